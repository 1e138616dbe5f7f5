import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("dialog.ts has an update refused that has not seen another, looks, and makes it", async () => {
  const { code, stdout, stderr } = await runExample("dialog", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Made it InProgress",
    "Somebody has made it InProgress",
    "Made it Awaiting",
    "Somebody has made it Awaiting",
    "Made it Completed",
    "",
  ]);
  const { seen, received } = world.platform;
  const dialog = `/dialogporten/api/v1/serviceowner/dialogs/${/[\da-f-]{36}/.exec(seen.join())![0]}`;
  expect(seen).toEqual([
    "POST /dialogporten/api/v1/serviceowner/dialogs 201",
    `PUT ${dialog} 204`,
    `PUT ${dialog} 412`,
    `GET ${dialog} 200`,
    `PUT ${dialog} 204`,
    `PUT ${dialog} 412`,
    `GET ${dialog} 200`,
    `PUT ${dialog} 204`,
  ]);
  const conditions = received.map(({ headers }) => headers["if-match"]);
  const versions = [...new Set(conditions)];
  expect(conditions.map((one) => versions.indexOf(one))).toEqual([0, 1, 1, 0, 2, 2, 0, 3]);
});
