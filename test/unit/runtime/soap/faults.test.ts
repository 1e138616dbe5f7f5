import { HttpError, unwrap } from "altinnkit";
import { afterEach, expect, test } from "vitest";
import { connected, envelope, envelope12, inFiles, type Answer, type Connected } from "./server.js";

const started: Connected[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ server }) => server.close())));

async function refused(answer: Answer) {
  const one = await connected([answer]);
  started.push(one);
  return one.client.add({ Folder: "1", content: new Uint8Array() });
}

const guid = "5e8c9f7a-1c1d-4c0b-9f6d-0a1b2c3d4e5f";
const members = `<AltinnErrorMessage>Of 14857310056</AltinnErrorMessage><ErrorGuid>${guid}</ErrorGuid><ErrorID>40207</ErrorID>`;

function fault11(code: string, detail = ""): string {
  return envelope(
    `<s:Fault><faultcode>${code}</faultcode><faultstring xml:lang="nb-NO">Feil</faultstring>${detail && `<detail>${detail}</detail>`}</s:Fault>`,
  );
}

function fault12(codes: string, detail = ""): string {
  return envelope12(
    `<s:Fault><s:Code>${codes}</s:Code><s:Reason><s:Text xml:lang="nb">Feil</s:Text></s:Reason>${detail && `<s:Detail>${detail}</s:Detail>`}</s:Fault>`,
  );
}

const known = { AltinnErrorMessage: "Of 14857310056", ErrorGuid: guid, ErrorID: 40207 };

const faults: Readonly<Record<string, readonly [Answer, fault: object]>> = {
  "of SOAP 1.1": [
    { status: 500, body: fault11("s:Client", inFiles(`<Trouble>${members}</Trouble>`)) },
    { code: "Client", subcodes: [], reason: "Feil", detail: { Trouble: known }, others: [] },
  ],
  "of SOAP 1.2": [
    {
      status: 500,
      body: fault12("<s:Value>s:Sender</s:Value>", inFiles(`<Trouble>${members}</Trouble>`)),
      type: "application/soap+xml",
    },
    { code: "Sender", subcodes: [], reason: "Feil", detail: { Trouble: known }, others: [] },
  ],
  "whose detail has no namespace, under 400": [
    { status: 400, body: fault11("s:Client", `<Trouble>${members}</Trouble>`) },
    { code: "Client", subcodes: [], reason: "Feil", detail: { Trouble: known }, others: [] },
  ],
  "whose detail is not as its contract says": [
    { status: 500, body: fault11("s:Client", inFiles("<Trouble><ErrorID>-no value-</ErrorID></Trouble>")) },
    {
      code: "Client",
      subcodes: [],
      reason: "Feil",
      detail: {},
      others: [
        {
          name: "{urn:example:files}Trouble",
          attributes: {},
          children: [{ name: "{urn:example:files}ErrorID", attributes: {}, children: ["-no value-"] }],
        },
      ],
    },
  ],
  "of the framework, without a detail": [
    {
      status: 500,
      body: fault12("<s:Value>s:Sender</s:Value><s:Subcode><s:Value>a:ActionNotSupported</s:Value></s:Subcode>"),
    },
    { code: "Sender", subcodes: ["ActionNotSupported"], reason: "Feil", detail: {}, others: [] },
  ],
  "under 200": [
    { body: fault11("s:Server") },
    { code: "Server", subcodes: [], reason: "Feil", detail: {}, others: [] },
  ],
  "that came as a message of several parts": [
    {
      status: 500,
      type: 'multipart/related; type="application/xop+xml"; boundary=b',
      body: `--b\r\nContent-Type: application/xop+xml\r\n\r\n${fault11("s:Client")}\r\n--b--\r\n`,
    },
    { code: "Client", subcodes: [], reason: "Feil", detail: {}, others: [] },
  ],
};

test.each(Object.entries(faults))("a fault %s is an error, and says what it says", async (_, [answer, fault]) => {
  const { data, error, status } = await refused(answer);
  expect([data, status]).toEqual([undefined, answer.status ?? 200]);
  expect(error?.fault).toEqual(fault);
});

test.each([
  ["of an operation by its number", fault11("s:Server", inFiles(`<Trouble>${members}</Trouble>`)), false],
  ["of the client", fault11("s:Client"), false],
  ["of the client, in SOAP 1.2", fault12("<s:Value>s:Sender</s:Value>"), false],
  ["of the framework", fault11("a:ActionNotSupported"), false],
  ["of the server", fault11("s:Server"), true],
  ["in general", fault11("s:Server", inFiles("<Trouble><ErrorID>0</ErrorID></Trouble>")), false],
  [
    "in general, for a time",
    fault11(
      "s:Server",
      inFiles(
        "<Trouble><AltinnErrorMessage>Temporarily unavailable</AltinnErrorMessage><ErrorID>0</ErrorID></Trouble>",
      ),
    ),
    true,
  ],
])("a fault %s tells whether it passes", async (_, body, retryable) => {
  expect((await refused({ status: 500, body })).error?.retryable).toBe(retryable);
});

test("a fault that is thrown tells its codes and the service's own id, and nothing of its words", async () => {
  const result = await refused({ status: 500, body: fault11("s:Client", inFiles(`<Trouble>${members}</Trouble>`)) });
  const error = await Promise.resolve()
    .then(() => unwrap(result))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HttpError);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "HttpError",
    kind: "http",
    message: "POST #Add: the API answered 500 Client 40207.",
    operation: "POST #Add",
    status: 500,
    codes: ["Client", "40207"],
    ids: { traceId: guid },
    attempts: 1,
    retryable: false,
  });
});

test.each([
  ["a page", "text/html", "<html><p>14857310056</p></html>"],
  ["XML that is no envelope", "text/xml", "<error>14857310056</error>"],
  ["nothing", "text/xml", ""],
])("a refusal with %s tells its status, and none of its text", async (_, type, body) => {
  const { error } = await refused({ status: 403, type, body });
  expect(error).toEqual({ type: "about:blank", title: "Forbidden", status: 403, retryable: false });
});
