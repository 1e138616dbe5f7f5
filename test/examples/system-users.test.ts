import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../servers/services/authentication.js";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

/** What Storage is shown for a call as a system user of the customer's. */
const callAs = (named: object) => ({
  claims: expect.objectContaining({
    scope: "altinn:instances.read",
    authorization_details: [
      {
        type: "urn:altinn:systemuser",
        systemuser_org: { authority: "iso6523-actorid-upis", ID: `0192:${customer}` },
        ...named,
        systemuser_id: [expect.any(String)],
        system_id: expect.any(String),
      },
    ],
  }),
  owner: `Organisation:${customer}`,
});

test("system-users.ts looks up all system users of a system, and calls as each", async () => {
  const { code, stdout, stderr } = await runExample("system-users", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual(["Payroll for 313724182: 0 instances", "Tax for 313724182: 0 instances", ""]);
  const lookup = "/authentication/api/v1/systemuser/vendor/bysystem/310724181_demo";
  expect(world.platform.received.map(({ url }) => url)).toEqual([lookup, `${lookup}?token=1`]);
  expect(world.callers).toEqual([callAs({}), callAs({ externalRef: "tax" })]);
});
