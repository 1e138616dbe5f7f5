import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("events.ts subscribes an endpoint and reads on in a feed that grows", async () => {
  const { code, stdout, stderr } = await runExample("events", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Subscription 1 is at work",
    "2026-03-02T08:00:00Z no.ttd.case.opened",
    "2026-03-02T09:00:00Z no.ttd.case.heard",
    "2026-03-02T10:00:00Z no.ttd.case.closed",
    "",
  ]);
  const resource = "resource=urn%3Aaltinn%3Aresource%3Attd-demo-events";
  expect(world.platform.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /events/api/v1/subscriptions",
    "GET /events/api/v1/subscriptions/1",
    `GET /events/api/v1/events?${resource}&after=0`,
    `GET /events/api/v1/events?${resource}&after=5e0f5b0c-0a53-4c8e-9b5f-000000000002`,
  ]);
  expect(world.platform.seen.map((line) => line.slice(-3))).toEqual(["201", "200", "200", "200"]);
});
