import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AltinnkitError } from "altinnkit";
import { errorCodes, restanserV2, simpleEvidence } from "altinnkit/dan/datasets/v1";
import { DanError, harvest, unwrapDan, type ConsentError, type NotReadyError } from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";
import { root } from "../../../support/cli.js";

let dan: DanServer;

beforeAll(async () => {
  dan = await startDan();
});

afterAll(() => dan.close());

/** One try alone: what is tried again is another test's. */
const once = { policies: [] };

/** The error of a harvest that the service refuses. */
async function refused(): Promise<DanError> {
  return harvest(danClient(dan, { context: "DAN-test" }, once), simpleEvidence, { subject: "310724181" }).then(
    () => expect.fail("not refused"),
    (error: unknown) => error as DanError,
  );
}

const told = ({ name, status, codeName, retryable }: DanError) => [name, status, codeName, retryable];

const meanings: [code: number, name: string, status: number, codeName: string, retryable: boolean][] = [
  [1000, "AuthenticationError", 401, "InvalidCertificate", false],
  [1001, "PartyError", 400, "InvalidRequestor", false],
  [1002, "AccreditationError", 404, "NonExistentAccreditation", false],
  [1003, "AccreditationError", 400, "ExpiredAccreditation", false],
  [1004, "PartyError", 400, "InvalidSubject", false],
  [1005, "PartyError", 404, "DeletedSubject", false],
  [1006, "DatasetError", 400, "InvalidEvidenceRequest", false],
  [1007, "DatasetError", 400, "UnknownEvidenceCode", false],
  [1008, "RequestError", 400, "InvalidLegalBasis", false],
  [1009, "RequestError", 400, "ErrorInLegalBasisReference", false],
  [1010, "ConsentError", 403, "RequiresConsent", false],
  [1011, "ConsentError", 400, "ExpiredConsent", false],
  [1012, "ConsentError", 404, "DeletedConsent", false],
  [1013, "UnavailableError", 503, "ServiceNotAvailable", true],
  [1014, "RequestError", 400, "InvalidAuthorizationRequest", false],
  [1015, "ServiceError", 500, "InternalServerError", false],
  [1016, "NotReadyError", 503, "AsyncEvidenceStillWaiting", true],
  [1017, "RequestError", 400, "InvalidEvidenceRequestParameter", false],
  [1018, "RequestError", 400, "InvalidValidToDateTime", false],
  [1019, "AuthorizationError", 403, "AuthorizationFailed", false],
  [1020, "ServiceError", 500, "InvalidOwner", false],
  [1021, "ConsentError", 400, "ConsentAlreadyHandled", false],
  [1022, "ServiceError", 500, "AltinnService", false],
  [1023, "AuthenticationError", 401, "MissingAuthentication", false],
  [1024, "AuthenticationError", 401, "InvalidAccessToken", false],
  [1025, "ServiceError", 500, "ServiceContext", false],
  [1026, "ServiceError", 500, "AccreditationRepository", false],
  [1027, "RequestError", 400, "InvalidJmesPathExpression", false],
  [1028, "ServiceError", 500, "Upstream", false],
  [1029, "QuotaError", 500, "QuotaExceeded", false],
  [3001, "SourceError", 503, "EvidenceSourceTransient", true],
  [3002, "SourceError", 400, "EvidenceSourcePermanentClient", false],
  [3003, "SourceError", 502, "EvidenceSourcePermanentServer", false],
];

test.each(meanings)("code %i is thrown as %s", async (code, ...expected) => {
  // A 401 is answered with a fresh token once.
  dan.fail(code, expected[1] === 401 ? 2 : 1);
  const error = await refused();

  expect(told(error)).toEqual(expected);
  expect([error instanceof DanError, error instanceof AltinnkitError, error.code]).toEqual([true, true, code]);
  expect(error.ids["invocationId"]).toMatch(/^[\da-f-]{36}$/);
  expect(error.message).toContain(`POST /directharvest/{evidenceCodeName}: the service answered ${error.status}, `);
});

test("no pinned code is without its meaning", () => {
  const pinned = JSON.parse(readFileSync(`${root}/specs/dan/datasets/v1/datasets.json`, "utf8")) as {
    readonly errorCodes: readonly number[];
  };
  expect(meanings.map(([code]) => code)).toEqual(pinned.errorCodes);
  expect(Object.values(errorCodes)).toEqual(pinned.errorCodes);
});

