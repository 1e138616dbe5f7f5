import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Result } from "altinnkit";
import { danClient, type TestCaller } from "../../../servers/dan/client.js";
import { dayMs } from "../../../servers/dan/clock.js";
import { keyOf } from "../../../servers/dan/contexts.js";
import { agency, startDan, type DanServer } from "../../../servers/dan/dan.js";
import { refusal } from "../../../servers/dan/refusal.js";
import { testToken } from "../../../servers/dan/tokens.js";

let dan: DanServer;

beforeEach(async () => {
  dan = await startDan();
});

afterEach(() => dan.close());

const subject = "310724181";
const client = (caller: TestCaller = {}) => danClient(dan, caller, { policies: [] });
const restanser = {
  requestor: agency,
  subject,
  consentReference: "2026-1",
  evidenceRequests: [{ evidenceCodeName: "RestanserV2", requestConsent: true }],
};

/** HTTP status, and the service's code where there is one. */
function told({ response, error }: Result<unknown, object, object>): unknown {
  const { code } = Object(error) as { readonly code?: number };
  return code === undefined ? response.status : [response.status, code];
}

async function created(
  body: object = restanser,
  caller: TestCaller = {},
): Promise<{ readonly accreditationId: string }> {
  const { data } = await client(caller).accreditation.create({ body: body as typeof restanser });
  return { accreditationId: data!.id };
}

/** What a harvest by URL brings, as it is sent. */
async function raw(path: string, context: string): Promise<{ readonly type: string | null; readonly body: string }> {
  const holder = { organization: agency, scopes: ["altinn:dataaltinnno/tilda", "dan:test"] };
  const headers = { "Ocp-Apim-Subscription-Key": keyOf(context), Authorization: `Bearer ${testToken(holder)}` };
  const response = await fetch(`${dan.base}${path}`, { headers });
  return { type: response.headers.get("content-type"), body: await response.text() };
}

describe("consent", () => {
  const state = async (path: { readonly accreditationId: string }) => {
    const { data } = await client().evidence.getStatus({ path });
    const harvested = await client().evidence.harvest({ path: { ...path, evidenceCodeName: "RestanserV2" } });
    return [data?.map(({ status }) => status.code), told(harvested)];
  };

  test("is asked of Altinn at harvest, and of the service's own notes in the status", async () => {
    const path = await created();
    const { accreditationId: id } = path;
    expect(await state(path)).toEqual([[2], [403, 1010]]);
    dan.answerConsent(id, "given", { receipt: false });
    expect(await state(path)).toEqual([[2], 200]);
    dan.answerConsent(id, "given");
    expect(await state(path)).toEqual([[1], 200]);
    dan.answerConsent(id, "revoked");
    expect(await state(path)).toEqual([[1], [503, 1013]]);
    dan.advance(91 * dayMs);
    expect(await state(path)).toEqual([[4], [403, 1010]]);
  });

  test("that is denied is denied in both", async () => {
    const path = await created();
    dan.answerConsent(path.accreditationId, "denied");
    expect(await state(path)).toEqual([[3], [403, 1010]]);
  });

  test("is reminded of once in seven days, and never after the answer", async () => {
    const path = await created();
    const remind = async () => told(await client().accreditation.sendReminder({ path }));
    expect([await remind(), await remind()]).toEqual([200, [403, 1019]]);
    dan.advance(7 * dayMs);
    dan.failReminders(2);
    expect([await remind(), await remind()]).toEqual([200, [403, 1019]]);
    dan.advance(dayMs);
    expect(await remind()).toBe(200);
    dan.answerConsent(path.accreditationId, "given");
    expect(await remind()).toEqual([400, 1021]);
    const { data } = await client().accreditation.listReminders({ path });
    expect(data?.map(({ success }) => success)).toEqual([true, true, false, false, true, true]);
  });

  test("cannot be reminded of after its end, nor where none is needed", async () => {
    const old = await created();
    dan.advance(91 * dayMs);
    const open = await created({ ...restanser, evidenceRequests: [{ evidenceCodeName: "UnitBasicInformation" }] });
    const remind = async (path: typeof old) => told(await client().accreditation.sendReminder({ path }));
    expect([await remind(old), await remind(open)]).toEqual([
      [400, 1011],
      [403, 1010],
    ]);
  });
});

