import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, ConfigurationError, UnreadableAnswerError } from "altinnkit";
import {
  api as describeApi,
  form,
  jsonAs,
  multipart,
  plainText,
  queryStyles,
  text,
  textAs,
  type Result,
} from "altinnkit/codegen";
import { startApi, type Api, type Received } from "../../servers/api.js";

interface Operations {
  readonly things: Record<
    "multipart" | "form" | "event" | "plain" | "xml" | "page" | "find",
    (request: { body?: unknown; query?: object }) => Promise<Result<unknown>>
  >;
}

const thingsV1 = describeApi<object, Operations>({
  id: "test/things/v1",
  servers: { prod: "https://{org}.things.test/{org}/{app}" },
  auth: { token: "none" },
  operations: {
    things: {
      multipart: { method: "POST", path: "/multipart", body: multipart },
      form: { method: "POST", path: "/form", body: form },
      event: { method: "POST", path: "/event", body: jsonAs("application/cloudevents+json") },
      plain: { method: "POST", path: "/plain", body: plainText },
      xml: { method: "POST", path: "/xml", body: textAs("application/xml"), accept: "application/xml", answer: text },
      page: { method: "GET", path: "/page", answer: text },
      find: {
        method: "GET",
        path: "/find",
        query: queryStyles({ fields: "comma", filter: "deepObject", box: "json" }),
      },
    },
  },
});

let server: Api;

beforeAll(async () => {
  server = await startApi(() => ({ headers: { "content-type": "text/html" }, body: "<p>1</p>" }));
});

afterAll(() => server.close());

const client = () => connect(thingsV1, { environment: "custom", baseUrl: server.url }).things;
const last = (): Received => server.received.at(-1)!;

async function partsOf({ headers, body }: Received): Promise<[string, unknown][]> {
  const answer = new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"]! } });
  return Promise.all(
    [...(await answer.formData())].map(async ([name, value]): Promise<[string, unknown]> =>
      typeof value === "string" ? [name, value] : [name, [value.name, value.type, await value.text()]],
    ),
  );
}

test("a form of parts is written as ASP.NET binds it, files with name and type", async () => {
  const file = new File(["æøå"], "brev.txt", { type: "text/plain" });
  await client()
    .multipart({
      body: {
        "Metadata.FileName": "brev.txt",
        "Metadata.PropertyList": { a: "1", b: "2" },
        Recipients: ["x", "y"],
        Replies: [{ url: "https://a.test", text: "A" }],
        Attachments: [file],
        Sent: true,
        Gone: undefined,
        None: null,
      },
    })
    .catch(() => undefined);

  expect(await partsOf(last())).toEqual([
    ["Metadata.FileName", "brev.txt"],
    ["Metadata.PropertyList[a]", "1"],
    ["Metadata.PropertyList[b]", "2"],
    ["Recipients", "x"],
    ["Recipients", "y"],
    ["Replies[0].url", "https://a.test"],
    ["Replies[0].text", "A"],
    ["Attachments", ["brev.txt", "text/plain", "æøå"]],
    ["Sent", "true"],
  ]);
});

test("a FormData goes as it is", async () => {
  const data = new FormData();
  data.append("one", "1");
  await client()
    .multipart({ body: data })
    .catch(() => undefined);

  expect(await partsOf(last())).toEqual([["one", "1"]]);
});

test.each([
  ["form", { token: "a b", kind: "x&y" }, "application/x-www-form-urlencoded", "token=a+b&kind=x%26y"],
  ["event", { id: "1" }, "application/cloudevents+json", '{"id":"1"}'],
  ["plain", "# Æ", "text/plain", "# Æ"],
] as const)("a body as %s", async (name, body, type, sent) => {
  const things = client();
  await things[name]({ body }).catch(() => undefined);

  expect([last().headers["content-type"], last().body.toString()]).toEqual([type, sent]);
});

test("an operation in XML sends text under its name, and asks for it", async () => {
  const { data } = await client().xml({ body: "<p/>" });

  const { headers, body } = last();
  expect([headers["content-type"], headers.accept, body.toString()]).toEqual([
    "application/xml",
    "application/xml",
    "<p/>",
  ]);
  expect(data).toBe("<p>1</p>");
});

test("an operation by its path is the one in JSON, where there is one in XML beside it", async () => {
  const both = describeApi<object, object>({
    ...thingsV1,
    operations: {
      form: {
        get: { method: "GET", path: "/form" },
        getXml: { method: "GET", path: "/form", accept: "application/xml", answer: text },
      },
    },
  });
  const byPath = connect(both, { environment: "custom", baseUrl: server.url }) as unknown as {
    GET(path: string): Promise<unknown>;
  };

  await expect(byPath.GET("/form")).rejects.toThrow(UnreadableAnswerError);
});

test("text of any kind is handed over as it is", async () => {
  expect((await client().page({})).data).toBe("<p>1</p>");
});

test("query parameters in styles of their own stand beside the usual ones", async () => {
  const query = { fields: ["a", "b&c"], filter: { from: "1", to: "2" }, page: 1, tags: ["x", "y"], none: undefined };
  await client()
    .find({ query })
    .catch(() => undefined);

  expect(last().url).toBe("/find?fields=a,b%26c&filter[from]=1&filter[to]=2&page=1&tags=x&tags=y");
});

test("a list is written by index in one style, and an object as JSON in another", async () => {
  await client()
    .find({ query: { filter: ["opened", "a&b"], box: { lids: ["é", "&"] } } })
    .catch(() => undefined);

  expect(last().url).toBe(
    "/find?filter[0]=opened&filter[1]=a%26b&box=%7B%22lids%22%3A%5B%22%C3%A9%22%2C%22%26%22%5D%7D",
  );
});

test("a server's braces are filled in, with what may stand in a host's name only", async () => {
  const asked: string[] = [];
  const fetch = (request: Request) => {
    asked.push(request.url);
    return Promise.resolve(Response.json({}));
  };
  const options = { environment: "prod", fetch } as const;
  await connect(thingsV1, { ...options, server: { org: "ttd", app: "demo-app" } }).things.page({});

  expect(asked).toEqual(["https://ttd.things.test/ttd/demo-app/page"]);
  for (const org of ["", "evil.test/", "a.b", "a@b", "a#", "..", "a\\b", undefined])
    expect(() =>
      connect(thingsV1, { ...options, server: { app: "a", ...(org === undefined ? {} : { org }) } }),
    ).toThrow(ConfigurationError);
});
