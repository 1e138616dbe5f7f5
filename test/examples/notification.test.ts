import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("notification.ts orders an e-mail and follows it until it is delivered, into the feed", async () => {
  const { code, stdout, stderr } = await runExample("notification", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Order_Registered",
    "Order_Processed Email_Succeeded",
    "Order_Completed Email_Delivered",
    "1: case-2026-17 Order_Completed",
    "",
  ]);
  const { seen } = world.platform;
  const shipment = `/notifications/api/v1/future/shipment/${/[\da-f-]{36}/.exec(seen.join())![0]}`;
  expect(seen).toEqual([
    "POST /notifications/api/v1/future/orders 201",
    `GET ${shipment} 200`,
    `GET ${shipment} 200`,
    `GET ${shipment} 200`,
    "GET /notifications/api/v1/future/shipment/feed 200",
    "GET /notifications/api/v1/future/shipment/feed 200",
  ]);
});