describe("authorization", () => {
  const create = (body: object, caller: TestCaller = {}) =>
    client(caller).accreditation.create({ body: { ...restanser, ...body } });

  test("leaves out what fails softly, without a word", async () => {
    const asked = (content: string) => ({
      evidenceRequests: [
        ...restanser.evidenceRequests,
        { evidenceCodeName: "MvaMeldingsOpplysning", requestConsent: true, legalBasisId: "cpv-1" },
      ],
      legalBasisList: [{ id: "cpv-1", type: "cpv", content }],
    });
    const granted = async (content: string) => {
      const { data } = await create(asked(content));
      return [data?.evidenceCodes.map(({ evidenceCodeName }) => evidenceCodeName), data?.skippedEvidenceCodes];
    };
    expect(await granted("30000000-9")).toEqual([["RestanserV2"], {}]);
    expect(await granted("30000000-9, 45000000-7")).toEqual([["RestanserV2", "MvaMeldingsOpplysning"], {}]);
  });

  test.each<[what: string, body: object, caller: TestCaller, refused: unknown]>([
    ["no requestor", { requestor: "" }, {}, [400, 1001]],
    ["a subject with wrong check digits", { subject: "310724182" }, {}, [400, 1004]],
    ["a deleted requestor", { requestor: "312545179" }, {}, [400, 1004]],
    ["no dataset", { evidenceRequests: [] }, {}, [400, 1006]],
    ["another product's dataset", {}, { context: "Tilda" }, [400, 1006]],
    ["a name in another case", { evidenceRequests: [{ evidenceCodeName: "restanserv2" }] }, {}, [400, 1007]],
    ["a legal basis nobody refers to", { legalBasisList: [{ id: "1", type: "cpv", content: "1" }] }, {}, [400, 1008]],
    ["a kind of legal basis that is none", { legalBasisList: [{ id: "1", type: "x", content: "1" }] }, {}, [500, 1015]],
    ["another language", { languageCode: "en" }, {}, [400, 1014]],
    ["an end too soon", { validTo: new Date().toISOString() }, {}, [400, 1018]],
    ["no reference of the consent", { consentReference: null }, {}, [403, 1019]],
    ["a requestor that is no agency", { requestor: subject }, {}, [403, 1019]],
    ["a token without the scope", {}, { scopes: ["altinn:dataaltinnno/tilda"] }, [403, 1019]],
    ["a token of something else", {}, { scopes: ["altinn:instances.read"] }, [403, 1019]],
  ])("is refused for %s", async (_what, body, caller, refused) => {
    expect(told(await create(body, caller))).toEqual(refused);
  });

  test("is seen by nobody but its owner in its product", async () => {
    const path = await created();
    const listed = async (caller: TestCaller) => (await client(caller).accreditation.list()).data?.map(({ id }) => id);
    expect(await listed({})).toEqual([path.accreditationId]);
    expect(await listed({ context: "DAN-test" })).toEqual([]);
    expect(await listed({ organization: "314092139" })).toEqual([]);
    const others = client({ organization: "314092139" });
    expect(told(await others.evidence.getStatus({ path }))).toEqual([404, 1002]);
    expect(told(await others.accreditation.delete({ path }))).toBe(404);
    expect(told(await client().accreditation.delete({ path }))).toBe(204);
  });

  test("is listed by requestor, by change and by what is available", async () => {
    const { accreditationId: id } = await created();
    const count = async (query: object) => (await client().accreditation.list({ query })).data?.length;
    const later = new Date(Date.now() + dayMs).toISOString();
    expect(await count({ onlyavailable: true })).toBe(0);
    dan.answerConsent(id, "given");
    expect(await count({ onlyavailable: true })).toBe(1);
    expect(await count({ requestor: subject })).toBe(0);
    expect(await count({ changedafter: later })).toBe(0);
    dan.advance(2 * dayMs);
    dan.answerConsent(id, "denied");
    expect(await count({ changedafter: later })).toBe(1);
    expect(await count({ changedafter: "yesterday" })).toBe(1);
  });
});

