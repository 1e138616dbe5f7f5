import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, Download } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import {
  advRegBulkZip,
  certificateOfRegistration,
  fregSisteSekvensnummer,
  kunngjoringer,
  restanserV2,
  roller,
  unitBasicInformation,
} from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import {
  authorize,
  harvest,
  harvestBare,
  harvestBareFrom,
  harvestFile,
  harvestFileFrom,
  listAccreditations,
  openData,
  UnreadableValueError,
  type Dan,
} from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { agency, startDan, type DanServer } from "../../../servers/dan/dan.js";
import { accredited } from "./accreditation.js";

let dan: DanServer;
let client: Dan;

beforeEach(async () => {
  dan = await startDan();
  client = danClient(dan);
});

afterEach(() => dan.close());

const subject = "310724181";
const name = { evidenceValueName: "OrganizationName", value: "FIKTIV FJORD AS" };
const number = { evidenceValueName: "OrganizationNumber", value: 310724181 };

test.each<
  [what: string, values: { evidenceValueName: string; value: unknown }[], query: string | undefined, bare: unknown]
>([
  ["nothing", [], undefined, undefined],
  ["one value", [name], undefined, "FIKTIV FJORD AS"],
  ["several values", [name, number], undefined, { OrganizationName: "FIKTIV FJORD AS", OrganizationNumber: 310724181 }],
  ["what the query picks", [name, number], "OrganizationNumber", 310724181],
])("without the envelope comes %s", async (_what, values, query, bare) => {
  dan.provide("UnitBasicInformation", values);
  expect(await harvestBare(client, unitBasicInformation, { subject, ...(query !== undefined && { query }) })).toEqual(
    bare,
  );
  expect(dan.received.at(-1)!.url).toContain("envelope=false");
});

test("a direct harvest takes a subject of another form where the dataset does", async () => {
  const client = danClient(dan, { context: "OED" });
  const request = { subject: "1234", sourceToken: "this" } as const;

  expect(await harvestBare(client, fregSisteSekvensnummer, request)).toBe(7);
  expect(dan.received[0]!.body.toString()).toBe('{"subject":"1234"}');
});

test("a person stands in no URL, whatever is asked for", async () => {
  const person = "14857310056";
  dan.provide("UnitBasicInformation", [name]);
  await harvest(client, unitBasicInformation, { subject: person });
  await harvestBare(client, unitBasicInformation, { subject: person });
  const asked = dan.received.length;
  const inUrls = [
    harvest(client, unitBasicInformation, { subject, requestor: person }),
    harvestBare(client, unitBasicInformation, { subject, requestor: `nor-freg::${person}` }),
    listAccreditations(client, { requestor: person }),
    openData(client, unitBasicInformation, person),
  ];

  for (const one of inUrls) await expect(one).rejects.toThrow(/is a person; it would stand in the URL/);
  expect(dan.received).toHaveLength(asked);
  expect(dan.received.map(({ url }) => url).join()).not.toContain(person);
  expect(dan.received.map(({ body }) => body.toString())).toEqual(Array(asked).fill(`{"subject":"${person}"}`));
});

test.each(["subject", "Envelope", "reuseToken"])(
  "a parameter called %s, which the service would take for its own, is not sent in a query",
  async (name) => {
    const parameters = { [name]: { type: "string" } } as const;
    const dataset = { ...unitBasicInformation, parameters } as DatasetDescriptor<object, object, "direct">;
    const asked = harvestBare(client, dataset, { subject, parameters: { [name]: "1" } });

    await expect(asked).rejects.toThrow(`a direct harvest cannot send a parameter called "${name}".`);
    expect(dan.received).toEqual([]);
  },
);

test("a query that is none is refused", async () => {
  const asked = harvestBare(client, unitBasicInformation, { subject, query: ".." });
  await expect(asked).rejects.toMatchObject({ name: "RequestError", codeName: "InvalidJmesPathExpression" });
});

