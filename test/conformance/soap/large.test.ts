import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesOf } from "../../servers/api.js";
import { serve, type Running } from "../../servers/listen.js";
import { blocks, hashOf } from "./blocks.js";

const run = promisify(execFile);
const size = 200_000_000;
let folder: string;
let server: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-soap-"));
  await build({
    entryPoints: [join(import.meta.dirname, "large-client.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["altinnkit-source"],
    outfile: join(folder, "client.mjs"),
  });
  server = await serve((request, response) => void answer(request, response).catch(() => response.destroy()));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test.each(["send inside", "send beside", "fetch inside", "fetch beside"])(
  "200 MB %s of the document take less than 64 MB",
  async (way) => {
    const { stdout } = await run(process.execPath, [join(folder, "client.mjs"), way, server.url, String(size)]);
    const { memory, hash } = JSON.parse(stdout) as { readonly memory: number; readonly hash: string };
    expect(hash).toBe(await hashOf(blocks(size), createHash("sha256")));
    expect(memory).toBeLessThan(64);
  },
);

/** Answers with the hash of what it was sent, or with bytes; it reads no XML, and takes what it gets apart as text. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const action = String(request.headers.soapaction);
  if (action.endsWith('Forget"')) {
    request.resume();
    response.writeHead(202).end();
  } else if (action.endsWith('Add"')) {
    const isBeside = request.headers["content-type"]?.startsWith("multipart/") ?? false;
    const id = await hashOf(isBeside ? beside(request) : inside(request), createHash("sha256"));
    response
      .setHeader("Content-Type", "text/xml")
      .end(envelope(`<AddResponse xmlns="urn:example:files"><id>${id}</id></AddResponse>`));
  } else {
    const text = await bytesOf(request);
    await pipeline(Readable.from(text.includes("fetch beside") ? parts(response) : document(response)), response);
  }
}

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
}

/** What stands between the tags of the content, decoded. */
async function* inside(request: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = "";
  let isIn = false;
  let isOut = false;
  for await (const chunk of request) {
    if (isOut) continue;
    held += chunk.toString("latin1");
    if (!isIn && !/<\w+:content>/.test(held)) continue;
    if (!isIn) held = held.replace(/^.*<\w+:content>/s, "");
    isIn = true;
    const end = held.indexOf("<");
    const digits = end === -1 ? held.slice(0, held.length - (held.length % 4)) : held.slice(0, end);
    yield Buffer.from(digits, "base64");
    isOut = end !== -1;
    held = held.slice(digits.length);
  }
}

/** What stands in the second part. */
async function* beside(request: IncomingMessage): AsyncGenerator<Buffer> {
  const [, boundary = ""] = /boundary="(.*?)"/.exec(String(request.headers["content-type"])) ?? [];
  const tail = `\r\n--${boundary}--\r\n`.length;
  let held = Buffer.alloc(0);
  let isIn = false;
  for await (const chunk of request) {
    held = Buffer.concat([held, chunk as Buffer]);
    const head = isIn ? 0 : held.indexOf("\r\n\r\n", held.indexOf("octet-stream"));
    if (!isIn && (!held.includes("octet-stream") || head === -1)) continue;
    if (!isIn) held = held.subarray(head + 4);
    isIn = true;
    if (held.length > tail) yield held.subarray(0, held.length - tail);
    held = Buffer.from(held.subarray(Math.max(0, held.length - tail)));
  }
}

const [before = "", after = ""] = envelope(
  '<GetResponse xmlns="urn:example:files"><content>|</content></GetResponse>',
).split("|");

function* document(response: ServerResponse): Generator<string> {
  response.setHeader("Content-Type", "text/xml; charset=utf-8");
  yield before;
  let held = Buffer.alloc(0);
  for (const block of blocks(size)) {
    const all = Buffer.concat([held, block]);
    const whole = all.length - (all.length % 3);
    held = all.subarray(whole);
    yield all.toString("base64", 0, whole);
  }
  yield held.toString("base64") + after;
}

function* parts(response: ServerResponse): Generator<string | Uint8Array> {
  const head = (id: string, type: string): string => `--b\r\nContent-ID: <${id}>\r\nContent-Type: ${type}\r\n\r\n`;
  const include =
    '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:http%3A%2F%2Ftempuri.org%2F1%2F1"/>';
  response.setHeader(
    "Content-Type",
    'multipart/related; type="application/xop+xml"; start="<http://tempuri.org/0>"; boundary="b"; start-info="text/xml"',
  );
  yield `${head("http://tempuri.org/0", 'application/xop+xml; charset=utf-8; type="text/xml"')}${before}${include}${after}`;
  yield `\r\n${head("http://tempuri.org/1/1", "application/octet-stream")}`;
  yield* blocks(size);
  yield "\r\n--b--\r\n";
}
