import { connect, retry, unwrap, type RetryOptions } from "altinnkit";
import { afterEach, expect, test } from "vitest";
import { inTurn, startApi, type Answer, type Api } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";

let api: Api | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const quickly = { baseDelayMs: 2 };
const path = { ssn: "14857310056" };
const found: Answer = { body: { name: "Kari" } };

async function archive(answers: readonly Answer[], patience: RetryOptions = quickly) {
  api = await startApi(inTurn(...answers));
  return connect(archiveV1, { environment: "custom", baseUrl: api.url, policies: [retry(patience)] });
}

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
