import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { advRegBulkZip, kontodetaljer, restanserV2, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { danRetry, harvest, harvestBare, harvestFile, harvestFrom, openData, type Dan } from "altinnkit/flows/dan";
import { startApi, type Answer, type Api } from "../../../servers/api.js";
import { danClient } from "../../../servers/dan/client.js";

const subject = "310724181";
const never = () => new Promise<Answer>(() => undefined);

let api: Api;
let client: Dan;
let answer: (before: number) => Answer | Promise<Answer>;

beforeEach(async () => {
  answer = never;
  api = await startApi((_, before) => answer(before));
  client = danClient({ base: api.url }, {}, { policies: [danRetry({ attempts: 2, baseDelayMs: 0 })] });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await api.close();
});

const received = (requests: number) => vi.waitUntil(() => api.received.length === requests, { timeout: 10_000 });

/** Time a try got, in seconds, before it was given up. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = api.received.length;
  const error = work().then(undefined, (thrown: unknown) => thrown);
  for (let tries = 1; tries <= 2; tries++) {
    await received(before + tries);
    await vi.advanceTimersByTimeAsync(100_000);
  }
  const { kind, timeoutMs, attempts } = (await error) as { kind: string; timeoutMs: number; attempts: number };
  expect({ kind, attempts }).toEqual({ kind: "timeout", attempts: 2 });
  return timeoutMs / 1000;
}

const patient: DatasetDescriptor<object, object, "direct" | "open"> = { ...unitBasicInformation, timeoutSeconds: 60 };

test.each<[what: string, seconds: number, work: () => Promise<unknown>]>([
  ["harvest", 45, () => harvest(client, unitBasicInformation, { subject })],
  ["harvest of a slower source", 70, () => harvest(client, patient, { subject })],
  ["harvestFrom", 45, () => harvestFrom(client, "1", restanserV2)],
  ["harvestFile", 45, () => harvestFile(client, advRegBulkZip, {})],
  ["harvestBare", 70, () => harvestBare(client, patient, { subject })],
  ["openData", 70, () => openData(client, patient, subject)],
])("%s gives each try its dataset's time and ten seconds: %i", async (_what, seconds, work) => {
  expect(await secondsOf(work)).toBe(seconds);
});

test("a listed dataset has the time that its source is known to take", () => {
  expect([kontodetaljer.timeoutSeconds, unitBasicInformation.timeoutSeconds]).toEqual([60, undefined]);
});

test("the caller's own time is for all of the call, and takes the place of the dataset's", async () => {
  vi.useRealTimers();
  const ended = harvest(client, patient, { subject, timeoutMs: 50 });
  await expect(ended).rejects.toMatchObject({ kind: "timeout", timeoutMs: 50, attempts: 1 });

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let give: (answer: Answer) => void = () => undefined;
  answer = () => new Promise((resolve) => (give = resolve));
  const awaited = harvest(client, patient, { subject, timeoutMs: 1e9 });
  await received(2);
  await vi.advanceTimersByTimeAsync(1_000_000);
  give({ body: { evidenceStatus: { evidenceCodeName: patient.name, status: { code: 1 } }, evidenceValues: [] } });
  expect((await awaited).values).toEqual({});
});

test("a file may take longer to read than its answer to begin", async () => {
  answer = () => ({ headers: { "Content-Type": "application/octet-stream" }, body: Buffer.from("PK") });
  const file = await harvestFile(client, advRegBulkZip, {});
  await vi.advanceTimersByTimeAsync(100_000);

  expect(await file.text()).toBe("PK");
});
