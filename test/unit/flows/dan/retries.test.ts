import { afterEach, beforeEach, expect, test } from "vitest";
import { danRetry } from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";

let dan: DanServer;

beforeEach(async () => {
  dan = await startDan();
});

afterEach(() => dan.close());

const client = () => danClient(dan, {}, { policies: [danRetry({ baseDelayMs: 2 })] });
const throttled = (seconds: number) => ({
  status: 429,
  headers: { "Retry-After": String(seconds) },
  body: { statusCode: 429, message: "Slowly." },
});
const reminded = () => client().accreditation.sendReminder({ path: { accreditationId: crypto.randomUUID() } });

test.each([
  [1013, 503, 3],
  [3001, 503, 3],
  [1016, 503, 1],
  [3002, 400, 1],
  [3003, 502, 1],
  [1015, 500, 1],
  [1022, 500, 1],
  [1010, 403, 1],
])("a harvest that is refused with %i (HTTP %i) is asked for %i times", async (code, status, times) => {
  dan.fail(code, 9);
  const path = { evidenceCodeName: "UnitBasicInformation" };
  const got = await client().evidence.directHarvest({ path, query: { subject: "310724181" } });
  const posted = await client().evidence.directHarvestPost({ path, body: { subject: "310724181" } });

  expect([got.status, posted.status]).toEqual([status, status]);
  expect(dan.received.map(({ method }) => method)).toEqual([
    ...Array<string>(times).fill("GET"),
    ...Array<string>(times).fill("POST"),
  ]);
});

test("a client that names no policies knows the codes too", async () => {
  dan.fail(1016);
  expect((await danClient(dan).accreditation.list()).status).toBe(503);
  expect(dan.received).toHaveLength(1);
});

test("the gateway's throttling is waited out", async () => {
  dan.answerNext(throttled(0), 2);
  expect((await client().accreditation.list()).data).toEqual([]);
  expect(dan.received).toHaveLength(3);
});

test("a 503 of the gateway, which has no code, is tried again", async () => {
  dan.answerNext({ status: 503, headers: { "Content-Type": "text/html" }, body: "<h1>Soon</h1>" });
  expect((await client().accreditation.list()).data).toEqual([]);
});

test("an outage that passes is not seen by the caller", async () => {
  dan.fail(1013, 2);
  expect((await client().accreditation.list()).data).toEqual([]);
  expect(dan.received).toHaveLength(3);
});

test.each([
  ["an outage", () => dan.fail(1013, 9), 503],
  ["throttling", () => dan.answerNext(throttled(0), 9), 429],
])("whatever writes to the subject is sent once, after %s too", async (_what, prepare, status) => {
  prepare();
  const created = await client().accreditation.create({ body: { requestor: "312455714", evidenceRequests: [] } });

  expect([created.status, (await reminded()).status]).toEqual([status, status]);
  expect(dan.received).toHaveLength(2);
});

test("a refused token is answered with a fresh one, once", async () => {
  dan.fail(1024);
  expect((await client().accreditation.list()).data).toEqual([]);
  expect(dan.received).toHaveLength(2);
});
