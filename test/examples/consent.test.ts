import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample } from "../support/examples.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("consent.ts asks for consent and waits until it is given", async () => {
  const { code, stdout, stderr } = await runExample("consent", world.env);

  const { seen } = world.platform;
  const id = /[\da-f-]{36}/.exec(seen.join())![0];
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    `Send the person to https://am.ui.tt02.altinn.no/accessmanagement/ui/consent/request?id=${id}`,
    "Accepted at 2026-03-02T08:05:00Z",
    "",
  ]);
  const requests = "/accessmanagement/api/v1/enterprise/consentrequests";
  expect(seen).toEqual([`POST ${requests} 201`, `GET ${requests}/${id} 200`, `GET ${requests}/${id} 200`]);
});
