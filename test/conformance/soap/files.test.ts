import { join } from "node:path";
import { connectSoap } from "altinnkit/soap";
import { unwrap } from "altinnkit";
import { afterEach, expect, test } from "vitest";
import { nodeSoap, type SoapAnswers, type SoapServer } from "../../servers/node-soap.js";
import { root } from "../../support/cli.js";
import { files } from "../../unit/runtime/soap/files.js";

const started: SoapServer[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.close())));

async function served(answers: SoapAnswers) {
  const server = await nodeSoap(join(root, "test/fixtures/soap/files.wsdl"), answers);
  started.push(server);
  const credentials = { systemUserName: "4711", systemPassword: "secret" };
  return { server, client: connectSoap(files, { endpoint: server.url, credentials }) };
}

const content = new Blob(["hello"]);
const headers = { Folder: "f", Password: "secret" };
const allArgs = {
  systemUserName: "4711",
  systemPassword: "secret",
  file: [
    { name: "æ <1>", content: "aGVsbG8=" },
    { name: "2", content: "aGVsbG8=" },
  ],
};

test("node-soap takes files inside a document and beside it, of either version, as they were given", async () => {
  const { server, client } = await served({ Add: { id: "7" }, AddAll: { id: ["7", "8"] } });
  const file = [
    { name: "æ <1>", content },
    { name: "2", content: new Uint8Array(await content.arrayBuffer()) },
  ];
  expect([
    unwrap(await client.add({ Folder: "f", content })),
    unwrap(await client.addBeside({ Folder: "f", content })),
    unwrap(await client.addAll({ file })),
    unwrap(await client.addAllBeside({ file })),
  ]).toEqual([{ id: "7" }, { id: "7" }, { id: ["7", "8"] }, { id: ["7", "8"] }]);
  expect(server.calls).toEqual([
    { operation: "Add", args: { content: "aGVsbG8=" }, headers },
    { operation: "Add", args: { content: "aGVsbG8=" }, headers },
    { operation: "AddAll", args: allArgs, headers: undefined },
    { operation: "AddAll", args: allArgs, headers: undefined },
  ]);
});

test.each([
  ["inside the document", "aGVsbG8=", undefined],
  ["beside it", "@bytes", Buffer.from("hello")],
])("bytes that node-soap gives %s are read at once or as they come", async (_, answer, bytes) => {
  const { server, client } = await served({ Get: { content: answer, name: "a" } });
  server.bytes = bytes;
  const whole = unwrap(await client.getWhole({ id: "1" }));
  expect([Buffer.from(whole.content ?? []).toString(), whole.name]).toEqual(["hello", "a"]);
  expect(await unwrap(await client.get({ id: "1" })).content?.text()).toBe("hello");
});

test("a fault of node-soap's arrives typed", async () => {
  const detail = { Trouble: { attributes: { xmlns: "urn:example:files" }, ErrorID: 40207 } };
  const { client } = await served({
    Get: { Fault: { faultcode: "s:Client", faultstring: "No", detail, statusCode: 500 } },
  });
  const { error } = await client.get({ id: "1" });
  expect([error?.fault?.code, error?.fault?.detail.Trouble?.ErrorID]).toEqual(["Client", 40207]);
});

test("node-soap refuses what the WSDL does not have", async () => {
  const { client } = await served({});
  const { error } = await client.forget({ id: "1" });
  expect(error?.status).toBe(500);
});
