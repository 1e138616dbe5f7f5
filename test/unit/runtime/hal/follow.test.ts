import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ForeignOriginError, LinkError, unwrap, type Download } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { follow, followLocation, linksOf } from "altinnkit/hal";
import { startApi, type Answer, type Api } from "../../../servers/api.js";
import { boxes, type Message } from "./boxes.js";

let server: Api;
let answer: Answer;

beforeAll(async () => {
  server = await startApi(() => answer);
});
afterAll(() => server.close());
beforeEach(() => {
  answer = { headers: { "Content-Type": "application/hal+json" }, body: '{"MessageId":"a1"}' };
});

const client = () => boxes(`${server.url}/api`);
const sent = () => `${server.received.at(-1)!.method} ${server.received.at(-1)!.url}`;
const linked = (links: Message["_links"] & object): Message => ({ MessageId: "a1", _links: links });

test("a relation is followed to wherever its link leads", async () => {
  const result = await follow(
    client(),
    linked({ self: { href: `${server.url}/other/place?x=1&flag` } }),
    "self",
    "messages.get",
  );

  expect(unwrap(result)).toEqual({ MessageId: "a1" });
  expect(sent()).toBe("GET /other/place?x=1&flag");
  expect(server.received.at(-1)!.headers.accept).toBe("application/hal+json");
});

test.each([
  ["relative to the server's base", "my/messages/1", "/api/my/messages/1"],
  ["from the root", "/v2/my/1", "/v2/my/1"],
])("a link %s is resolved", async (_, href, expected) => {
  await follow(client(), linked({ print: { href } }), "print");

  expect(sent()).toBe(`GET ${expected}`);
});

test.each([
  ["templated", "{MessageId}"],
  ["isTemplated", "{messageid}"],
])("a link flagged %s is filled in, whichever case its names have", async (flag, name) => {
  const list = { _links: { find: { href: `/api/my/messages/${name}{?language}`, [flag]: true } } };

  await follow(client(), list, "find", { path: { messageId: "a/1" }, query: { language: 1044, markAsRead: false } });

  expect(sent()).toBe("GET /api/my/messages/a%2F1?language=1044&markAsRead=false");
});

test.each([undefined, "", "..", "."])("a template's variable is not %j", async (messageId) => {
  const list = { _links: { find: { href: "/api/my/messages/{MessageId}", templated: true } } };

  await expect(follow(client(), list, "find", { path: { messageId } })).rejects.toThrow(
    'the link needs "MessageId", which is missing, empty or a dot segment.',
  );
});

test("what is said in the call replaces what the link says", async () => {
  const link = { href: "/x?language=1033&ForceEIAuthentication&a=%2B" };

  await follow(client(), { _links: { other: link } }, "other", { query: { language: 1044 } });

  expect(sent()).toBe("GET /x?ForceEIAuthentication&a=%2B&language=1044");
});

test("another operation at the same address has its own method and body", async () => {
  answer = { status: 204 };

  const result = await follow(client(), linked({ self: { href: "/m/1" } }), "self", "messages.update", {
    body: { Type: "FormTask" },
  });

  expect(result.status).toBe(204);
  expect(sent()).toBe("PUT /m/1");
  expect(server.received.at(-1)!.headers["content-type"]).toBe("application/hal+json");
  expect(JSON.parse(String(server.received.at(-1)!.body))).toEqual({ Type: "FormTask" });
});

test("without the link the operation's own path is called", async () => {
  await follow(client(), linked({}), "print", { path: { who: "my", messageId: "a1" } });

  expect(sent()).toBe("GET /api/my/messages/a1/print");
});

test("where a relation has several operations, the address tells which, or what is given for its path", async () => {
  const told: (string | undefined)[] = [];
  const watched = boxes(`${server.url}/api`, {
    onEvent: (event) => event.type === "attempt" && told.push(event.call.operation),
  });

  await follow(watched, linked({ rights: { href: "/api/my/rights" } }), "rights");
  await follow(watched, linked({ rights: { href: "/API/MY/Delegations/7/Rights" } }), "rights");
  await follow(watched, linked({}), "rights", { path: { who: "my", to: "7" } as { who: string } });
  await follow(watched, linked({ rights: { href: "/elsewhere/8" } }), "rights");

  expect(told).toEqual(["rights.list", "rights.listOf", "rights.listOf", undefined]);
});

test("one of several links is picked by place, name or what else it says", async () => {
  const attachment = [
    { href: "/1", name: "one" },
    { href: "/2", name: "two", filesize: 5 },
  ];
  const message = linked({ attachment });
  answer = { headers: { "Content-Type": "application/pdf" }, body: "%PDF" };

  const bytes: Download = unwrap(await follow(client(), message, "attachment", { pick: 0 }));
  expect(await bytes.text()).toBe("%PDF");
  expect(sent()).toBe("GET /1");
  await follow(client(), message, "attachment", { pick: "two" });
  expect(sent()).toBe("GET /2");
  await follow(client(), message, "attachment", { pick: ({ filesize }) => filesize === 5 });
  expect(sent()).toBe("GET /2");

  expect(() => follow(client(), message, "attachment")).toThrow(
    new LinkError('The link "attachment"', 'the resource has 2 such links: "pick" one.'),
  );
  expect(() => follow(client(), message, "attachment", { pick: "three" })).toThrow(LinkError);
  expect(linksOf(message, "attachment")).toEqual(attachment);
  expect([linksOf(message, "toString"), linksOf({ _links: { a: { href: 1 }, b: null } }, "b")]).toEqual([[], []]);
});

