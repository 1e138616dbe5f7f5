import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect, ForeignOriginError, unwrap } from "altinnkit";
import { apiKey, bearer } from "altinnkit/auth";
import { altinn2RestV0 } from "altinnkit/altinn2/rest/v0";
import { follow, linksOf } from "altinnkit/hal";
import { startApi, type Api } from "../../../servers/api.js";
import { apiKey as key, startAltinn2, type StandIn } from "../../../servers/altinn2/index.js";
import { documentedOnly, reached } from "./ways.js";
import * as walks from "./walk.js";

let foreign: Api;
let standIn: StandIn;

beforeEach(async () => {
  foreign = await startApi(() => ({ body: {} }));
});
afterEach(async () => {
  await Promise.all([foreign.close(), standIn.close()]);
});

const client = ({ url }: StandIn) =>
  connect(altinn2RestV0, {
    environment: "custom",
    baseUrl: `${url}/api`,
    auth: [bearer(() => "token"), apiKey({ kind: "backend", key })],
  });

/** All that the walks bring, by walk. */
async function walked(altinn: ReturnType<typeof client>): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const [name, walk] of Object.entries(walks)) told[name] = await walk(altinn);
  return told;
}

const expected = {
  authorization: [
    "Regnskapsmedarbeider",
    204,
    ["Read"],
    204,
    204,
    "Local role",
    204,
    204,
    1,
    201,
    "LYDIG KATT AS",
    1,
    1,
    204,
    204,
    204,
  ],
  broker: [true, 1, "PK", "Uploaded", 200, 200, "Downloaded", 200],
  forms: [
    "Sendt og arkivert",
    "Utfylling",
    "<Skjema><prefilled/></Skjema>",
    "SubForm",
    "streamed",
    ["MainForm", "SubForm"],
    ["a.txt", "b ø.bin"],
    "<Skjema>3</Skjema>",
    true,
    "%PDF-1.4",
    "I sign A form.",
    "Signering",
    "Sendt og arkivert",
    true,
  ],
  messageBox: [
    true,
    ["a9", "a49"],
    "Ulest",
    { ServiceName: "A letter" },
    "hello",
    "The correspondence must be confirmed first.",
    "b1",
    "Sendt og arkivert",
    204,
    ["b1"],
  ],
  metadata: [
    true,
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
    "Regnskapsmedarbeider",
    ["Norge"],
    1,
    "A look-up",
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
    200,
    200,
  ],
  parties: [
    "LYDIG KATT AS",
    50,
    "310724181",
    { ReporteeId: "r50067890" },
    200,
    "SANSELIG TIGER",
    "tiger",
    204,
    ["one@example.com", "", "new@example.com"],
    204,
    '<answer to="q=1&x=\'"/>',
  ],
  requests: [
    "Unopened",
    204,
    "header.payload.signature",
    204,
    204,
    204,
    [{ code: "CTX-1", message: "CoveredBy is missing." }],
    "robot",
    1,
    "robot",
    204,
    200,
    204,
  ],
  serviceOwner: [
    "post@example.com",
    "SANSELIG TIGER",
    1,
    ["1", "2"],
    1,
    200,
    200,
    200,
    1,
    204,
    "Created",
    204,
    200,
    200,
    true,
    200,
    "Read",
    204,
    204,
  ],
};

describe("the client walks from the start pages to every product", () => {
  test("as it is documented", async () => {
    standIn = await startAltinn2({ foreignOrigin: foreign.url });

    expect(await walked(client(standIn))).toEqual(expected);
    expect(foreign.received).toEqual([]);
  });

  test("by relations only, once all addresses have changed that a relation leads to", async () => {
    standIn = await startAltinn2({ foreignOrigin: foreign.url, unmoved: Object.keys(documentedOnly) });

    expect(await walked(client(standIn))).toEqual(expected);
    expect(foreign.received).toEqual([]);
    const by = (isDocumented: boolean) =>
      [...new Set(standIn.seen.filter((one) => one.isDocumented === isDocumented).map(({ route }) => route))].sort();
    expect(by(true)).toEqual(Object.keys(documentedOnly).sort());
    expect(by(false)).toEqual(reached);
  });
});

test("what links lead elsewhere is told as such, and not asked", async () => {
  standIn = await startAltinn2({ foreignOrigin: foreign.url });
  const altinn = client(standIn);
  const box = unwrap(await altinn.messages.list({ path: { who: "my" } }));
  const message = unwrap(await follow(altinn, box._embedded.messages[0]!, "self"));
  const leading = ["portalview", "payment"].filter((relation) => linksOf(message, relation).length === 1);

  for (const relation of [...leading, "portalview"]) {
    await expect(follow(altinn, message, relation)).rejects.toThrow(ForeignOriginError);
  }
  await expect(follow(altinn, box, "shop")).rejects.toThrow(ForeignOriginError);
  expect([leading, foreign.received]).toEqual([["portalview", "payment"], []]);
});

test.each(["page", "redirect"] as const)("a token that has died is a 401, shown a login %s", async (login) => {
  standIn = await startAltinn2({ foreignOrigin: foreign.url, login });
  const auth = [bearer(() => "dead"), apiKey({ kind: "backend", key })];
  const altinn = connect(altinn2RestV0, { environment: "custom", baseUrl: `${standIn.url}/api`, auth });

  expect((await altinn.reportees.list()).status).toBe(401);
  expect((await altinn.messages.print({ path: { who: "my", messageId: "a1" } })).status).toBe(
    login === "page" ? 200 : 401,
  );
});

test("without a key a call is refused in the reason phrase; open metadata need none", async () => {
  standIn = await startAltinn2({ foreignOrigin: foreign.url });
  const altinn = connect(altinn2RestV0, { environment: "custom", baseUrl: `${standIn.url}/api` });

  expect((await altinn.reportees.list()).error?.detail).toBe("Required header 'ApiKey' is missing.");
  expect((await altinn.metadata.list()).status).toBe(200);
});
