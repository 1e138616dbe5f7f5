import { attemptTimeout, connect, retry, unwrap } from "altinnkit";
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

test("a client's own timeoutMs is for calls that have none", async () => {
  api = await startApi(() => new Promise(() => undefined));
  const client = connect(archiveV1, { environment: "custom", baseUrl: api.url, timeoutMs: 40 });
  await expect(client.people.get({ path })).rejects.toThrow(expect.objectContaining({ timeoutMs: 40, attempts: 1 }));
  await expect(client.people.get({ path }, { timeoutMs: 60 })).rejects.toThrow(
    expect.objectContaining({ timeoutMs: 60 }),
  );
});

test("a call may be given more time than a timer can run for", async () => {
  api = await startApi(() => found);
  const client = connect(archiveV1, { environment: "custom", baseUrl: api.url });
  expect(unwrap(await client.people.get({ path }, { timeoutMs: 2 ** 31 }))).toEqual({ name: "Kari" });
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
