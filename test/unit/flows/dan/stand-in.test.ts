import { afterEach, beforeEach, expect, test } from "vitest";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";

let dan: DanServer;

beforeEach(async () => {
  dan = await startDan();
});

afterEach(() => dan.close());

const restanser = {
  requestor: "312455714",
  subject: "310724181",
  consentReference: "2026-1",
  evidenceRequests: [{ evidenceCodeName: "RestanserV2", requestConsent: true }],
};

test("an accreditation goes from consent to harvest and is deleted", async () => {
  const client = danClient(dan);
  const created = await client.accreditation.create({ body: restanser });
  expect(created.error).toBeUndefined();
  expect([created.status, created.data?.aggregateStatus]).toEqual([200, { code: 0, description: "" }]);
  const path = { accreditationId: created.data!.id };
  const status = async () => (await client.evidence.getStatus({ path })).data?.map((one) => one.status.code);
  const harvest = async () => {
    const { status: http, error } = await client.evidence.harvest({
      path: { ...path, evidenceCodeName: "RestanserV2" },
    });
    return [http, (error as { readonly code?: number } | undefined)?.code];
  };
  expect(await status()).toEqual([2]);
  expect(await harvest()).toEqual([403, 1010]);
  dan.answerConsent(path.accreditationId, "given", { receipt: false });
  expect([await status(), await harvest()]).toEqual([[2], [200, undefined]]);
  dan.answerConsent(path.accreditationId, "revoked");
  expect((await client.accreditation.delete({ path })).status).toBe(204);
});
