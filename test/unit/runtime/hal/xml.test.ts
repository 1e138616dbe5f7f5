import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "altinnkit";
import { follow } from "altinnkit/hal";
import { readHalXml } from "../../../../runtime/hal/xml.js";
import { startApi, type Api } from "../../../servers/api.js";
import { boxes } from "./boxes.js";

const message = `<?xml version="1.0" encoding="utf-8"?>
<resource xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" rel="self" href="/api/my/messages/a1">
  <link rel="form" href="/f/1" name="Main"/>
  <link rel="attachment" href="/a/1" filesize="12" encrypted="true" mime-type="text/plain" newer="x"/>
  <link rel="attachment" href="/a/2" isTemplated="false"/>
  <link rel="print" href="/p"/>
  <MessageId>a1</MessageId>
  <ServiceEdition>1</ServiceEdition>
  <Summary xsi:nil="true"/>
  <Body/>
  <ReplyOptions><Type>URL</Type><URL>https://x.example/?a=1&amp;b=2</URL></ReplyOptions>
  <Code>1</Code>
  <Code>2</Code>
  <__proto__>x</__proto__>
  <resource rel="forms" href="/f/1"><Name>Main</Name></resource>
</resource>`;

const read = {
  MessageId: "a1",
  ServiceEdition: "1",
  Summary: null,
  Body: "",
  ReplyOptions: { Type: "URL", URL: "https://x.example/?a=1&b=2" },
  Code: ["1", "2"],
  ["__proto__"]: "x",
  _links: {
    self: { href: "/api/my/messages/a1" },
    form: [{ href: "/f/1", name: "Main" }],
    attachment: [
      { href: "/a/1", filesize: 12, encrypted: true, "mime-type": "text/plain", newer: "x" },
      { href: "/a/2", isTemplated: false },
    ],
    print: { href: "/p" },
  },
  _embedded: { forms: [{ Name: "Main", _links: { self: { href: "/f/1" } } }] },
};

let body = message;
let server: Api;
beforeAll(async () => {
  server = await startApi(() => ({ headers: { "Content-Type": "application/hal+xml; charset=utf-8" }, body }));
});
afterAll(() => server.close());

test("a resource in XML has the shape it has in JSON, its values as texts", () => {
  expect(readHalXml(message)).toEqual(read);
  expect(readHalXml("<resource/>")).toEqual({});
});

test("asked for in XML, a resource is read and its links are followed as ever", async () => {
  body = message;
  const client = boxes(server.url);
  const path = { who: "my", messageId: "a1" };

  const data = unwrap(await client.messages.get({ path }, { headers: { Accept: "application/hal+xml" } }));
  expect(data).toEqual(read);
  await follow(client, data, "attachment", { pick: 1 });
  expect(server.received.map(({ url, headers }) => [url, headers.accept])).toEqual([
    ["/my/messages/a1", "application/hal+xml"],
    ["/a/2", "*/*"],
  ]);
});

test("an answer that is no XML is told as such", async () => {
  body = "<resource>";

  await expect(boxes(server.url).messages.list({ path: { who: "my" } })).rejects.toThrow(
    "GET /{who}/messages: the API answered 200 with a body that is not XML.",
  );
});