test("an attachment that comes alone without the envelope is a file", async () => {
  dan.provide("CertificateOfRegistration", [
    { evidenceValueName: "CertificateOfRegistrationPdfUrl", value: "JVBERg==", valueType: "attachment" },
  ]);
  const bare = await harvestBare(client, certificateOfRegistration, { subject });

  expect(bare).toBeInstanceOf(Download);
  expect(await (bare as Download).text()).toBe("%PDF");
});

test("an accreditation's dataset comes without the envelope too", async () => {
  const { id } = await accredited(client);
  dan.answerConsent(id, "given");
  dan.provide("RestanserV2", [{ evidenceValueName: "restskattForfaltOgUbetalt", value: "333,50 NOK" }]);

  expect(await harvestBareFrom(client, id, restanserV2)).toBe("333,50 NOK");

  dan.answerConsent(id, "revoked");
  const once = danClient(dan, {}, { policies: [] });
  await expect(harvestBareFrom(once, id, restanserV2)).rejects.toMatchObject({
    name: "UnavailableError",
    retryable: false,
    consent: "unknown",
  });
});

test("a dataset that is a file is streamed", async () => {
  dan.provide("AdvRegBulk.zip", Buffer.alloc(300_000, 7));
  const file = await harvestFile(danClient(dan, { context: "Advokatregisteret" }), advRegBulkZip, {});
  let size = 0;
  for await (const chunk of file.stream) size += chunk.length;

  expect([size, file.contentType]).toEqual([300_000, "application/octet-stream"]);
});

test("a file of an accreditation is streamed too", async () => {
  const lawyers = danClient(dan, { context: "Advokatregisteret" });
  const { id } = await authorize(lawyers, { requestor: agency, datasets: [{ dataset: advRegBulkZip }] });
  dan.provide("AdvRegBulk.zip", Buffer.from("PK"));

  expect(await (await harvestFileFrom(lawyers, id, advRegBulkZip)).text()).toBe("PK");
});

test("a file that is refused is an error by its meaning", async () => {
  await expect(harvestFile(client, advRegBulkZip, {})).rejects.toMatchObject({ name: "DatasetError", code: 1006 });
});

test("open data needs no credentials", async () => {
  const anyone = connect(danV1, { environment: "custom", baseUrl: dan.base });
  dan.provide("Kunngjoringer", [{ evidenceValueName: "Url", value: "https://register.test/310724181" }]);
  dan.provide("UnitBasicInformation", [name, number, { evidenceValueName: "IndustryCode2" }]);
  dan.provide("Roller", [{ evidenceValueName: "default", value: '{"roles":[]}' }]);

  expect(await openData(anyone, kunngjoringer, subject)).toEqual({
    values: { Url: "https://register.test/310724181" },
    raw: "https://register.test/310724181",
  });
  expect((await openData(anyone, unitBasicInformation, subject)).values).toEqual({
    OrganizationName: "FIKTIV FJORD AS",
    OrganizationNumber: 310724181,
  });
  expect((await openData(anyone, roller)).values).toEqual({ default: { roles: [] } });
  expect(dan.received.map(({ url }) => url)).toEqual([
    "/v1/opendata/Kunngjoringer/310724181",
    "/v1/opendata/UnitBasicInformation/310724181",
    "/v1/opendata/Roller",
  ]);
  expect(dan.received.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
});

test("open data that is nothing has no values; one value of several is told as unreadable", async () => {
  dan.provide("UnitBasicInformation", []);
  expect((await openData(client, unitBasicInformation, subject)).values).toEqual({});
  dan.provide("UnitBasicInformation", [name]);
  await expect(openData(client, unitBasicInformation, subject)).rejects.toThrow(UnreadableValueError);
});

test("the register of units is asked by name, without credentials", async () => {
  const { ccr } = connect(danV1, { environment: "custom", baseUrl: dan.base });
  const path = { orgNumber: "315880777" };

  expect((await ccr.getUnit({ path })).data?.overordnetEnhet).toBe("310724181");
  expect((await ccr.getMainUnit({ path })).data?.navn).toBe("FIKTIV FJORD AS");
  expect((await ccr.isPublicAgency({ path })).data).toBe(false);
});
