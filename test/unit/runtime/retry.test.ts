import { attemptTimeout, connect, limit, retry, unwrap, type ClientEvent, type RetryOptions } from "altinnkit";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startApi, type Answer, type Api } from "../../servers/api.js";
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
  api = await startApi((_, before) => answers[Math.min(before, answers.length - 1)]!);
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

test.each([
  ["seconds", () => "1"],
  ["a date", () => new Date(Date.now() + 1900).toUTCString()],
])("Retry-After in %s is waited for", async (_, retryAfter) => {
  const client = await archive([{ status: 429, headers: { "retry-after": retryAfter() } }, found]);
  const start = performance.now();
  unwrap(await client.people.get({ path }));
  const waited = performance.now() - start;
  expect(waited).toBeGreaterThan(800);
  expect(waited).toBeLessThan(2500);
});

test("a Retry-After beyond the longest wait is not waited for, and told", async () => {
  const client = await archive([{ status: 503, headers: { "retry-after": "3600" } }, found], { maxDelayMs: 20 });
  const result = await client.people.get({ path });
  expect(() => unwrap(result)).toThrow(
    expect.objectContaining({ kind: "http", status: 503, retryable: true, retryAfterMs: 3_600_000, attempts: 1 }),
  );
  expect(api!.received).toHaveLength(1);
});

test("waiting ends with the caller's signal", async () => {
  const client = await archive([{ status: 503, headers: { "retry-after": "20" } }]);
  const reason = new Error("enough");
  const controller = new AbortController();
  const call = client.people.get({ path }, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await expect(call).rejects.toBe(reason);
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

describe("an end to waiting", () => {
  test("a wait that would outlive the call is not begun", async () => {
    const client = await archive([{ status: 503, headers: { "retry-after": "2" } }]);
    const start = performance.now();
    const { response } = await client.people.get({ path }, { timeoutMs: 1000 });
    expect(response.status).toBe(503);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("a date is counted from the server's own clock", async () => {
    const date = "Mon, 01 Jan 2035 00:00:00 GMT";
    const headers = { date, "retry-after": "Mon, 01 Jan 2035 00:00:01 GMT" };
    const client = await archive([{ status: 503, headers }, found]);
    const start = performance.now();
    unwrap(await client.people.get({ path }));
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  test("a client's own timeoutMs is for calls that have none", async () => {
    api = await startApi(() => new Promise(() => undefined));
    const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, timeoutMs: 40 });
    await expect(client.people.get({ path })).rejects.toThrow(expect.objectContaining({ timeoutMs: 40, attempts: 1 }));
    await expect(client.people.get({ path }, { timeoutMs: 60 })).rejects.toThrow(
      expect.objectContaining({ timeoutMs: 60 }),
    );
  });

  test("a try that takes too long makes room for another", async () => {
    api = await startApi((_, before) => (before === 0 ? new Promise(() => undefined) : found));
    const policies = [retry(quickly), attemptTimeout(80)];
    const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, policies });
    expect(unwrap(await client.people.get({ path }))).toEqual({ name: "Kari" });
    expect(api.received).toHaveLength(2);
  });

  test("when every try takes too long, the last one's limit is told", async () => {
    api = await startApi(() => new Promise(() => undefined));
    const policies = [retry({ ...quickly, attempts: 2 }), attemptTimeout(40)];
    const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, policies });
    await expect(client.people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "timeout", timeoutMs: 40, attempts: 2, retryable: true }),
    );
  });

  test("the time for a try does not count the reading", async () => {
    const server = await serve((_, response) => {
      response.write('{"name":');
      setTimeout(() => response.end('"Kari"}'), 120);
    });
    const client = connect(archiveV1, { environment: "custom", baseUrl: server.url, policies: [attemptTimeout(60)] });
    expect(unwrap(await client.people.get({ path }))).toEqual({ name: "Kari" });
    await server.close();
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

test("each request and each wait is told, by name and template", async () => {
  const events: ClientEvent[] = [];
  api = await startApi((_, before) => (before === 0 ? { status: 503, headers: { "retry-after": "0" } } : found));
  const client = connect(archiveV1, {
    environment: "custom",
    baseUrl: api.url,
    onEvent: (event) => events.push(event),
  });
  await client.people.get({ path });

  const call = { api: "test/archive/v1", operation: "people.get", method: "GET", path: "/people/{ssn}" };
  const number = expect.any(Number) as number;
  expect(events).toEqual([
    { type: "attempt", call, attempt: 1, durationMs: number, status: 503 },
    { type: "retry", call, attempt: 1, delayMs: number, reason: 503 },
    { type: "attempt", call, attempt: 2, durationMs: number, status: 200 },
  ]);
});

test("a listener that throws does no harm", async () => {
  api = await startApi(() => found);
  const onEvent = () => {
    throw new Error("mine");
  };
  const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, onEvent });
  expect(unwrap(await client.people.get({ path }))).toEqual({ name: "Kari" });
});

describe("limits", () => {
  const busy = () => {
    const seen = { now: 0, most: 0 };
    const fetch = async () => {
      seen.most = Math.max(seen.most, ++seen.now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.now--;
      return Response.json({ name: "Kari" });
    };
    return { seen, fetch };
  };

  test("no more requests are under way than allowed, over all clients of one limit", async () => {
    const { seen, fetch } = busy();
    const policies = [limit({ concurrency: 3 })];
    const clients = [1, 2].map(() => connect(archiveV1, { environment: "tt02", fetch, policies }));
    const calls = Array.from({ length: 20 }, (_, index) => clients[index % 2]!.people.get({ path }));
    await Promise.all(calls);
    expect(seen.most).toBe(3);
  });

  test("who gives up while waiting leaves the place to the next", async () => {
    const { fetch } = busy();
    const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit({ concurrency: 1 })] });
    const controller = new AbortController();
    const reason = new Error("enough");
    const first = client.people.get({ path });
    const second = client.people.get({ path }, { signal: controller.signal });
    const third = client.people.get({ path });
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect([(await first).data, (await third).data]).toEqual([{ name: "Kari" }, { name: "Kari" }]);
  });

  test("a minute's requests are a tenth fewer than the limit, and the next waits out the minute", async () => {
    vi.useFakeTimers();
    const start = performance.now();
    const sent: number[] = [];
    const fetch = async () => {
      sent.push(Math.round((performance.now() - start) / 1000));
      return Response.json({});
    };
    const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit({ perMinute: 10 })] });
    const calls = Array.from({ length: 20 }, () => client.people.get({ path }));
    await vi.advanceTimersByTimeAsync(130_000);
    await Promise.all(calls);
    vi.useRealTimers();
    expect(sent).toEqual([...Array(9).fill(0), ...Array(9).fill(60), ...Array(2).fill(120)]);
  });

  test("without limits nothing waits", async () => {
    const { seen, fetch } = busy();
    const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit(archiveV1.limits)] });
    await Promise.all(Array.from({ length: 20 }, () => client.people.get({ path })));
    expect(seen.most).toBe(20);
  });
});
