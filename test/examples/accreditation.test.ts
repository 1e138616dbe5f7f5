import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "../servers/world.js";
import { runExample, startExample } from "../support/examples.js";

let world: World;

beforeEach(async () => {
  world = await startWorld();
}, 60_000);

afterEach(() => world.close());

const asked = [
  "Granted: UnitBasicInformation, RestanserV2",
  "Left out: MvaMeldingsOpplysning",
  expect.stringMatching(/^The company answers at https:\/\//) as string,
];

/** What the service was asked, the accreditation by `{id}`. */
const seen = () => world.dan.received.map(({ method, url }) => `${method} ${url.replace(/[\da-f-]{36}/, "{id}")}`);

test("accreditation.ts asks for consent, harvests what is granted, and deletes the accreditation", async () => {
  world.dan.provide("RestanserV2", [{ evidenceValueName: "restskattForfaltOgUbetalt", value: "333,50 NOK" }]);
  const { code, stdout, stderr } = await runExample("accreditation", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    ...asked,
    "Consent is given",
    "UnitBasicInformation: harvested",
    "Tax overdue: 333.50 NOK",
    "",
  ]);
  expect(seen()).toEqual([
    "POST /v1/authorization",
    "GET /v1/evidence/{id}",
    "GET /v1/evidence/{id}/UnitBasicInformation",
    "GET /v1/evidence/{id}/RestanserV2",
    "DELETE /v1/accreditations/{id}",
  ]);
});

test("accreditation.ts harvests the rest when the company says no", async () => {
  world.dan.answerConsents("denied");
  const { code, stdout, stderr } = await runExample("accreditation", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    ...asked,
    "Consent is denied",
    "UnitBasicInformation: harvested",
    "RestanserV2: ConsentError",
    "",
  ]);
});

test("accreditation.ts waits until it is told to stop, and deletes the accreditation then too", async () => {
  world.dan.answerConsents(undefined);
  const example = startExample("accreditation", world.env);
  let stdout = "";
  example.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => example.on("close", resolve));
  await expect.poll(seen, { timeout: 20_000 }).toContain("GET /v1/evidence/{id}");
  example.kill("SIGINT");

  expect(await ended).toBe(0);
  expect(stdout.split("\n")).toEqual([...asked, "Given up", ""]);
  expect(seen()).toEqual(["POST /v1/authorization", "GET /v1/evidence/{id}", "DELETE /v1/accreditations/{id}"]);
});
