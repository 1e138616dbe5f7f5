import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simpleEvidence, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { harvest, verifySignature, type DanError } from "altinnkit/flows/dan";
import { danClient } from "../servers/dan/client.js";
import { startDan, type DanServer } from "../servers/dan/dan.js";
import { describeUpstream, upstream } from "../support/upstream.js";

interface Sample {
  readonly file: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Signature {
  readonly file: string;
  readonly value: string;
  readonly publicKeyJwk: JsonWebKey;
}

const read = (file: string) => readFileSync(`${upstream}/dan/samples/${file}`);
const json = (file: string): unknown => JSON.parse(read(file).toString());

describeUpstream("the samples of the service's answers", () => {
  let dan: DanServer;

  beforeAll(async () => {
    dan = await startDan();
  });

  afterAll(() => dan.close());

  test("every refusal arrives as its class", async () => {
    const names: Record<string, unknown> = {};
    const { samples } = json("index.json") as { readonly samples: readonly Sample[] };
    for (const { file, status, headers = {} } of samples.filter((sample) => sample.file.startsWith("error."))) {
      // Once more after a fresh token.
      dan.answerNext({ status, headers, body: read(file) }, status === 401 ? 2 : 1);
      const client = danClient(dan, { context: "DAN-test" }, { policies: [] });
      names[file] = await harvest(client, simpleEvidence, { subject: "310724181" }).catch((error: unknown) => {
        const { name, code, codeName, detailCode, ids, retryAfterMs, retryable } = error as DanError;
        return [name, code, codeName, detailCode, ids["invocationId"]?.slice(-1), retryAfterMs, retryable].join(" ");
      });
    }
    expect(names).toEqual({
      "error.1002.json": "AccreditationError 1002 NonExistentAccreditation  1  false",
      "error.1007.json": "DatasetError 1007 UnknownEvidenceCode  1  false",
      "error.1010.json": "ConsentError 1010 RequiresConsent  1  false",
      "error.1013.json": "UnavailableError 1013 ServiceNotAvailable  1  true",
      "error.1016.json": "NotReadyError 1016 AsyncEvidenceStillWaiting  1  true",
      "error.1017.json": "RequestError 1017 InvalidEvidenceRequestParameter  1  false",
      "error.1019.json": "AuthorizationError 1019 AuthorizationFailed  1  false",
      "error.1023.json": "AuthenticationError 1023 MissingAuthentication  1  false",
      "error.1024.json": "AuthenticationError 1024 InvalidAccessToken  1  false",
      "error.3002.json": "SourceError 3002 EvidenceSourcePermanentClient SVV-3 1  false",
      "error.3003.json": "SourceError 3003 EvidenceSourcePermanentServer ES-5003 1  false",
      "error.gateway.401.json": "AuthenticationError      false",
      "error.gateway.429.json": "QuotaError     12000 true",
    });
  });

  test("the state of a consent and the moment to come back are read out of the sentences", async () => {
    const client = danClient(dan, {}, { policies: [] });
    const refused = (file: string, status: number) => {
      dan.answerNext({ status, body: read(file) });
      return harvest(client, unitBasicInformation, { subject: "310724181" });
    };
    await expect(refused("error.1010.json", 403)).rejects.toMatchObject({ consent: "pending" });
    await expect(refused("error.1016.json", 503)).rejects.toMatchObject({
      retryAt: { text: "2026-01-15T10:00:00", zoned: false },
    });
  });

  test("the signature holds for its body, and for no other", async () => {
    const { file, value, publicKeyJwk } = json("signature.json") as Signature;

    await expect(verifySignature(new Uint8Array(read(file)), value, [publicKeyJwk])).resolves.toBeUndefined();
    await expect(verifySignature(new Uint8Array(read("reminders.json")), value, [publicKeyJwk])).rejects.toMatchObject({
      fault: "body",
    });
  });
});
