import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../servers/services/authentication.js";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("system-users.ts looks up who has given a system user, and calls as each", async () => {
  const { code, stdout, stderr } = await runExample("system-users", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(["Demo for 313724182: 1 instances", ""]);
  expect(world.platform.seen).toEqual(["GET /authentication/api/v1/systemuser/vendor/bysystem/310724181_demo 200"]);
  expect(world.callers).toEqual([
    {
      claims: expect.objectContaining({
        scope: "altinn:instances.read",
        authorization_details: [
          {
            type: "urn:altinn:systemuser",
            systemuser_org: { authority: "iso6523-actorid-upis", ID: `0192:${customer}` },
            systemuser_id: [expect.any(String)],
            system_id: expect.any(String),
          },
        ],
      }),
      owner: `Organisation:${customer}`,
    },
  ]);
});
