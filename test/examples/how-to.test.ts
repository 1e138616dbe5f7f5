import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { howToFetch, roadsTo } from "../../generator/datasets/how-to.js";
import { readDatasets, type PinnedDataset } from "../../generator/datasets/read.js";
import type { Road } from "../../generator/datasets/road-code.js";
import { keyOf } from "../servers/dan/contexts.js";
import { startWorld, type World } from "../servers/world.js";
import { root } from "../support/cli.js";
import { runProgram } from "../support/examples.js";

let world: World;
let datasets: readonly PinnedDataset[];
let folder: string;

beforeAll(async () => {
  world = await startWorld();
  datasets = await readDatasets("specs");
  folder = await mkdtemp(join(root, ".scratch-"));
}, 60_000);

afterAll(() => Promise.all([world.close(), rm(folder, { recursive: true })]));

/** Runs a dataset's code as it is pasted: what it prints, and what it asks for. */
async function run(dataset: PinnedDataset, road: Road, context = "eBevis"): Promise<object> {
  const before = world.dan.received.length;
  const file = join(folder, "pasted.mts");
  await writeFile(file, howToFetch(dataset.id, dataset, road, context));
  const env = { ...world.env, SUBSCRIPTION_KEY: keyOf(context) };
  const { code, stdout, stderr } = await runProgram(file, env);
  const asked = world.dan.received.slice(before).map(({ method, url }) => `${method} ${url}`);
  return { code, stderr, printed: stdout.split("\n"), asked };
}

const named = (name: string): PinnedDataset => datasets.find((dataset) => dataset.name === name)!;
const fine = { code: 0, stderr: "" };
const accreditation = expect.stringMatching(/^GET \/v1\/evidence\/[\da-f-]{36}$/) as string;
const answersAt = expect.stringMatching(/^The subject answers at https:\/\//) as string;
const harvestOf = (name: string) => expect.stringMatching(`^GET /v1/evidence/[\\da-f-]{36}/${name}$`) as string;

test.each<[road: Road, name: string, printed: string[], asked: string[], context?: string]>([
  ["direct", "UnitBasicInformation", ["310724181", ""], ["POST /v1/directharvest/UnitBasicInformation"]],
  ["file", "AdvRegBulk.zip", ["4", ""], ["POST /v1/directharvest/AdvRegBulk.zip"], "Advokatregisteret"],
  ["open", "UnitBasicInformation", ["310724181", ""], ["GET /v1/opendata/UnitBasicInformation/310724181"]],
  [
    "accreditation",
    "RestanserV2",
    [
      answersAt,
      "{",
      "  text: '2026-01-15T09:12:32',",
      "  instant: 2026-01-15T09:12:32.000Z,",
      "  zoned: false",
      "}",
      "",
    ],
    ["POST /v1/authorization", accreditation, harvestOf("RestanserV2")],
  ],
])("the code for %s access runs: %s", async (road, name, printed, asked, context) => {
  expect(roadsTo(named(name))).toContain(road);
  expect(await run(named(name), road, context)).toEqual({ ...fine, printed, asked });
});

test("the code for a dataset that takes its time runs", async () => {
  const slow = { ...named("RestanserV2"), consent: false, asynchronous: true };
  world.dan.addDataset({ evidenceCodeName: slow.name, isAsynchronous: true, values: [] });
  world.dan.takeTime(0);

  expect(await run(slow, "accreditation")).toEqual({
    ...fine,
    printed: ["undefined", ""],
    asked: ["POST /v1/authorization", harvestOf("RestanserV2")],
  });
});
