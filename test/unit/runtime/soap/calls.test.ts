import { ArgumentError, ConfigurationError, UnreadableAnswerError, retry } from "altinnkit";
import { call, connectSoap, readEnvelope, writeEnvelope } from "altinnkit/soap";
import { soapOperation, soapService } from "altinnkit/codegen";
import { afterEach, describe, expect, test } from "vitest";
import { add, addAll, files, get, getWhole } from "./files.js";
import { connected, envelope, envelope12, inFiles, type Answer, type Connected } from "./server.js";

const started: Connected[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ server }) => server.close())));

async function answering(...answers: readonly Answer[]): Promise<Connected> {
  const one = await connected(answers, { policies: [retry({ baseDelayMs: 1 })] });
  started.push(one);
  return one;
}

const thrown = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error: unknown) => error);

const added = { body: envelope(inFiles("<AddResponse><id>7</id></AddResponse>")) };
const bytes = new Uint8Array(Buffer.from("hello"));

describe("a call", () => {
  test("of SOAP 1.1 has its action in a header, and header blocks and credentials where the contract has them", async () => {
    const { client, seen } = await answering(added);

    const { data } = await client.add({ Folder: "a<b", content: bytes });

    expect(data).toEqual({ id: "7" });
    const { "content-type": type, soapaction } = seen[0]!.headers;
    expect([type, soapaction]).toEqual(["text/xml; charset=utf-8", '"urn:example:files/Add"']);
    expect(seen[0]!.body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n' +
        '<ns1:Envelope xmlns:ns1="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns2="urn:example:files"><ns1:Header>' +
        "<ns2:Folder>a&lt;b</ns2:Folder><ns2:Password>secret &amp; more</ns2:Password></ns1:Header>" +
        "<ns1:Body><ns2:Add><ns2:content>aGVsbG8=</ns2:content></ns2:Add></ns1:Body></ns1:Envelope>",
    );
  });

  test("of SOAP 1.2 has its action in the media type, and may be answered in the other version", async () => {
    const { client, seen } = await answering({ body: envelope(inFiles("<AddAllResponse/>")) });

    const { data } = await client.addAll({ file: [{ name: "a" }] }, { credentials: { systemPassword: "other" } });

    expect(data).toEqual({});
    const { "content-type": type, soapaction } = seen[0]!.headers;
    expect([type, soapaction]).toEqual([
      'application/soap+xml; charset=utf-8; action="urn:example:files/AddAll"',
      undefined,
    ]);
    expect(seen[0]!.body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n' +
        '<ns1:Envelope xmlns:ns1="http://www.w3.org/2003/05/soap-envelope" xmlns:ns2="urn:example:files"><ns1:Body>' +
        "<ns2:AddAll><ns2:systemUserName>4711</ns2:systemUserName><ns2:systemPassword>other</ns2:systemPassword>" +
        "<ns2:file><ns2:name>a</ns2:name></ns2:file></ns2:AddAll></ns1:Body></ns1:Envelope>",
    );
  });

  test("with nothing to answer takes an answer with nothing", async () => {
    const { client } = await answering({ status: 202 }, { body: envelope("") });
    expect([await client.forget({ id: "1" }), await client.forget({ id: "1" })]).toMatchObject([
      { data: undefined, status: 202 },
      { data: undefined, status: 200 },
    ]);
  });

  test("by itself needs no service", async () => {
    const { server, seen } = await answering(added);
    const credentials = { systemPassword: "secret" };
    const { data } = await call(add, { Folder: "a", content: bytes }, { endpoint: server.url, credentials });
    expect([data, seen.length]).toEqual([{ id: "7" }, 1]);
  });

  test("sends many files of any kind as they come, in the document or beside it", async () => {
    const answer = { body: envelope12(inFiles("<AddAllResponse/>")), type: "application/soap+xml" };
    const { client, seen } = await answering(answer, answer);
    const input = () => ({
      file: [
        { name: "1", content: bytes },
        { name: "2", content: new Blob(["by"]) },
        { name: "3", content: { content: new Blob(["tes"]).stream(), size: 3 } },
        { name: "4", content: { content: "æ" } },
      ],
    });

    await client.addAll(input());
    await client.addAllBeside(input());

    const [inside, beside] = seen;
    expect([...inside!.body.matchAll(/<ns2:content>(.*?)</g)].map(([, text = ""]) => atob(text))).toEqual([
      "hello",
      "by",
      "tes",
      "\u00c3\u00a6",
    ]);
    expect(inside!.headers["content-length"]).toBe(String(Buffer.byteLength(inside!.body)));
    const [, id = ""] = /boundary="(.*?)"/.exec(beside!.headers["content-type"] ?? "") ?? [];
    expect(beside!.headers["content-type"]).toBe(
      `multipart/related; type="application/xop+xml"; start="<0.${id}@altinnkit>"; start-info="application/soap+xml"; boundary="${id}"; action="urn:example:files/AddAll"`,
    );
    const parts = beside!.body.split(`--${id}`);
    expect(parts.map((part) => part.split("\r\n\r\n")[1]?.trimEnd()).slice(2)).toEqual([
      "hello",
      "by",
      "tes",
      "æ",
      undefined,
    ]);
    expect([...parts[1]!.matchAll(/href="cid:(.*?)"/g)].map(([, cid]) => `<${cid}>`)).toEqual(
      [...beside!.body.matchAll(/Content-ID: (.*)\r\n/g)].map(([, found]) => found).slice(1),
    );
    expect(beside!.headers["content-length"]).toBe(String(Buffer.byteLength(beside!.body)));
  });

  test("is sent again after a gateway's failure where its contract lets it, never after a fault", async () => {
    const gone = { status: 503, type: "text/html", body: "<p>busy</p>" };
    const fault = {
      status: 503,
      body: envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault>"),
    };
    const { client, seen } = await answering(gone, { body: envelope(inFiles("<GetResponse/>")) }, fault, gone);

    expect((await client.getWhole({ id: "1" })).data).toEqual({});
    expect(seen.length).toBe(2);
    expect((await client.getWhole({ id: "1" })).error?.retryable).toBe(true);
    expect(seen.length).toBe(3);
    expect((await client.add({ Folder: "1", content: bytes })).error).toEqual({
      type: "about:blank",
      title: "Service Unavailable",
      status: 503,
      retryable: true,
    });
    expect(seen.length).toBe(4);
  });
});

