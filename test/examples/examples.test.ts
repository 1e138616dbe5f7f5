import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/cli.js";
import { runExample, runProgram } from "../support/examples.js";
import { startWorld, type World } from "../servers/world.js";

let world: World;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);

afterAll(() => world.close());

test("storage.ts reads, uploads and downloads with an exchanged token, checked against the contract", async () => {
  const { code, stdout, stderr } = await runExample("storage", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Instance of ttd/demo-app, owned by party 51001234",
    "Uploaded hilsen på norsk.txt as string",
    "Downloaded 6 bytes of text/plain",
    "openapi-fetch's way answers 200 too",
    "",
  ]);
  const instance = "/storage/api/v1/instances/51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70";
  expect(world.storage.seen).toEqual([
    `GET ${instance} 200`,
    `POST ${instance}/data 201`,
    `GET ${instance}/data/0f6bc1b0-7d1c-4a5e-8f3d-1c2b3a4d5e6f 200`,
    "GET /storage/api/v1/instances 200",
  ]);
});

test("storage.ts with another client's key is refused, and the key is not shown", async () => {
  const { code, stdout, stderr } = await runExample("storage", { ...world.env, KEY_ID: "unknown" });

  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("Maskinporten:");
  expect(stderr).not.toContain("PRIVATE KEY");
});

test("harvest.ts harvests a dataset, the subject in the body alone", async () => {
  const { code, stdout, stderr } = await runExample("harvest", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "FIKTIV FJORD AS (AS), 310724181",
    "Second industry code: none",
    "Status 1, 4 values. Data from Altinn.",
    "",
  ]);
  expect(world.dan.received.map(({ method, url, body }) => [method, url, body.toString()])).toEqual([
    ["POST", "/v1/directharvest/UnitBasicInformation", '{"subject":"310724181"}'],
  ]);
});

test("dialog-search.ts searches and looks by its own token, and listens by the dialog's", async () => {
  const { code, stdout, stderr } = await runExample("dialog-search", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Årsrapport mangler signatur (REQUIRES_ATTENTION)",
    "It says: Signer innen fredag.",
    "It was updated",
    "It was deleted",
    'In our own words: {"searchDialogs":{"items":[{"dueAt":null}]}}',
    "",
  ]);
  expect(world.dialogporten.seen.map((seen) => seen.split(" ")[0])).toEqual([
    "/graphql",
    "/graphql",
    "/graphql/stream",
    "/graphql",
  ]);
});

test("xml-form.ts writes the schema's order, whatever the order of keys", async () => {
  const { code, stdout, stderr } = await runExample("xml-form", {});
  const [about, ...xml] = stdout.split("\n");

  expect([code, stderr]).toEqual([0, ""]);
  expect(about).toBe("Kari Fjord works with frontend");
  expect(xml.join("\n")).toContain("<geekType>backend</geekType><altinnErfaringAAr>7</altinnErfaringAAr>");
});

test("app-form.ts fills in a form as typed values, and reads what the app made of it as XML", async () => {
  const { code, stdout, stderr } = await runExample("app-form", world.env);

  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "Started an instance for party 51001234",
    "The app changed gjelderBarn",
    "Fiktiv Fjord AS applies, for children: true",
    "Sent",
    "",
  ]);
  const instance = "/ttd/demo-app/instances/51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70";
  const form = `${instance}/data/0f6bc1b0-7d1c-4a5e-8f3d-1c2b3a4d5e6f/type/default`;
  const seen = world.app.received.map(({ method, url, headers }) => [method, url, headers.accept]);
  expect(seen).toEqual([
    ["POST", "/ttd/demo-app/instances", "application/json"],
    ["PUT", form, "application/json"],
    ["GET", form, "application/xml"],
    ["PUT", `${instance}/process/next`, "application/json"],
  ]);
});

test("the README's first program runs", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const program = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  const folder = await mkdtemp(join(root, ".scratch-"));
  try {
    await writeFile(join(folder, "readme.ts"), program);
    const { code, stdout, stderr } = await runProgram(join(folder, "readme.ts"), world.env);

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70 ttd/demo-app\n");
    expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
  } finally {
    await rm(folder, { recursive: true });
  }
});