describe("harvest", () => {
  test("of a source that takes its time is refused with the moment to come back", async () => {
    dan.addDataset({ evidenceCodeName: "Slow", isAsynchronous: true });
    const path = await created({ requestor: agency, subject, evidenceRequests: [{ evidenceCodeName: "Slow" }] });
    const harvest = () => client().evidence.harvest({ path: { ...path, evidenceCodeName: "Slow" } });
    const early = await harvest();
    expect([told(early), (early.error as { description: string }).description]).toEqual([
      [503, 1016],
      expect.stringMatching(/no earlier than: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    ]);
    const status = async () => (await client().evidence.postStatus({ path })).data?.map((one) => one.status.code);
    expect(await status()).toEqual([6]);
    dan.makeAvailable(path.accreditationId);
    expect([told(await harvest()), await status()]).toEqual([200, [6]]);
    const direct = { path: { evidenceCodeName: "Slow" }, query: { subject } };
    expect(told(await client().evidence.directHarvest(direct))).toEqual([400, 1006]);
  });

  test("of an accreditation fails whole when one of its datasets is gone", async () => {
    dan.addDataset({ evidenceCodeName: "Old" });
    const names = ["UnitBasicInformation", "Old"].map((evidenceCodeName) => ({ evidenceCodeName }));
    const path = await created({ requestor: agency, subject, evidenceRequests: names });
    dan.removeDataset("Old");
    const { data } = await client().evidence.getStatus({ path });
    expect(data?.map(({ status }) => status.code)).toEqual([1, 7]);
    const harvested = await client().evidence.harvest({ path: { ...path, evidenceCodeName: "UnitBasicInformation" } });
    expect(told(harvested)).toEqual([400, 1007]);
  });

  test("reads a subject in the body when the query has none, and takes other names for parameters", async () => {
    const asked: unknown[] = [];
    dan.provide("TildaTilsynsrapportpdfv1", (request) => {
      asked.push(request);
      return [];
    });
    const tilda = client({ context: "Tilda" });
    const path = { evidenceCodeName: "TildaTilsynsrapportpdfv1" };
    const evidenceParameters = { internTilsynsId: "1" };
    await tilda.evidence.directHarvestPost({ path, query: { evidenceParameters }, body: { subject } });
    await tilda.evidence.directHarvestPost({
      path,
      query: { subject: agency, evidenceParameters },
      body: { subject },
    });
    const parameters = evidenceParameters;
    expect(asked).toEqual([
      { subject, requestor: agency, parameters },
      { subject: agency, requestor: agency, parameters },
    ]);
    expect(told(await tilda.evidence.directHarvest({ path, query: { subject } }))).toEqual([400, 1017]);
  });

  test("passes on what a source throws", async () => {
    dan.provide("UnitBasicInformation", () => {
      throw refusal(3002, { detailCode: "BR-1" });
    });
    const path = { evidenceCodeName: "UnitBasicInformation" };
    expect(told(await client().evidence.directHarvest({ path, query: { subject } }))).toEqual([400, 3002]);
  });

  test("without the envelope has as many shapes as values", async () => {
    const shape = async (dataset: string, query = "") => {
      const { type, body } = await raw(
        `/directharvest/${dataset}?subject=${subject}&envelope=false${query}`,
        "DAN-test",
      );
      return [type, body];
    };
    const json = "application/json";
    dan.provide("SimpleEvidence", []);
    expect(await shape("SimpleEvidence")).toEqual([null, ""]);
    dan.provide("SimpleEvidence", [{ evidenceValueName: "number", value: 7 }]);
    expect(await shape("SimpleEvidence")).toEqual([json, "7"]);
    dan.provide("SimpleEvidence", [
      { evidenceValueName: "name", value: "a" },
      { evidenceValueName: "name", value: "b" },
      { evidenceValueName: "number", value: null },
    ]);
    expect(await shape("SimpleEvidence")).toEqual([json, '{"name":"a","name":"b","number":null}']);
    expect(await shape("SimpleEvidence", "&query=name")).toEqual([json, '"b"']);
    dan.provide("RichEvidence", [{ evidenceValueName: "default", value: '{"a":[{"b":1},{"b":2}]}' }]);
    expect(await shape("RichEvidence")).toEqual([json, '{"a":[{"b":1},{"b":2}]}']);
    expect(await shape("RichEvidence", "&query=a[*].b")).toEqual([json, "[1,2]"]);
    expect(JSON.parse((await shape("RichEvidence", "&query=a(b)"))[1]!)).toMatchObject({ code: 1027 });
  });

  test("of a lone attachment without the envelope is octets", async () => {
    const path = "/directharvest/TildaTilsynsrapportpdfv1?internTilsynsId=1&envelope=0";
    expect(await raw(path, "Tilda")).toEqual({ type: "application/octet-stream", body: "%PDF-1.7" });
  });
});

describe("what is open", () => {
  test("needs neither key nor token, and takes names in any case", async () => {
    const body = async (path: string) => (await fetch(`${dan.base}${path}`)).json() as Promise<unknown>;
    dan.provide("UnitBasicInformation", [{ evidenceValueName: "OrganizationName", value: "FIKTIV FJORD AS" }]);
    expect(await body(`/opendata/unitbasicinformation/${subject}`)).toBe("FIKTIV FJORD AS");
    expect(await body("/opendata/RestanserV2")).toMatchObject({ code: 1006 });
    expect(await body("/public/metadata/statuscodes?query=[*].code")).toEqual([1, 2, 3, 4, 5]);
    expect(await body("/public/metadata/evidencecodes/dan-test?query=[0].belongsToServiceContexts")).toContain(
      "DAN-test",
    );
    expect(await body("/public/metadata/evidencecodes/nowhere")).toEqual([]);
    expect(await body(`/public/ccr/${subject}/ispublic`)).toBe(false);
    expect(await body("/public/ccr/315880777/mainunit?")).toMatchObject({ organisasjonsnummer: subject });
    expect(await body(`/public/ccr/${subject}/hierarchy`)).toMatchObject({
      OrgNumber: subject,
      Subunits: [{ OrgNumber: "315880777" }],
    });
  });
});

describe("a token", () => {
  test("that is missing or no good is told apart, by the challenge too", async () => {
    const answer = async (headers: HeadersInit) => {
      const response = await fetch(`${dan.base}/accreditations`, { headers });
      const { code } = (await response.json()) as { readonly code: number };
      return [response.status, code, response.headers.get("www-authenticate")];
    };
    const key = { "Ocp-Apim-Subscription-Key": keyOf("eBevis") };
    expect(await answer(key)).toEqual([401, 1023, 'Bearer realm="data.altinn.no"']);
    expect(await answer({ ...key, Authorization: "Bearer old" })).toEqual([
      401,
      1024,
      'Bearer realm="data.altinn.no",error="invalid_token"',
    ]);
  });
});

describe("the gateway", () => {
  test("wants a known key, counts requests, and keeps a quota", async () => {
    const list = async () => told(await client().accreditation.list());
    expect((await fetch(`${dan.base}/accreditations`)).status).toBe(401);
    dan.throttle({ requests: 2, perMs: 60_000 });
    expect([await list(), await list(), await list()]).toEqual([200, 200, 429]);
    dan.throttle(undefined);
    dan.limitTo(1);
    expect([await list(), await list()]).toEqual([200, 403]);
  });
});