test("a code that is new is a DanError with its number", async () => {
  dan.fail(1030, 1, { status: 418 });
  const error = await refused();

  expect([error.constructor, ...told(error), error.code]).toEqual([DanError, "DanError", 418, undefined, false, 1030]);
  expect(error.message).toBe("POST /directharvest/{evidenceCodeName}: the service answered 418, (1030).");
});

test("a source's own number is told, and its sentence to those alone who ask", async () => {
  const detailDescription = "Nothing is known of 14857310056";
  dan.fail(3002, 1, { detail: "about 14857310056", detailCode: "SVV-3", detailDescription });
  const error = await refused();

  expect([error.detailCode, error.detailDescription]).toEqual(["SVV-3", detailDescription]);
  expect(error.description).toContain("14857310056");
  expect(error.message).toContain("EvidenceSourcePermanentClient (3002, SVV-3).");
  expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toContain("14857310056");
});

test.each([
  ["at 2026-01-15T10:00:00", "2026-01-15T10:00:00.000Z", false],
  ["since 2026-01-01, no earlier than: 2026-01-15T10:00:00.1234567+01:00", "2026-01-15T09:00:00.123Z", true],
  ["no earlier than: 2026-01-15 10:00:00 +01:00.", "2026-01-15T09:00:00.000Z", true],
  ["no earlier than: 2026-01-15T10:00:00Z!", "2026-01-15T10:00:00.000Z", true],
  ["no earlier than: 0001-01-01T00:00:00", "0001-01-01T00:00:00.000Z", false],
  ["no earlier than: 2026-13-45T99:00:00", undefined, undefined],
  ["no earlier than: 15.01.2026 10:00:00", undefined, undefined],
  ["tomorrow", undefined, undefined],
])("data that is not ready says when to come back: %s", async (detail, instant, zoned) => {
  dan.fail(1016, 1, { detail });
  const { retryAt } = (await refused()) as NotReadyError;

  expect([retryAt?.instant.toISOString(), retryAt?.zoned]).toEqual([instant, zoned]);
});

test.each([
  ["pending a reply", "pending"],
  ["denied or revoked", "denied"],
  ["has expired", "expired"],
  ["something else", "unknown"],
])("a consent that is missing is told by its state: %s", async (detail, state) => {
  dan.fail(1010, 1, { detail });
  expect(((await refused()) as ConsentError).consent).toBe(state);
});

test("an outage of a dataset that needs consent may be a consent taken back: it is not retryable", async () => {
  dan.fail(1013);
  const result = await danClient(dan, {}, once).accreditation.list();

  expect(() => unwrapDan(result, restanserV2)).toThrow(
    expect.objectContaining({ name: "UnavailableError", retryable: false, consent: "unknown" }),
  );
});

test.each([
  ["the gateway's missing key", { status: 401, body: { statusCode: 401, message: "No key." } }, "AuthenticationError"],
  ["the gateway's quota", { status: 403, body: { statusCode: 403, message: "No more." } }, "QuotaError"],
  ["the gateway's throttling", { status: 429, body: { statusCode: 429, message: "Slowly." } }, "QuotaError"],
  ["a 403 without a word", { status: 403 }, "AuthorizationError"],
  ["a page of HTML", { status: 502, body: "<h1>Bad gateway</h1>" }, "UnavailableError"],
  ["a failure without a word", { status: 500 }, "ServiceError"],
  ["a 404 without a word", { status: 404 }, "DanError"],
])("%s has its class too", async (_what, answer, name) => {
  dan.answerNext(answer, answer.status === 401 ? 2 : 1);
  const error = await refused();

  expect([error.name, error.status, error.code]).toEqual([name, answer.status, undefined]);
});

test("empty refusals are told by what was asked for", async () => {
  const client = danClient(dan);
  const path = { accreditationId: crypto.randomUUID() };
  const results = [
    await client.accreditation.delete({ path }),
    await client.accreditation.listReminders({ path }),
    await client.accreditation.sendReminder({ path }),
    await client.ccr.getUnit({ path: { orgNumber: "999999999" } }),
  ];
  const names = results.map((result) => {
    try {
      return unwrapDan(result);
    } catch (error) {
      return [(error as DanError).name, (error as DanError).status];
    }
  });
  expect(names).toEqual([
    ["AccreditationError", 404],
    ["AccreditationError", 403],
    ["AccreditationError", 403],
    ["PartyError", 404],
  ]);
});
