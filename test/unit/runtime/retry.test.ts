import { connect, retry, unwrap, type RetryOptions } from "altinnkit";
import { afterEach, describe, expect, test } from "vitest";
import { inTurn, startApi, type Answer, type Api } from "../../servers/api.js";
import { serve } from "../../servers/listen.js";
import { archiveV1 } from "./archive.js";

let api: Api | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const quickly = { baseDelayMs: 2 };
const path = { ssn: "14857310056" };
const found: Answer = { body: { name: "Kari" } };

async function archive(answers: readonly Answer[], patience: RetryOptions = quickly, descriptor = archiveV1) {
  api = await startApi(inTurn(...answers));
  return connect(descriptor, { environment: "custom", baseUrl: api.url, policies: [retry(patience)] });
}

test.each([408, 429, 502, 503, 504])("a GET answered %i is sent again", async (status) => {
  const client = await archive([{ status }, { status }, found]);
  expect(unwrap(await client.people.get({ path }))).toEqual({ name: "Kari" });
  expect(api!.received).toHaveLength(3);
});

test.each([400, 401, 403, 404, 500, 501])("a GET answered %i is not", async (status) => {
  const client = await archive([{ status }, found]);
  expect((await client.people.get({ path })).response.status).toBe(status);
  expect(api!.received).toHaveLength(1);
});

test("after the last try the refusal is the result", async () => {
  const client = await archive([{ status: 503, body: { title: "down" } }], { ...quickly, attempts: 2 });
  const { error, response } = await client.people.get({ path });
  expect({ error, status: response.status }).toEqual({ error: { title: "down" }, status: 503 });
  expect(api!.received).toHaveLength(2);
});

test("a DELETE is sent again, a POST never, with a body or without", async () => {
  const client = await archive([{ status: 503 }]);
  await client.people.remove({ path });
  await client.people.add({ body: { name: "Kari" } });
  await client.people.freeze({ path });
  expect(api!.received.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "DELETE", "POST", "POST"]);
});

test("a lost connection is tried again", async () => {
  let tries = 0;
  const server = await serve((request, response) => {
    if (++tries < 3) request.socket.destroy();
    else response.end('{"name":"Kari"}');
  });
  const client = connect(archiveV1, { environment: "custom", baseUrl: server.url, policies: [retry(quickly)] });
  expect(unwrap(await client.people.get({ path }))).toEqual({ name: "Kari" });
  await server.close();
});

test("retry is the default, and an own list of policies replaces it", async () => {
  api = await startApi((_, before) => (before === 0 ? { status: 503, headers: { "retry-after": "0" } } : found));
  const by = { environment: "custom", baseUrl: api.url } as const;
  expect((await connect(archiveV1, by).people.get({ path })).response.status).toBe(200);
  await api.close();

  api = await startApi(() => ({ status: 503 }));
  await connect(archiveV1, { environment: "custom", baseUrl: api.url, policies: [] }).people.get({ path });
  expect(api.received).toHaveLength(1);
});

