import { inspect } from "node:util";
import { connect, HttpError, NetworkError, TimeoutError, unwrap } from "altinnkit";
import { describe, expect, test } from "vitest";
import { archiveV1 } from "./archive.js";

const path = { ssn: "14857310056" };
const guid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

const { people } = archiveV1.operations;
const scoped = {
  ...archiveV1,
  operations: {
    people: { ...people, get: { ...people!.get!, scopes: [["altinn:a", "altinn:b"], ["altinn:all"]] } },
  },
};

async function refusal(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = async () => Response.json(body, { status, headers });
  const result = await connect(scoped, { environment: "tt02", policies: [], fetch }).people.get({ path });
  try {
    unwrap(result);
  } catch (error) {
    return JSON.parse(JSON.stringify(error)) as unknown;
  }
  throw new Error("unwrap did not throw");
}

const told = {
  name: "HttpError",
  kind: "http",
  operation: "GET /people/{ssn}",
  ids: {},
  retryable: false,
  attempts: 1,
};

describe("what unwrap tells of a refusal", () => {
  test("status and operation, and nothing of the body", async () => {
    expect(await refusal(404, { title: path.ssn })).toEqual({
      ...told,
      status: 404,
      message: "GET /people/{ssn}: the API answered 404.",
    });
  });

  test("ids that support can look up", async () => {
    const headers = { "x-invocationId": guid, "x-request-id": guid };
    expect(await refusal(500, { traceId: trace }, headers)).toEqual({
      ...told,
      status: 500,
      message: "GET /people/{ssn}: the API answered 500.",
      ids: { traceId: trace, invocationId: guid, requestId: guid },
    });
  });

  test.each(["14857310056", "310724181", "Kari Nordmann", "../../etc", "a".repeat(65), 7, null, ["a"]])(
    "no id that may be something else: %j",
    async (id) => {
      const headers = { "x-request-id": typeof id === "string" ? id : "" };
      expect(await refusal(500, { traceId: id, invocationId: id }, headers)).toMatchObject({ ids: {} });
    },
  );

  test("data.altinn.no's number, and only a number", async () => {
    expect(await refusal(503, { code: 1013, description: "x" })).toMatchObject({ code: 1013, retryable: true });
    for (const code of ["1013", 14857310056, 7, 1013.5, { code: 1013 }]) {
      expect(await refusal(503, { code })).not.toHaveProperty("code");
    }
  });

  test("how long to wait", async () => {
    expect(await refusal(429, {}, { "retry-after": "7" })).toMatchObject({ retryable: true, retryAfterMs: 7000 });
  });

  test("a wrong kind of token by name, whatever the scopes", async () => {
    expect(await refusal(403, { title: "IDX10205: Issuer validation failed. Issuer: 'x'." })).toEqual({
      ...told,
      kind: "needs-exchange",
      status: 403,
      scopes: scoped.operations.people.get.scopes,
      message:
        "GET /people/{ssn}: the API answered 403. It takes Altinn's own token: exchange the one from Maskinporten or ID-porten first.",
    });
  });

  test("the scopes a refused call would have needed", async () => {
    expect(await refusal(403, {})).toMatchObject({
      kind: "http",
      scopes: [["altinn:a", "altinn:b"], ["altinn:all"]],
      message:
        "GET /people/{ssn}: the API answered 403. The token may lack a scope; it needs altinn:a and altinn:b, or altinn:all.",
    });
    expect(await refusal(404, {})).not.toHaveProperty("scopes");
  });

  test.each(["[]", '"text"', "7", "null", "true"])("a body that is no object tells nothing: %s", async (body) => {
    expect(await refusal(403, JSON.parse(body))).toMatchObject({ status: 403, ids: {} });
  });

  test("a result that is not one of ours is refused all the same", () => {
    const response = new Response(null, { status: 500 });
    expect(() => unwrap({ error: {}, response })).toThrow(new HttpError("A call", 500));
  });
});

describe("errors in print", () => {
  const errors = [
    new NetworkError("GET /a", "ECONNRESET"),
    new TimeoutError("GET /a", 5),
    new HttpError("GET /a", 429, { retryAfterMs: 1000, attempts: 3, retryable: true, ids: { traceId: trace } }),
  ];

  test("JSON is message and facts", () => {
    expect(JSON.parse(JSON.stringify(errors))).toEqual([
      {
        name: "NetworkError",
        kind: "network",
        message: "GET /a: no whole answer came (ECONNRESET).",
        operation: "GET /a",
        code: "ECONNRESET",
        ids: {},
        retryable: true,
      },
      {
        name: "TimeoutError",
        kind: "timeout",
        message: "GET /a: not finished within 5 ms.",
        operation: "GET /a",
        timeoutMs: 5,
        ids: {},
        retryable: true,
      },
      {
        name: "HttpError",
        kind: "http",
        message: "GET /a: the API answered 429.",
        operation: "GET /a",
        status: 429,
        attempts: 3,
        retryAfterMs: 1000,
        ids: { traceId: trace },
        retryable: true,
      },
    ]);
  });

  test("inspect shows the same facts under the stack", () => {
    for (const error of errors) {
      const shown = inspect(error);
      expect(shown).toContain(error.message);
      expect(shown).toContain(`kind: '${error.kind}'`);
    }
  });

  test("a printed result shows what the API said, and neither URL nor headers", async () => {
    const fetch = async ({ url }: Request) => {
      const response = Response.json({ title: "Gone" }, { status: 410, headers: { "set-cookie": "sesam=1" } });
      return Object.defineProperty(response, "url", { value: url });
    };
    const result = await connect(archiveV1, { environment: "tt02", fetch }).people.get({ path });
    expect(inspect(result, { showHidden: true, getters: true })).toBe(
      "{ error: { title: 'Gone' }, status: 410, response: Response {} }",
    );
    expect(JSON.stringify(result)).toBe('{"error":{"title":"Gone"},"status":410,"response":{}}');
    expect(result.response.url).toContain(path.ssn);
  });
});
