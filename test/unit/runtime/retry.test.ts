import { connect, retry, unwrap } from "altinnkit";
import { afterEach, expect, test } from "vitest";
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

async function archive(answers: readonly Answer[], patience: Parameters<typeof retry>[0] = quickly) {
  api = await startApi((_, before) => answers[Math.min(before, answers.length - 1)]!);
  return connect(archiveV1, { environment: "custom", baseUrl: api.url, policies: [retry(patience)] });
}

test.each([429, 502, 503, 504])("a GET answered %i is sent again", async (status) => {
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

test("Retry-After is capped", async () => {
  const client = await archive([{ status: 503, headers: { "retry-after": "3600" } }, found], { maxDelayMs: 20 });
  const start = performance.now();
  unwrap(await client.people.get({ path }));
  expect(performance.now() - start).toBeLessThan(1000);
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