describe("a call that may have done its work", () => {
  const add = { body: { name: "Kari" } };
  const withId = { name: "Kari", idempotencyId: "k" };
  const withKey = { name: "Kari", idempotentKey: "k" };
  const { people } = archiveV1.operations;
  const withAdd = (more: object) => ({
    ...archiveV1,
    operations: { ...archiveV1.operations, people: { ...people, add: { ...people!.add!, ...more } } },
  });

  test("a POST that was one too many did not, and is sent again with its body", async () => {
    const client = await archive([{ status: 429 }, { status: 201, body: {} }]);
    expect((await client.people.add(add)).response.status).toBe(201);
    expect(api!.received.map(({ body }) => String(body))).toEqual(['{"name":"Kari"}', '{"name":"Kari"}']);
  });

  test("a POST whose contract forbids it is not sent again even then", async () => {
    const client = await archive([{ status: 429 }], quickly, withAdd({ idempotent: false }));
    expect((await client.people.add(add)).response.status).toBe(429);
    expect(api!.received).toHaveLength(1);
  });

  test.each<[string, (client: Awaited<ReturnType<typeof archive>>) => Promise<unknown>, object]>([
    ["its contract allows it", (client) => client.people.add(add), { idempotent: true }],
    ["the caller says so", (client) => client.people.add(add, { idempotent: true }), {}],
    ["it carries a key in a header", (client) => client.people.add(add, { headers: { "Idempotency-Key": "k" } }), {}],
    ["it carries a key in its body", (client) => client.people.add({ body: withId }), {}],
    ["it carries Correspondence's key", (client) => client.people.add({ body: withKey }), {}],
  ])("a POST is sent again when %s", async (_, call, more) => {
    const client = await archive([{ status: 503 }, { status: 201, body: {} }], quickly, withAdd(more));
    expect(await call(client)).toMatchObject({ data: {} });
    expect(api!.received).toHaveLength(2);
  });

  test("the caller can forbid a second GET", async () => {
    const client = await archive([{ status: 503 }]);
    await client.people.get({ path }, { idempotent: false });
    expect(api!.received).toHaveLength(1);
  });

  test("a server nobody is at is asked again by a POST too", async () => {
    const server = await serve(() => undefined);
    await server.close();
    const client = connect(archiveV1, { environment: "custom", baseUrl: server.url, policies: [retry(quickly)] });
    await expect(client.people.add(add)).rejects.toThrow(
      expect.objectContaining({ kind: "network", code: "ECONNREFUSED", attempts: 3, retryable: true }),
    );
  });
});

describe("bodies", () => {
  const bytes = new TextEncoder().encode("vedlegg");
  test.each<[string, () => Blob | Uint8Array<ArrayBuffer> | ArrayBuffer | string]>([
    ["bytes", () => bytes],
    ["a buffer", () => bytes.buffer],
    ["a Blob", () => new Blob([bytes])],
    ["text", () => "vedlegg"],
  ])("%s are made anew for each try", async (_, content) => {
    const client = await archive([{ status: 429 }, { status: 429 }, {}]);
    await client.files.add({ body: { content: content(), fileName: "a.txt" } });
    expect(api!.received.map(({ body }) => String(body))).toEqual(["vedlegg", "vedlegg", "vedlegg"]);
    expect(new Set(api!.received.map(({ headers }) => headers["content-disposition"]))).toEqual(
      new Set([`attachment; filename="a.txt"; filename*=UTF-8''a.txt`]),
    );
  });

  test("a stream is sent once", async () => {
    const client = await archive([{ status: 429 }]);
    await client.files.add({ body: { content: new Blob(["vedlegg"]).stream() } });
    expect(api!.received.map(({ body }) => String(body))).toEqual(["vedlegg"]);
  });

  test("what a policy put in a body's place is not replaced by the old one", async () => {
    api = await startApi(() => ({ status: 429 }));
    const client = connect(archiveV1, {
      environment: "custom",
      baseUrl: api.url,
      policies: [
        (next) => (request, call) => next(new Request(request, { method: "POST", body: "signed" }), call),
        retry(quickly),
      ],
    });
    await client.people.add({ body: { name: "Kari" } });
    expect(api.received.map(({ body }) => String(body))).toEqual(["signed"]);
  });
});

describe("the budget", () => {
  test("second tries end when it is spent, for all calls together", async () => {
    const client = await archive([{ status: 503 }], { ...quickly, budget: 5 });
    for (let call = 0; call < 10; call++) await client.people.get({ path });
    expect(api!.received).toHaveLength(10 + 5);
  });

  test("calls that go well fill it again, five for one second try", async () => {
    let down = true;
    api = await startApi(() => (down ? { status: 503 } : found));
    const policies = [retry({ ...quickly, attempts: 2, budget: 1 })];
    const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, policies });
    const requestsOf = async (calls: number) => {
      const before = api!.received.length;
      for (let call = 0; call < calls; call++) await client.people.get({ path });
      return api!.received.length - before;
    };
    expect(await requestsOf(2)).toBe(3);
    down = false;
    expect(await requestsOf(6)).toBe(6);
    down = true;
    expect(await requestsOf(2)).toBe(3);
  });
});
