import { connect, HttpError, unwrap, type ClientOf } from "altinnkit";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { startApi, type Api, type Answer, type Received } from "../../servers/api.js";
import { serve } from "../../servers/listen.js";
import { archiveV1, type Person, type Problem } from "./archive.js";

const ssn = "14857310056";
let api: Api | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function archive(answer: (request: Received, before: number) => Answer | Promise<Answer>) {
  api = await startApi(answer);
  return connect(archiveV1, { environment: "custom", baseUrl: `${api.url}/api/v1/` });
}

describe("both faces", () => {
  test("a named method sends path, query and header as the contract says", async () => {
    const client = await archive(() => ({ body: [{ name: "Kari" }] }));

    const { data } = await client.people.list(
      { query: { tag: ["a b", "ø"], filter: { born: "1957", town: "Bø" } }, header: { "If-Match": "7" } },
      { headers: { "X-Trace": "t" } },
    );

    expect(data).toEqual([{ name: "Kari" }]);
    const [{ method, url, headers }] = api!.received as [Received];
    expect({ method, url }).toEqual({
      method: "GET",
      url: "/api/v1/people?tag=a%20b&tag=%C3%B8&born=1957&town=B%C3%B8",
    });
    expect(headers).toMatchObject({ accept: "application/json", "if-match": "7", "x-trace": "t" });
  });

  test("an operation that takes nothing has its options first", async () => {
    const client = await archive(() => ({ body: 7 }));
    expect(unwrap(await client.people.count({ headers: { "X-Trace": "t" } }))).toBe(7);
    expect(api!.received[0]!.headers["x-trace"]).toBe("t");
    await expect(client.people.count({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });

  test("GET by path reaches the same operation", async () => {
    const client = await archive(() => ({ body: { name: "Kari" } }));

    const { data } = await client.GET("/people/{ssn}", { params: { path: { ssn } } });

    expect(data).toEqual({ name: "Kari" });
    expect(api!.received.map(({ url }) => url)).toEqual([`/api/v1/people/${ssn}`]);
  });

  test("a JSON body is sent as JSON", async () => {
    const client = await archive(({ body }) => ({ status: 201, body: JSON.parse(body.toString()) }));

    expect(unwrap(await client.people.add({ body: { name: "Åse" } }))).toEqual({ name: "Åse" });
    expect(api!.received[0]!.headers["content-type"]).toBe("application/json");
  });

  test("types follow from the descriptor", () => {
    type Archive = ClientOf<typeof archiveV1>;
    type Got = Awaited<ReturnType<Archive["people"]["get"]>>;
    expectTypeOf<Exclude<Got["data"], undefined>>().toEqualTypeOf<Person>();
    expectTypeOf<Exclude<Got["error"], undefined>>().toEqualTypeOf<Problem>();
    expectTypeOf<Parameters<Archive["GET"]>[0]>().toEqualTypeOf<"/people/{ssn}">();
  });
});

describe("answers", () => {
  test.each([
    ["204", { status: 204 }],
    ["content-length 0", { status: 200, headers: { "content-length": "0" } }],
    ["an empty body without a content type", { status: 200, headers: { "transfer-encoding": "chunked" }, body: "" }],
  ])("nothing is undefined: %s", async (_, answer) => {
    const client = await archive(() => answer);
    expect(await client.people.remove({ path: { ssn } })).toEqual({
      data: undefined,
      status: answer.status,
      response: expect.any(Response),
    });
  });

  test("nothing is undefined: an answer without any body", async () => {
    const client = connect(archiveV1, { environment: "tt02", fetch: async () => new Response() });
    expect((await client.people.remove({ path: { ssn } })).data).toBeUndefined();
  });

  test.each([
    ["JSON under text/plain", "text/plain", '{"name":"Kari"}', { name: "Kari" }],
    ["JSON under a vendor's type", "application/hal+json", '{"name":"Kari"}', { name: "Kari" }],
    ["plain text", "text/plain; charset=utf-8", "ok", "ok"],
  ])("%s is read", async (_, type, body, data) => {
    const client = await archive(() => ({ headers: { "content-type": type }, body }));
    expect((await client.people.get({ path: { ssn } })).data).toEqual(data);
  });

  test("a gateway's page in place of JSON is an error that does not quote it", async () => {
    const client = await archive(() => ({ headers: { "content-type": "text/html" }, body: `<p>${ssn}</p>` }));
    await expect(client.people.get({ path: { ssn } })).rejects.toThrow(
      expect.objectContaining({
        kind: "answer",
        status: 200,
        message: "GET /people/{ssn}: the API answered 200 with a body that is not JSON.",
      }),
    );
  });

  test.each([
    ["problem+json", "application/problem+json", '{"title":"Gone"}', { title: "Gone" }],
    [
      "text that is no JSON",
      "text/html",
      "<h1>no</h1>",
      { type: "about:blank", title: "Not Found", status: 404, detail: "<h1>no</h1>" },
    ],
    ["no body", "text/plain", "", { type: "about:blank", title: "Not Found", status: 404 }],
  ])("a refusal's error is %s", async (_, type, body, error) => {
    const client = await archive(() => ({ status: 404, headers: { "content-type": type }, body }));
    const result = await client.people.get({ path: { ssn } });
    expect(result).toEqual({ error, status: 404, response: expect.any(Response) });
  });

  test("unwrap throws what was called and what came, and nothing of the caller's", async () => {
    const client = await archive(() => ({ status: 404, body: { title: ssn } }));
    const results = [
      await client.people.get({ path: { ssn } }),
      await client.GET("/people/{ssn}", { params: { path: { ssn } } }),
    ];
    for (const result of results) {
      expect(() => unwrap(result)).toThrow(new HttpError("GET /people/{ssn}", 404, { attempts: 1 }));
    }
  });
});

describe("calls that end early", () => {
  test.each(["", ".", ".."])("the path parameter %j is refused: it would lead elsewhere", async (value) => {
    const client = await archive(() => ({}));
    await expect(client.people.get({ path: { ssn: value } })).rejects.toThrow(
      expect.objectContaining({ kind: "argument", operation: "GET /people/{ssn}" }),
    );
    expect(api!.received).toEqual([]);
  });

  test("slashes in a path parameter stay inside it", async () => {
    const client = await archive(() => ({ body: {} }));
    await client.people.get({ path: { ssn: "../a/b" } });
    expect(api!.received[0]!.url).toBe("/api/v1/people/..%2Fa%2Fb");
  });

  test("timeoutMs ends a call that gets no answer", async () => {
    const client = await archive(() => new Promise(() => undefined));
    await expect(client.people.get({ path: { ssn } }, { timeoutMs: 50 })).rejects.toThrow(
      expect.objectContaining({ kind: "timeout", timeoutMs: 50, operation: "GET /people/{ssn}" }),
    );
  });

  test("timeoutMs ends a call though nobody inside listens to signals", async () => {
    const deaf = connect(archiveV1, { environment: "tt02", fetch: () => new Promise(() => undefined) });
    await expect(deaf.people.get({ path: { ssn } }, { timeoutMs: 50 })).rejects.toThrow(
      expect.objectContaining({ kind: "timeout", timeoutMs: 50, attempts: 1 }),
    );
  });

  test("a header no request may hold is refused without being repeated", async () => {
    const client = await archive(() => ({}));
    await expect(client.people.count({ headers: { "X-Trace": `a\n${ssn}` } })).rejects.toThrow(
      expect.objectContaining({
        kind: "argument",
        message: "GET /people/count: no request can be made of these parameters, headers and body.",
      }),
    );
    expect(api!.received).toEqual([]);
  });

  test("timeoutMs ends a call whose answer stops half way", async () => {
    const server = await serve((_, response) => response.write('{"name":'));
    const client = connect(archiveV1, { environment: "custom", baseUrl: server.url });
    await expect(client.people.get({ path: { ssn } }, { timeoutMs: 50 })).rejects.toThrow(
      expect.objectContaining({ kind: "timeout" }),
    );
    await server.close();
  });

  test("a signal ends the reading of an answer with its own reason", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const server = await serve((_, response) => {
      response.write('{"name":');
      setTimeout(() => controller.abort(reason), 50);
    });
    const client = connect(archiveV1, { environment: "custom", baseUrl: server.url });
    await expect(client.people.get({ path: { ssn } }, { signal: controller.signal })).rejects.toBe(reason);
    await server.close();
  });

  test("an answer that breaks off is a network error", async () => {
    const server = await serve((_, response) => response.write('{"name":', () => response.destroy()));
    const client = connect(archiveV1, { environment: "custom", baseUrl: server.url });
    await expect(client.people.get({ path: { ssn } })).rejects.toThrow(
      expect.objectContaining({ kind: "network", operation: "GET /people/{ssn}" }),
    );
    await server.close();
  });

  test("a signal ends a call with its own reason", async () => {
    const client = await archive(() => new Promise(() => undefined));
    const reason = new Error("enough");
    const controller = new AbortController();
    const call = client.people.get({ path: { ssn } }, { signal: controller.signal, timeoutMs: 10_000 });
    setTimeout(() => controller.abort(reason), 20);
    await expect(call).rejects.toBe(reason);
  });

  test("a server that is not there is a network error with the platform's code", async () => {
    const client = await archive(() => ({}));
    await api!.close();
    api = undefined;
    await expect(client.people.add({ body: { name: "Kari" } })).rejects.toThrow(
      expect.objectContaining({ kind: "network", code: "ECONNREFUSED", operation: "POST /people" }),
    );
  });

  test("an error of a policy is thrown as it is", async () => {
    const reason = new RangeError("not today");
    const client = connect(archiveV1, {
      environment: "tt02",
      policies: [
        () => () => {
          throw reason;
        },
      ],
    });
    await expect(client.people.get({ path: { ssn } })).rejects.toBe(reason);
  });
});

test("a policy sees what is called by name and template, and wraps every try", async () => {
  const seen: unknown[] = [];
  api = await startApi(() => ({ body: { name: "Kari" } }));
  const client = connect(archiveV1, {
    environment: "custom",
    baseUrl: api.url,
    policies: [
      (next) => (request, call) => {
        seen.push(call);
        return next(request, call);
      },
    ],
  });

  await client.people.get({ path: { ssn } });

  expect(seen).toEqual([{ api: "test/archive/v1", operation: "people.get", method: "GET", path: "/people/{ssn}" }]);
});
