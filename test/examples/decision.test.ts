import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

const authorize = "POST /authorization/api/v1/authorize";

test("decision.ts asks what a person may do, with token and subscription key", async () => {
  const { code, stdout, stderr } = await runExample("decision", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(["May read, logged in at level 3", "May not write", ""]);
  expect(world.platform.seen).toEqual([`${authorize} 200`, `${authorize} 200`]);
});

test("decision.ts without the right subscription key is refused, and the number of the person is not shown", async () => {
  const { code, stdout, stderr } = await runExample("decision", { ...world.env, SUBSCRIPTION_KEY: "another" });

  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("POST /authorize: the API answered 401.");
  expect(stderr).not.toContain("14857310056");
  expect(world.platform.seen.at(-1)).toBe(`${authorize} 401`);
});