describe("nothing is sent", () => {
  test("without the credentials that the contract asks for", async () => {
    const { server, seen } = await answering();
    const error = await thrown(connectSoap(files, { endpoint: server.url }).add({ Folder: "1", content: bytes }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect([String(error), seen]).toEqual(['ConfigurationError: Add needs "credentials.systemPassword".', []]);
  });

  test("of an input that is not as the contract says, and its values are not told", async () => {
    const { client, seen } = await answering();
    const error = await thrown(client.get({ id: { number: "14857310056" } } as never));
    expect(error).toBeInstanceOf(ArgumentError);
    expect([String(error), seen]).toEqual([
      "ArgumentError: Get: /Envelope/Body/Get/id: The value is not one its type allows.",
      [],
    ]);
  });

  test("to an address that is not https", () => {
    expect(() => connectSoap(files, { endpoint: "http://files.example.test/Files.svc" })).toThrow(ConfigurationError);
    expect(() => connectSoap(files, { environment: "prod" })).toThrow(/names no server for "prod"/);
  });

  test("over a binding that is not spoken, unless a transport speaks it", async () => {
    const secured = soapOperation({ ...addAll, policies: ["secure-conversation", "addressing", "mtom"] });
    const service = soapService({ id: "test/soap/secured", endpoints: {}, operations: { secured } });
    const options = {
      endpoint: "https://files.example.test/Files.svc",
      credentials: { systemUserName: "4711", systemPassword: "secret" },
    };
    const error = await thrown(connectSoap(service, options).secured({}));
    expect(String(error)).toBe(
      'ConfigurationError: AddAll is only answered over WS-SecureConversation, which is not spoken here: give a "transport".',
    );

    const dispatched: object[] = [];
    const client = connectSoap(service, {
      ...options,
      transport: async (text, { action, endpoint }) => {
        dispatched.push({
          action,
          endpoint,
          to: /<(\w+):To .*?>(.*?)<\/\1:To>/.exec(text)?.[2],
          data: /AddAll>/.test(text),
        });
        return envelope12(
          inFiles("<AddAllResponse><id>7</id></AddAllResponse>"),
          '<s:Header><a:Action s:mustUnderstand="1" xmlns:a="http://www.w3.org/2005/08/addressing">x</a:Action></s:Header>',
        );
      },
    });
    const { data } = await client.secured({ file: [{ name: "a", content: new Blob(["bytes"]) }] });
    expect(data).toEqual({ id: ["7"] });
    expect(dispatched).toEqual([
      { action: addAll.action, endpoint: options.endpoint, to: options.endpoint, data: true },
    ]);
  });
});

describe("an answer cannot be read", () => {
  const cases: Readonly<Record<string, readonly [Answer, string]>> = {
    "that is a page": [
      { type: "text/html", body: "<html><body>Log in</body></html>" },
      "/html, line 1, column 1: The root element must be {http://schemas.xmlsoap.org/soap/envelope/}Envelope or {http://www.w3.org/2003/05/soap-envelope}Envelope.",
    ],
    "that is empty": [{ body: "" }, "line 1, column 1: There is no root element."],
    "that holds another element": [
      { body: envelope(inFiles("<GetResponse/>")) },
      "The body holds {urn:example:files}GetResponse, not {urn:example:files}AddResponse.",
    ],
    "that holds nothing": [{ body: envelope("") }, "The body holds nothing, not {urn:example:files}AddResponse."],
    "with a header that must be understood, and is not": [
      {
        body: envelope(
          inFiles("<AddResponse><id>7</id></AddResponse>"),
          '<s:Header><x:Secret xmlns:x="urn:x" s:mustUnderstand="1">14857310056</x:Secret></s:Header>',
        ),
      },
      "The header {urn:x}Secret must be understood, and is not.",
    ],
    "whose parts do not end": [
      { type: 'multipart/related; boundary="b"', body: `--b\r\n\r\n${added.body}` },
      "It ends before its last boundary.",
    ],
    "whose bytes are not there": [
      {
        type: 'multipart/related; boundary="b"',
        body: `--b\r\n\r\n${envelope(inFiles('<GetResponse><content><x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:1"/></content></GetResponse>'))}\r\n--b--`,
      },
      "A part that the envelope names is not there.",
    ],
  };

  test.each(Object.entries(cases))("%s", async (name, [answer, message]) => {
    const { client } = await answering(answer);
    const isGet = name === "whose bytes are not there";
    const error = await thrown(isGet ? client.getWhole({ id: "1" }) : client.add({ Folder: "1", content: bytes }));
    expect(error).toBeInstanceOf(UnreadableAnswerError);
    expect((error as Error).message).toBe(
      `POST #${isGet ? "Get" : "Add"}: the API answered 200 with what cannot be read as its envelope: ${message}`,
    );
  });
});

test("an envelope is written for a transport of one's own, and its answer read", () => {
  const options = { credentials: { systemUserName: "4711", systemPassword: "p" }, endpoint: "https://a.example" };
  expect(writeEnvelope(addAll, { file: [{ name: "a", content: bytes }] }, options)).toContain(
    "<ns2:file><ns2:name>a</ns2:name><ns2:content>aGVsbG8=</ns2:content></ns2:file>",
  );
  expect(readEnvelope(get, envelope12(inFiles("<GetResponse><content>aGVs\nbG8=</content></GetResponse>")))).toEqual({
    data: { content: bytes },
  });
  expect(getWhole.action).toBe(get.action);
});
