import { connect, unwrap, type Upload } from "altinnkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";

let api: Api;
let answer: Answer;

beforeEach(async () => {
  answer = { status: 201 };
  api = await startApi(() => answer);
});
afterEach(() => api.close());

const archive = () => connect(archiveV1, { environment: "custom", baseUrl: api.url });

const text = "blåbær og æøå";
const bytes = new TextEncoder().encode(text);
const streamOf = (chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });

describe("uploads", () => {
  test.each<[string, Upload, Record<string, string | undefined>]>([
    [
      "a File",
      new File([bytes], "a.txt", { type: "text/plain" }),
      {
        "content-type": "text/plain",
        "content-length": "18",
        "content-disposition": `attachment; filename="a.txt"; filename*=UTF-8''a.txt`,
      },
    ],
    [
      "a Blob without a type",
      new Blob([bytes]),
      {
        "content-type": "application/octet-stream",
        "content-length": "18",
        "content-disposition": undefined,
      },
    ],
    [
      "bytes",
      { content: bytes, contentType: "application/pdf", fileName: "b.pdf" },
      {
        "content-type": "application/pdf",
        "content-length": "18",
        "content-disposition": `attachment; filename="b.pdf"; filename*=UTF-8''b.pdf`,
      },
    ],
    [
      "text",
      { content: text, contentType: "text/xml" },
      {
        "content-type": "text/xml",
        "content-length": "18",
        "content-disposition": undefined,
      },
    ],
    [
      "a stream",
      { content: streamOf([bytes.slice(0, 5), bytes.slice(5)]), fileName: "c" },
      {
        "content-type": "application/octet-stream",
        "transfer-encoding": "chunked",
        "content-length": undefined,
        "content-disposition": `attachment; filename="c"; filename*=UTF-8''c`,
      },
    ],
  ])("%s arrives whole", async (_, upload, expected) => {
    unwrap(await archive().files.add({ body: upload }));

    const [{ body, headers }] = api.received as [Api["received"][number]];
    expect(body.toString()).toBe(text);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, headers[name]]))).toEqual(expected);
  });

  test("goes under the one media type its service takes, whatever is in it", async () => {
    unwrap(await archive().files.addBytes({ body: new File([bytes], "a.txt", { type: "text/plain" }) }));

    const [{ body, headers }] = api.received as [Api["received"][number]];
    expect(body.toString()).toBe(text);
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toBe(`attachment; filename="a.txt"; filename*=UTF-8''a.txt`);
  });

  test.each([
    ["Norwegian letters", "søknad æå.pdf", `filename="s_knad __.pdf"; filename*=UTF-8''s%C3%B8knad%20%C3%A6%C3%A5.pdf`],
    ["quotes", `a"; filename="b.exe`, `filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`],
    ["line ends", "a\r\nX-Evil: 1", `filename="a__X-Evil: 1"; filename*=UTF-8''a%0D%0AX-Evil%3A%201`],
    [
      "an apostrophe and brackets",
      "it's (1)*.txt",
      `filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`,
    ],
    ["half a letter", "\ud83d.txt", `filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
  ])("a file name cannot break out of its header: %s", async (_, fileName, expected) => {
    unwrap(await archive().files.add({ body: { content: bytes, fileName } }));
    expect(api.received[0]!.headers["content-disposition"]).toBe(`attachment; ${expected}`);
    expect(api.received[0]!.headers["x-evil"]).toBeUndefined();
  });

  test("is never sent twice", async () => {
    answer = { status: 503 };
    const { response } = await archive().files.add({ body: { content: streamOf([bytes]) } });
    expect(response.status).toBe(503);
    expect(api.received).toHaveLength(1);
  });
});

describe("downloads", () => {
  const download = async () => unwrap(await archive().files.download({ path: { id: "7" } }));
  const disposition = (value: string): Answer => ({ body: bytes, headers: { "content-disposition": value } });

  test("hands over bytes, type and name", async () => {
    answer = {
      body: bytes,
      headers: { "content-type": "application/pdf", "content-disposition": "attachment; filename=a.pdf" },
    };
    const file = await download();
    expect({ type: file.contentType, name: file.fileName }).toEqual({ type: "application/pdf", name: "a.pdf" });
    expect(await file.bytes()).toEqual(bytes);
  });

  test("reads as stream, text or Blob", async () => {
    answer = { body: bytes, headers: { "content-type": "text/plain" } };
    expect(await new Response((await download()).stream).text()).toBe(text);
    expect(await (await download()).text()).toBe(text);
    const blob = await (await download()).blob();
    expect({ size: blob.size, type: blob.type }).toEqual({ size: 18, type: "text/plain" });
  });

  test("an empty answer is an empty file", async () => {
    answer = { status: 204 };
    expect(await (await download()).bytes()).toEqual(new Uint8Array());
    expect(await new Response((await download()).stream).text()).toBe("");
  });

  test.each([
    [`attachment; filename="a_b.txt"; filename*=UTF-8''s%C3%B8k.txt`, "søk.txt"],
    [`attachment; filename="a \\"b\\".txt"`, 'a "b".txt'],
    [`attachment; filename*=UTF-8''%E0%A4%A; filename="plan-b.txt"`, "plan-b.txt"],
    [`attachment; filename="../../etc/passwd"`, "passwd"],
    [`attachment; filename="..\\\\..\\\\boot.ini"`, "boot.ini"],
    ["attachment", undefined],
  ])("the name in %s is %s", async (header, name) => {
    answer = disposition(header);
    expect((await download()).fileName).toBe(name);
  });

  test("a refusal is an error as anywhere", async () => {
    answer = { status: 404, body: { title: "no such file" } };
    const result = await archive().files.download({ path: { id: "7" } });
    expect(result.error).toEqual({ title: "no such file" });
  });
});
