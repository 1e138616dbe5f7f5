import { afterAll, beforeAll, expect, test } from "vitest";
import { UnreadableAnswerError } from "altinnkit";
import { advRegBulkZip, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import {
  danRetry,
  harvest,
  SignatureError,
  verifiedHarvests,
  verifySignature,
  type VerifiedHarvests,
} from "altinnkit/flows/dan";
import { danClient, type TestCaller } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";
import { newKey } from "../../../servers/keys.js";

let dan: DanServer;
let stranger: JsonWebKey;

beforeAll(async () => {
  dan = await startDan();
  stranger = (await newKey("stranger")).publicJwk;
});

afterAll(() => dan.close());

const path = { evidenceCodeName: unitBasicInformation.name };
const query = { subject: "310724181" };

function client(keys: VerifiedHarvests["keys"], caller: TestCaller = {}): ReturnType<typeof danClient> {
  return danClient(dan, caller, { policies: [danRetry(), verifiedHarvests({ keys })] });
}

/** What an answer of the service looks like on the way. */
async function signedAnswer(): Promise<{ readonly body: string; readonly signature: string }> {
  const { response } = await danClient(dan).GET("/directharvest/{evidenceCodeName}", {
    params: { path, query },
    parseAs: "stream",
  });
  return { body: await response.text(), signature: response.headers.get("x-signature-jwt")! };
}

test("a harvest that the service signed is handed over, in the envelope and without it", async () => {
  const keys = [stranger, dan.signatureKey];
  const { values } = await harvest(client(keys), unitBasicInformation, query);
  const bare = await client(async () => keys).evidence.directHarvest({ path, query: { ...query, envelope: false } });

  expect([values.OrganizationName, bare.status]).toEqual(["text", 200]);
});

test("a harvest that somebody else signed is not", async () => {
  await expect(harvest(client([stranger]), unitBasicInformation, query)).rejects.toThrow(
    "POST /directharvest/{evidenceCodeName}: none of the keys made the signature.",
  );
});

test.each([
  [
    "changed on the way",
    (body: string, signature: string) => ({ body: body.replace("text", "TEXT"), signature }),
    "body",
  ],
  ["without a signature", (body: string) => ({ body }), "missing"],
  [
    "with a signature cut short",
    (body: string, signature: string) => ({ body, signature: signature.slice(0, 99) }),
    "malformed",
  ],
  ["with half a header", (body: string) => ({ body, signature: "e30.e30.e30" }), "malformed"],
])("an answer %s is not handed over", async (_what, change, fault) => {
  const { body, signature } = await signedAnswer();
  const changed: { readonly body: string; readonly signature?: string } = change(body, signature);
  const headers = {
    "Content-Type": "application/json",
    ...(changed.signature && { "X-Signature-JWT": changed.signature }),
  };
  dan.answerNext({ headers, body: changed.body });
  const error = await harvest(client([dan.signatureKey]), unitBasicInformation, query).catch(
    (caught: unknown) => caught,
  );

  expect(error).toBeInstanceOf(SignatureError);
  expect((error as SignatureError).fault).toBe(fault);
});

test("octets that spell an answer are not handed over as one, as nobody signed them", async () => {
  const { body } = await signedAnswer();
  dan.answerNext({ headers: { "Content-Type": "application/octet-stream" }, body });

  await expect(harvest(client([dan.signatureKey]), unitBasicInformation, query)).rejects.toThrow(UnreadableAnswerError);
});

test("what the service does not sign goes through: octets, nothing, lists and refusals", async () => {
  const lawyers = client([stranger], { context: "Advokatregisteret" });
  const zip = await lawyers.GET("/directharvest/{evidenceCodeName}", {
    params: { path: { evidenceCodeName: advRegBulkZip.name }, query: {} },
    parseAs: "arrayBuffer",
  });
  dan.provide("SimpleEvidence", []);
  const tester = client([stranger], { context: "DAN-test" });
  const empty = await tester.evidence.directHarvest({
    path: { evidenceCodeName: "SimpleEvidence" },
    query: { ...query, envelope: false },
  });
  const list = await tester.accreditation.list();
  const refused = await tester.evidence.directHarvest({ path, query });

  expect([zip, empty, list, refused].map(({ response }) => response.status)).toEqual([200, 200, 200, 400]);
});

test("an answer that was kept is checked again with its signature", async () => {
  const { body, signature } = await signedAnswer();
  const check = (text: string) => verifySignature(new TextEncoder().encode(text), signature, [dan.signatureKey]);

  await expect(check(body)).resolves.toBeUndefined();
  await expect(check(`${body} `)).rejects.toMatchObject({ fault: "body" });
});
