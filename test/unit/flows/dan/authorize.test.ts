import { afterEach, beforeEach, expect, test } from "vitest";
import {
  fregSisteSekvensnummer,
  kontodetaljer,
  mvaMeldingsOpplysning,
  restanserV2,
  unitBasicInformation,
} from "altinnkit/dan/datasets/v1";
import { authorize, AuthorizationError, DanError } from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";

let dan: DanServer;

beforeEach(async () => {
  dan = await startDan();
});

afterEach(() => dan.close());

const parties = { requestor: "312455714", subject: "310724181" };
const sent = (): unknown => JSON.parse(dan.received.at(-1)!.body.toString());

test("a request is sent in the service's words, each legal basis once", async () => {
  const legalBasis = { type: "cpv", content: "45000000-7" } as const;
  const accreditation = await authorize(danClient(dan), {
    ...parties,
    consentReference: "2026-1",
    externalReference: "case 7",
    languageCode: "no-nb",
    redirectUrl: "https://agency.test/back",
    skipAltinnNotification: true,
    validTo: new Date(Date.now() + 10 * 24 * 60 * 60 * 1000),
    sourceToken: "onBehalfOfOwner",
    datasets: [
      { dataset: unitBasicInformation },
      { dataset: mvaMeldingsOpplysning, consent: true, legalBasis },
      { dataset: restanserV2, consent: true, legalBasis: { ...legalBasis, reference: "part 2" } },
    ],
  });

  expect(sent()).toEqual({
    requestor: "312455714",
    subject: "310724181",
    evidenceRequests: [
      { evidenceCodeName: "UnitBasicInformation" },
      { evidenceCodeName: "MvaMeldingsOpplysning", requestConsent: true, legalBasisId: "1" },
      { evidenceCodeName: "RestanserV2", requestConsent: true, legalBasisId: "1", legalBasisReference: "part 2" },
    ],
    legalBasisList: [{ id: "1", type: "cpv", content: "45000000-7" }],
    validTo: `${accreditation.raw.validTo.slice(0, 23)}Z`,
    consentReference: "2026-1",
    externalReference: "case 7",
    languageCode: "no-nb",
    consentReceiptRedirectUrl: "https://agency.test/back",
    skipAltinnNotification: true,
  });
  expect(dan.received[0]!.url).toBe("/v1/authorization?tokenOnBehalfOfOwner=true");
  expect(accreditation).toEqual({
    id: accreditation.raw.id,
    granted: [unitBasicInformation, mvaMeldingsOpplysning, restanserV2],
    skipped: [],
    consentUrl: `https://altinn.test/consent/request?id=${accreditation.raw.altinn3ConsentId}`,
    raw: accreditation.raw,
  });
});

test("what is left out without a word is told as skipped", async () => {
  const { granted, skipped, raw } = await authorize(danClient(dan), {
    ...parties,
    consentReference: "2026-1",
    datasets: [
      { dataset: mvaMeldingsOpplysning, consent: true },
      { dataset: restanserV2, consent: true },
    ],
  });

  expect([granted, skipped]).toEqual([[restanserV2], [mvaMeldingsOpplysning]]);
  expect(raw.skippedEvidenceCodes).toEqual({});
});

test("nothing left to grant is refused", async () => {
  const datasets = [{ dataset: mvaMeldingsOpplysning, consent: true }] as const;
  const asked = authorize(danClient(dan), { ...parties, consentReference: "2026-1", datasets });

  await expect(asked).rejects.toThrow(AuthorizationError);
});

test("parameters go with their dataset, as text", async () => {
  const { consentUrl } = await authorize(danClient(dan, { context: "OED" }), {
    ...parties,
    datasets: [
      {
        dataset: kontodetaljer,
        parameters: {
          ReferanseId: "1",
          Organisasjonsnummer: "310724181",
          FraDato: new Date("2026-01-15"),
          InkluderTransaksjoner: true,
        },
      },
    ],
  });

  expect(sent()).toMatchObject({
    evidenceRequests: [
      {
        parameters: [
          { evidenceParamName: "ReferanseId", value: "1" },
          { evidenceParamName: "Organisasjonsnummer", value: "310724181" },
          { evidenceParamName: "FraDato", value: "2026-01-15T00:00:00.000Z" },
          { evidenceParamName: "InkluderTransaksjoner", value: "true" },
        ],
      },
    ],
  });
  expect(consentUrl).toBeUndefined();
});

test("a subject of another form goes to datasets alone that take it", async () => {
  const client = danClient(dan, { context: "OED" });
  const request = { requestor: "312455714", subject: "1234", sourceToken: "this" } as const;
  await authorize(client, { ...request, datasets: [{ dataset: fregSisteSekvensnummer }] });
  expect(sent()).toMatchObject({ subject: "1234" });

  const parameters = { ReferanseId: "1", Organisasjonsnummer: "310724181" };
  const datasets = [{ dataset: fregSisteSekvensnummer }, { dataset: kontodetaljer, parameters }] as const;
  await expect(authorize(client, { ...request, datasets })).rejects.toThrow(/"subject" is nine digits/);
});

test("what the service would refuse is not sent", async () => {
  const client = danClient(dan);
  const noReference = { ...parties, datasets: [{ dataset: restanserV2, consent: true }] } as const;
  await expect(authorize(client, noReference)).rejects.toThrow(/"consentReference"/);
  const widened = { ...unitBasicInformation, access: {} };
  const needless = { ...parties, consentReference: "1", datasets: [{ dataset: widened, consent: true }] } as const;
  await expect(authorize(client, needless)).rejects.toThrow("UnitBasicInformation needs no consent");
  const nobody = { requestor: "312455715", datasets: [{ dataset: unitBasicInformation }] } as const;
  await expect(authorize(client, nobody)).rejects.toThrow(/check digits of "requestor"/);

  expect(dan.received).toEqual([]);
});

test.each([
  ["an outage", () => dan.fail(1013, 9)],
  ["the gateway's throttling", () => dan.answerNext({ status: 429, body: { statusCode: 429, message: "Slowly." } }, 9)],
])("after %s a request is not sent twice by itself", async (_what, happens) => {
  happens();
  const asked = authorize(danClient(dan), { ...parties, datasets: [{ dataset: unitBasicInformation }] });

  await expect(asked).rejects.toThrow(DanError);
  expect(dan.received).toHaveLength(1);
});
