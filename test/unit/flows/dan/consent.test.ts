import { afterEach, beforeEach, expect, test } from "vitest";
import { unitBasicInformation } from "altinnkit/dan/datasets/v1";
import {
  authorize,
  deleteAccreditation,
  listAccreditations,
  listReminders,
  sendReminder,
  statusOf,
  waitForConsent,
  type Dan,
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

const day = 24 * 60 * 60 * 1000;

test("every dataset's status has its name", async () => {
  dan.addDataset({ evidenceCodeName: "Slow", isAsynchronous: true });
  const { id } = await accredited(client);
  const other = await authorize(client, { requestor: "312455714", datasets: [{ dataset: slow }] });
  const told = async (accreditation: string): Promise<string[]> =>
    (await statusOf(client, accreditation)).map(({ dataset, status }) => `${dataset} ${status}`);

  expect(await told(id)).toEqual(["RestanserV2 PendingConsent", "UnitBasicInformation Available"]);
  expect(await told(other.id)).toEqual(["Slow AggregateUnknown"]);
  dan.removeDataset("UnitBasicInformation");
  expect(await told(id)).toEqual(["RestanserV2 PendingConsent", "UnitBasicInformation Unavailable"]);
  await expect(statusOf(client, crypto.randomUUID())).rejects.toMatchObject({ name: "AccreditationError" });
});

test("a status that is new is unknown", async () => {
  dan.answerNext({ body: [{ evidenceCodeName: "RestanserV2", status: { code: 8, description: "" } }] });
  expect(await statusOf(client, "1")).toMatchObject([{ dataset: "RestanserV2", status: "Unknown" }]);
});

test.each<[how: string, happens: (id: string) => void]>([
  ["given", (id) => dan.answerConsent(id, "given")],
  ["denied", (id) => dan.answerConsent(id, "denied")],
  ["expired", () => dan.advance(100 * day)],
])("whoever waits hears that consent is %s", async (outcome, happens) => {
  const { id } = await accredited(client);
  const waited = waitForConsent(client, id, { everyMs: 5 });
  await expect.poll(() => dan.received.length).toBeGreaterThan(2);
  happens(id);

  expect(await waited).toBe(outcome);
});

test("a dataset whose source is away, or whose status is new, is not taken for a yes", async () => {
  dan.addDataset({ evidenceCodeName: "Away" });
  const away = { ...slow, name: "Away" };
  const { id } = await authorize(client, { requestor: "312455714", datasets: [{ dataset: away }] });
  dan.removeDataset("Away");
  dan.answerNext({ body: [{ evidenceCodeName: "Away", status: { code: 8, description: "" } }] });
  const waited = waitForConsent(client, id, { everyMs: 5 });
  await expect.poll(() => dan.received.length).toBeGreaterThan(4);
  dan.addDataset({ evidenceCodeName: "Away" });

  expect(await waited).toBe("given");
});

test("an outage does not end a wait; a refusal and the signal do", async () => {
  const { id } = await accredited(client);
  dan.fail(1013, 3);
  const waited = waitForConsent(client, id, { everyMs: 5 });
  await expect.poll(() => dan.received.length).toBeGreaterThan(5);
  await deleteAccreditation(client, id);
  await expect(waited).rejects.toMatchObject({ name: "AccreditationError", code: 1002 });

  const other = await accredited(client);
  const asked = dan.received.length;
  const controller = new AbortController();
  const aborted = waitForConsent(client, other.id, { signal: controller.signal });
  await expect.poll(() => dan.received.length).toBe(asked + 1);
  controller.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
});

test("a subject is reminded once, and not again so soon, nor after an answer", async () => {
  const { id } = await accredited(client);
  dan.failReminders(1);
  const sent = await sendReminder(client, id);
  expect(sent.map(({ notificationType, success }) => [notificationType, success])).toEqual([
    ["Email", false],
    ["SMS", true],
  ]);
  expect(await listReminders(client, id)).toEqual(sent);
  await expect(sendReminder(client, id)).rejects.toMatchObject({ name: "AuthorizationError" });
  dan.answerConsent(id, "given");
  await expect(sendReminder(client, id)).rejects.toMatchObject({ name: "ConsentError", consent: "answered" });
});

test("a reminder of a consent that has run out, or that nothing needs, says which", async () => {
  const { id } = await accredited(client);
  dan.advance(100 * day);
  await expect(sendReminder(client, id)).rejects.toMatchObject({ name: "ConsentError", consent: "expired" });
  const datasets = [{ dataset: unitBasicInformation }] as const;
  const other = await authorize(client, { requestor: "312455714", subject: "310724181", datasets });
  await expect(sendReminder(client, other.id)).rejects.toMatchObject({ name: "ConsentError", consent: "unneeded" });
});

test("accreditations are listed by requestor, change and availability", async () => {
  const first = await accredited(client);
  const second = await accredited(client);
  dan.advance(day);
  const since = new Date(Date.now() + day - 60_000);
  dan.answerConsent(second.id, "given");
  const ids = async (filter?: Parameters<typeof listAccreditations>[1]): Promise<string[]> =>
    (await listAccreditations(client, filter)).map(({ id }) => id);

  expect(await ids()).toEqual([first.id, second.id]);
  expect(await ids({ onlyAvailable: true })).toEqual([second.id]);
  expect(await ids({ onlyAvailable: false, changedAfter: since })).toEqual([second.id]);
  expect(await ids({ requestor: "312 455 714" })).toEqual([first.id, second.id]);
  expect(await ids({ requestor: "310724181" })).toEqual([]);
});
