import { afterEach, beforeEach, expect, test } from "vitest";
import { restanserV2, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import {
  authorize,
  ConsentError,
  harvestAll,
  harvestAsAvailable,
  harvestFrom,
  isOf,
  type Dan,
  type Outcome,
  type ValuesDataset,
} from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";
import { accredited, slow } from "./accreditation.js";

let dan: DanServer;
let client: Dan;

beforeEach(async () => {
  dan = await startDan();
  client = danClient(dan, {}, { policies: [] });
});

afterEach(() => dan.close());

const told = ({ dataset, data, error }: Outcome<ValuesDataset>): unknown[] => [
  dataset.name,
  data ? "data" : [error.name, "consent" in error ? error.consent : undefined],
];

/** Outcomes of a wait, as they come. */
function watched(outcomes: AsyncIterable<Outcome<ValuesDataset>>): {
  readonly seen: unknown[];
  all: Promise<unknown[]>;
} {
  const seen: unknown[] = [];
  const run = async (): Promise<unknown[]> => {
    for await (const outcome of outcomes) seen.push(told(outcome));
    return seen;
  };
  return { seen, all: run() };
}

test("a dataset of an accreditation is harvested once consent is given", async () => {
  const { id } = await accredited(client);
  await expect(harvestFrom(client, id, restanserV2)).rejects.toThrow(ConsentError);
  dan.answerConsent(id, "given");
  dan.provide("RestanserV2", [{ evidenceValueName: "restskattForfaltOgUbetalt", value: "333,50 NOK" }]);
  const { values, status } = await harvestFrom(client, id, restanserV2, { sourceToken: { forward: "token" } });

  expect(values.restskattForfaltOgUbetalt).toEqual({ value: "333.50", currency: "NOK" });
  expect(status.status.code).toBe(1);
  expect(dan.received.at(-1)!.headers["x-forward-access-token"]).toBe("token");
});

test("all datasets are harvested, and one that is refused stands in no other's way", async () => {
  const outcomes = await harvestAll(client, await accredited(client));
  const unit = outcomes.find((one) => isOf(one, unitBasicInformation));

  expect(outcomes.map(told)).toEqual([
    ["RestanserV2", ["ConsentError", "pending"]],
    ["UnitBasicInformation", "data"],
  ]);
  expect(unit?.data?.values.OrganizationName).toBe("text");
});

test("what can be had comes first, and the rest when the subject has answered, heard of or not", async () => {
  const accreditation = await accredited(client);
  const { seen, all } = watched(harvestAsAvailable(client, accreditation, { everyMs: 20 }));
  await expect.poll(() => seen).toEqual([["UnitBasicInformation", "data"]]);
  dan.answerConsent(accreditation.id, "given", { receipt: false });

  expect(await all).toEqual([
    ["UnitBasicInformation", "data"],
    ["RestanserV2", "data"],
  ]);
});

const day = 24 * 60 * 60 * 1000;

test.each<[how: string, happens: (id: string) => void, error: unknown[], asked: number]>([
  ["denied", (id) => dan.answerConsent(id, "denied"), ["ConsentError", "denied"], 1],
  ["expired", () => dan.advance(100 * day), ["ConsentError", "expired"], 1],
  ["taken back", (id) => dan.answerConsent(id, "revoked"), ["UnavailableError", "unknown"], 3],
])("a consent that is %s is an outcome, not a wait", async (_how, happens, error, asked) => {
  const { id } = await accredited(client);
  happens(id);
  const before = dan.received.length;
  const { all } = watched(harvestAsAvailable(client, { id, granted: [restanserV2] }, { everyMs: 1 }));

  expect(await all).toEqual([["RestanserV2", error]]);
  expect(dan.received.length - before).toBe(asked);
});

test("an outage, of the service or on the way, is waited out", async () => {
  const accreditation = await accredited(client);
  dan.fail(1013, 4);
  dan.fail(3001, 1);
  dan.answerNext({ status: 502, body: "<h1>Bad gateway</h1>" });
  const granted = [unitBasicInformation];
  const { all } = watched(harvestAsAvailable(client, { ...accreditation, granted }, { everyMs: 1 }));

  expect(await all).toEqual([["UnitBasicInformation", "data"]]);
  expect(dan.received).toHaveLength(1 + 7);
});

test("a dataset whose source is away is waited for, and told as unknown when it stays so", async () => {
  dan.addDataset({ evidenceCodeName: "Slow" });
  const accreditation = await authorize(client, { requestor: "312455714", datasets: [{ dataset: slow }] });
  dan.removeDataset("Slow");
  const back = watched(harvestAsAvailable(client, accreditation, { everyMs: 100 }));
  await expect.poll(() => dan.received.length).toBe(3);
  dan.addDataset({ evidenceCodeName: "Slow" });
  expect(await back.all).toEqual([["Slow", "data"]]);

  dan.removeDataset("Slow");
  const asked = dan.received.length;
  const gone = watched(harvestAsAvailable(client, accreditation, { everyMs: 1 }));
  expect(await gone.all).toEqual([["Slow", ["DatasetError", undefined]]]);
  expect(dan.received.length - asked).toBe(3);
});

test.each(["0001-01-01T00:00:00", "2020-02-30T10:00:00"])(
  "a source that names a moment long past, %s, is not asked over and over",
  async (past) => {
    const accreditation = await accredited(client);
    dan.fail(1016, 9, { detail: `no earlier than: ${past}` });
    const signal = AbortSignal.timeout(1500);
    const granted = [unitBasicInformation];
    const { all } = watched(harvestAsAvailable(client, { ...accreditation, granted }, { signal }));

    await expect(all).rejects.toMatchObject({ name: "TimeoutError" });
    expect(dan.received).toHaveLength(1 + 1);
  },
);

test("a source that takes its time is asked when it says", async () => {
  dan.addDataset({ evidenceCodeName: "Slow", isAsynchronous: true });
  dan.takeTime(1500);
  const accreditation = await authorize(client, { requestor: "312455714", datasets: [{ dataset: slow }] });
  const { all } = watched(harvestAsAvailable(client, accreditation));

  expect(await all).toEqual([["Slow", "data"]]);
  expect(dan.received.length).toBeLessThan(5);
});

test("a wait ends with its signal", async () => {
  const accreditation = await accredited(client);
  const controller = new AbortController();
  const { seen, all } = watched(harvestAsAvailable(client, accreditation, { signal: controller.signal }));
  await expect.poll(() => seen).toHaveLength(1);
  controller.abort(new Error("enough"));

  await expect(all).rejects.toThrow("enough");
});
