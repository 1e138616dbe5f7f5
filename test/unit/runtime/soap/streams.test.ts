import { NetworkError, unwrap, UnreadableAnswerError } from "altinnkit";
import { connectSoap } from "altinnkit/soap";
import { describe, expect, test } from "vitest";
import { files } from "./files.js";
import { envelope, inFiles } from "./server.js";

const [before = "", after = ""] = envelope(
  inFiles("<GetResponse><content>|</content><name>a</name></GetResponse>"),
).split("|");
const include = '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:a%20b"/>';
const related = 'multipart/related; type="application/xop+xml"; boundary="b"';
const root = `--b\r\n\r\n${before}${include}${after}\r\n`;
const part = "--b\r\nContent-ID: <a b>\r\n\r\n";

/** A client that is answered in chunks, and whether the answer was let go of. */
function answered(type: string, chunks: readonly (string | Error)[]) {
  const state = { isCancelled: false, isRead: false };
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift();
        if (next === undefined) {
          state.isRead = true;
          controller.close();
        } else if (typeof next === "string") controller.enqueue(new TextEncoder().encode(next));
        else controller.error(next);
      },
      cancel() {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const client = connectSoap(files, {
    environment: "tt02",
    fetch: async () => new Response(body, { headers: { "Content-Type": type } }),
  });
  return { client, state };
}

const thrown = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error: unknown) => error);

describe("bytes as they come", () => {
  test.each([
    ["in one chunk", "text/xml", [`${before}aGVsbG8=${after}`], "hello"],
    ["in many", "text/xml", [before.slice(0, 30), before.slice(30), "aGV", "sbG", "8=", after], "hello"],
    ["none, in an empty element", "text/xml", [before + after], ""],
    ["beside the document", related, [root, `${part}hel`, "lo\r\n--b--"], "hello"],
    [
      "behind another part",
      related,
      [root, "--b\r\nContent-ID: <c>\r\n\r\nother\r\n", `${part}hello\r\n--b--`],
      "hello",
    ],
    ["inside a document of several parts", related, [`--b\r\n\r\n${before}aGVsbG8=${after}\r\n--b--`], "hello"],
  ])("are read: %s", async (_, type, chunks, text) => {
    const { client } = answered(type, chunks);
    expect(await unwrap(await client.get({ id: "1" })).content?.text()).toBe(text);
  });

  test("are begun to be read before they have ended", async () => {
    const { client } = answered("text/xml", [before, "aGVsbG8h", new Error("broken off")]);
    const file = unwrap(await client.get({ id: "1" })).content!;
    const reader = file.stream.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("hello!");
    expect(await thrown(reader.read())).toBeInstanceOf(NetworkError);
  });

  test.each([
    ["that end within the document", "text/xml", [before, "aGVsbG8h"]],
    ["that are no base64", "text/xml", [before, "aGVsbG8h", `a*${after}`]],
    ["whose document goes on wrongly", "text/xml", [before, "aGVsbG8h", "</content></wrong>"]],
    ["whose part does not end", related, [root, `${part}hello`]],
  ])("%s are an answer that cannot be read", async (_, type, chunks) => {
    const { client, state } = answered(type, [...chunks, " ".repeat(10)]);
    const file = unwrap(await client.get({ id: "1" })).content!;
    expect(await thrown(file.bytes())).toBeInstanceOf(UnreadableAnswerError);
    expect(state.isCancelled || state.isRead).toBe(true);
  });

  test.each([
    ["inside", "text/xml", [before, "aGVsbG8h", "aGVsbG8h", after]],
    ["beside", related, [root, `${part}hello`, "more", "\r\n--b--"]],
  ])("%s the document that nobody wants are let go of", async (_, type, chunks) => {
    const { client, state } = answered(type, chunks);
    await unwrap(await client.get({ id: "1" })).content!.stream.cancel();
    expect(state.isCancelled).toBe(true);
  });

  test("are refused where the envelope is not the first part", async () => {
    const { client, state } = answered(`${related}; start="<r>"`, [
      `${part}hello\r\n`,
      root.replace("--b\r\n", "--b\r\nContent-ID: <r>\r\n"),
      "--b--",
    ]);
    expect(String(await thrown(client.get({ id: "1" })))).toContain("Its first part is not the envelope");
    expect(state.isCancelled).toBe(true);
  });
});

test("bytes at once may stand before their envelope", async () => {
  const { client } = answered(`${related}; start="<r>"`, [
    `${part}hello\r\n`,
    root.replace("--b\r\n", "--b\r\nContent-ID: <r>\r\n"),
    "--b--",
  ]);
  const { content, name } = unwrap(await client.getWhole({ id: "1" }));
  expect([Buffer.from(content ?? []).toString(), name]).toEqual(["hello", "a"]);
});
