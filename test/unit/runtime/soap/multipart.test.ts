import { describe, expect, test } from "vitest";
import { mediaType } from "../../../../runtime/soap/media-type.js";
import { MultipartError, partsOf } from "../../../../runtime/soap/multipart.js";

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** Text in chunks of one length. */
function* inChunks(text: string, length: number): Generator<Uint8Array> {
  for (let at = 0; at < text.length; at += length) yield latin(text.slice(at, at + length));
}

async function read(chunks: Iterable<Uint8Array>, boundary = "b"): Promise<unknown> {
  const parts: unknown[] = [];
  for await (const { headers, bytes } of partsOf(chunks, boundary)) {
    let text = "";
    for await (const chunk of bytes) text += Buffer.from(chunk).toString("latin1");
    parts.push([Object.fromEntries(headers), text]);
  }
  return parts;
}

const message =
  "preamble\r\n--bb\r\n--b \t\r\nContent-ID: <1>\r\nX-Folded: a\r\n  b\r\n\r\none\r\n--\r\n-b\r\n\r\r\n--b\r\n\r\n\r\n--b\r\n\r\n\x00\xff\r\n--b--\r\nepilogue";

describe("a message of several parts", () => {
  test.each([1, 2, 3, 5, 7, 1000])("is the same in chunks of %i bytes", async (length) => {
    const text = message.replace("--bb\r\n", "");
    expect(await read(inChunks(text, length))).toEqual([
      [{ "content-id": "<1>", "x-folded": "a b" }, "one\r\n--\r\n-b\r\n\r"],
      [{}, ""],
      [{}, "\x00\xff"],
    ]);
  });

  test("may be stepped over part by part", async () => {
    const names: string[] = [];
    const text = "--b\r\nA: 1\r\n\r\nlong long\r\n--b\r\nA: 2\r\n\r\nshort\r\n--b--";
    for await (const { headers } of partsOf(inChunks(text, 4), "b")) names.push(headers.get("a") ?? "");
    expect(names).toEqual(["1", "2"]);
  });

  test("lets go of what it comes from when it is left", async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* inChunks(message.replace("--bb\r\n", ""), 10);
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of partsOf(source(), "b")) break;
    expect(isClosed).toBe(true);
  });

  test.each([
    ["is cut off in a part", "--b\r\n\r\none", "It ends before its last boundary."],
    ["is cut off in a head", "--b\r\nContent-ID", "It ends before its last boundary."],
    ["has no boundary at all", "one", "It ends before its last boundary."],
    ["has its boundary inside a part", "--b\r\n\r\none\r\n--bc\r\n--b--", "Its boundary stands inside a part."],
    [
      "has an endless head",
      `--b\r\nA: ${"a".repeat(20_000)}\r\n\r\n\r\n--b--`,
      "A part has a head longer than 16384 bytes.",
    ],
    ["has parts without end", "--b\r\n\r\n\r\n".repeat(10_002), "It has more than 10000 parts."],
  ])("that %s is refused", async (_, text, message) => {
    await expect(read(inChunks(text, 4096))).rejects.toThrow(new MultipartError(message));
  });

  test("takes time in proportion to its size, whatever stands in it", async () => {
    const almost = "\r\n--".repeat(500_000);
    const start = performance.now();
    expect(
      await read(inChunks(`--${"-".repeat(60)}\r\n\r\n${almost}\r\n--${"-".repeat(60)}--`, 65_536), "-".repeat(60)),
    ).toEqual([[{}, almost]]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test.each([
  [
    'multipart/related; boundary="a;b\\"c"; TYPE=x',
    { name: "multipart/related", parameters: { boundary: 'a;b"c', type: "x" } },
  ],
  ["Text/XML", { name: "text/xml", parameters: {} }],
  ["", { name: "", parameters: {} }],
])("a media type is read: %s", (text, read) => {
  expect(mediaType(text)).toEqual(read);
});
