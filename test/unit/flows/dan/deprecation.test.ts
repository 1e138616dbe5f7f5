import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClientEvent } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { restanserV2, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { authorize, harvest, harvestBare, harvestFrom, openData, type Dan } from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";

const subject = "310724181";

const leaving: typeof unitBasicInformation = { ...unitBasicInformation, deprecated: true, sunset: "2026-12-31" };
const alias: DatasetDescriptor<object, object, "direct"> = {
  ...leaving,
  name: "UnitFacts",
  aliases: [unitBasicInformation.name],
  access: { direct: true },
};

let dan: DanServer;
let client: Dan;
let events: ClientEvent[];

const listening = (): Dan => danClient(dan, {}, { policies: [], onEvent: (event) => void events.push(event) });
const deprecations = () => events.flatMap((event) => (event.type === "deprecation" ? event : []));

beforeEach(async () => {
  dan = await startDan();
  dan.addDataset({ evidenceCodeName: alias.name });
  events = [];
  client = listening();
});

afterEach(() => dan.close());

test("a dataset on its way out is told once for each client, however it is fetched, with its last day", async () => {
  await harvest(client, leaving, { subject });
  await harvest(client, leaving, { subject });
  await harvestBare(client, leaving, { subject });
  await openData(client, leaving, subject);
  const { id } = await authorize(client, { requestor: "312455714", subject, datasets: [{ dataset: leaving }] });
  await harvestFrom(client, id, leaving);
  const told = {
    type: "deprecation",
    call: {
      api: "dan/v1",
      operation: "evidence.directHarvestPost",
      method: "POST",
      path: "/directharvest/{evidenceCodeName}",
    },
    said: "contract",
    dataset: "UnitBasicInformation",
    sunset: "2026-12-31",
  };

  expect(deprecations()).toEqual([told]);
  await harvest(listening(), leaving, { subject });
  expect(deprecations()).toEqual([told, told]);
});

test("an alias is told by its own name, and a dataset without a last day without one", async () => {
  const restanser = { ...restanserV2, deprecated: true as const };
  await harvest(client, alias, { subject });
  const asked = { requestor: "312455714", subject, consentReference: "2026-1" };
  const { id } = await authorize(client, { ...asked, datasets: [{ dataset: restanser, consent: true }] });
  await expect(harvestFrom(client, id, restanser)).rejects.toMatchObject({ name: "ConsentError" });

  expect(deprecations().map(({ call: _call, ...event }) => event)).toEqual([
    { type: "deprecation", said: "contract", dataset: "UnitFacts", sunset: "2026-12-31" },
    { type: "deprecation", said: "contract", dataset: "RestanserV2" },
  ]);
});

test("a dataset that stays is not told of", async () => {
  await harvest(client, unitBasicInformation, { subject });

  expect(events.map(({ type }) => type)).toEqual(["attempt"]);
});