test.each([
  ["application/json", '{"a":1}', { a: 1 }],
  ["application/hal+json; charset=utf-8", '{"a":1}', { a: 1 }],
  ["application/hal+xml", "<resource><a>1</a></resource>", { a: "1" }],
  ["application/xml", "<a/>", "<a/>"],
  ["text/plain", "hello", "hello"],
])("what an unknown relation leads to is read as its media type says: %s", async (type, body, expected) => {
  answer = { headers: { "Content-Type": type }, body };

  expect(unwrap(await follow(client(), { _links: { unheardof: { href: "/x" } } }, "unheardof"))).toEqual(expected);
});

test("bytes of an unknown relation are handed over unread", async () => {
  answer = { headers: { "Content-Type": "image/png" }, body: "png" };

  const data = unwrap(await follow(client(), { _links: { picture: { href: "/x" } } }, "picture")) as Download;

  expect([data.contentType, await data.text()]).toEqual(["image/png", "png"]);
});

test("credentials go along", async () => {
  await follow(boxes(server.url, { auth: bearer(() => "token") }), linked({ print: { href: "/p" } }), "print");

  expect(server.received.at(-1)!.headers.authorization).toBe("Bearer token");
});

test("a link to another server is refused before anything is sent", async () => {
  let asked = 0;
  const elsewhere = await startApi(() => ({ status: (asked++, 200) }));
  const { port } = new URL(elsewhere.url);
  const before = server.received.length;
  const hrefs: (readonly [string, typeof LinkError | typeof ForeignOriginError])[] = [
    [`${elsewhere.url}/api`, ForeignOriginError],
    [`//127.0.0.1:${port}/api`, ForeignOriginError],
    [`/\\127.0.0.1:${port}/api`, LinkError],
    [`\t//127.0.0.1:${port}/api`, LinkError],
    [`http:\n//127.0.0.1:${port}/api`, LinkError],
    [`http:${server.url.slice(5)}@127.0.0.1:${port}/`, ForeignOriginError],
    [`http://user:secret@127.0.0.1:${new URL(server.url).port}/api`, ForeignOriginError],
    [`http://@127.0.0.1:${new URL(server.url).port}/api`, ForeignOriginError],
    ["http://localhost:1/api", ForeignOriginError],
    ["https://www.altinn.no/api", ForeignOriginError],
    ["javascript:alert(1)", ForeignOriginError],
    ["file:///etc/passwd", ForeignOriginError],
    ["data:text/plain,x", ForeignOriginError],
    [`https:127.0.0.1:${port}`, ForeignOriginError],
    ["/api#part", LinkError],
  ];
  const errors: unknown[] = [];
  for (const [href] of hrefs) {
    const following = async () => follow(client(), linked({ print: { href } }), "print");
    errors.push(await following().catch((error: unknown) => error));
  }
  await elsewhere.close();

  expect(errors.map((error) => (error as Error).constructor)).toEqual(hrefs.map(([, error]) => error));
  expect(errors.join()).not.toMatch(/secret|127|altinn/);
  expect([asked, server.received.length - before]).toEqual([0, 0]);
});

test("http, and the host without www, stand for the connected server and are called as it", async () => {
  const urls: string[] = [];
  const fetch = async (request: Request) => {
    urls.push(request.url);
    return Response.json({});
  };
  const there = boxes("https://www.boxes.test/api", { fetch });
  const go = async (href: string) => follow(there, linked({ print: { href } }), "print");

  await go("http://www.boxes.test/api/1");
  await go("https://boxes.test/api/2?x=1");
  await go("HTTP://BOXES.TEST/api/3");
  await go("https://www.boxes.test:443/api/4");
  await go("https://www.boxes.test");
  await expect(go("http://www.boxes.test:8080/api")).rejects.toThrow(ForeignOriginError);
  await expect(go("https://www.boxes.test:8443/api")).rejects.toThrow(ForeignOriginError);
  await expect(go("https://api.boxes.test/api")).rejects.toThrow(ForeignOriginError);
  await expect(go("https://www.boxes.test.evil.test/api")).rejects.toThrow(ForeignOriginError);

  expect(urls).toEqual([
    "https://www.boxes.test/api/1",
    "https://www.boxes.test/api/2?x=1",
    "https://www.boxes.test/api/3",
    "https://www.boxes.test/api/4",
    "https://www.boxes.test/",
  ]);
});

test("what was made is found by its Location", async () => {
  answer = { status: 201, headers: { Location: "/api/my/messages/b1" } };
  const made = await client().messages.update({ path: { who: "my", messageId: "a1" }, body: { Type: "FormTask" } });
  answer = { body: { MessageId: "b1" } };

  expect(unwrap(await followLocation(client(), made, "messages.get")).MessageId).toBe("b1");
  expect(sent()).toBe("GET /api/my/messages/b1");

  const none = await client().messages.list({ path: { who: "my" } });
  expect(() => followLocation(client(), none, "messages.get")).toThrow(
    "GET /{who}/messages: the answer has no Location.",
  );
});

test("neither a Location nor a template's variable leads to another server", async () => {
  answer = { status: 201, headers: { Location: "https://elsewhere.example/1" } };
  const made = await client().messages.update({ path: { who: "my", messageId: "a1" }, body: { Type: "FormTask" } });
  const before = server.received.length;
  const list = { _links: { find: { href: "{+where}/messages", templated: true } } };
  const to = async (where: string) => follow(client(), list, "find", { path: { where } });

  await expect(followLocation(client(), made, "messages.get")).rejects.toThrow(ForeignOriginError);
  await expect(to("https://elsewhere.example")).rejects.toThrow(ForeignOriginError);
  await expect(to("//elsewhere.example")).rejects.toThrow(ForeignOriginError);
  await expect(to("my/../../serviceowner")).rejects.toThrow("a dot segment");
  expect(server.received.length).toBe(before);
});
