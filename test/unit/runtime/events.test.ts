import { connect, unwrap, type ClientEvent } from "altinnkit";
import { afterEach, expect, test } from "vitest";
import { startApi, type Answer, type Api } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";

let api: Api | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const path = { ssn: "14857310056" };
const found: Answer = { body: { name: "Kari" } };

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
