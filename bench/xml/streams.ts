import { xmlRoot } from "altinnkit/codegen";
import { bytesFromXml, bytesToXml } from "altinnkit/xml";

const file = xmlRoot<{ readonly content: Uint8Array }>({
  element: "file",
  type: "File",
  table: { namespace: "urn:bench", types: { File: { content: { element: "content", type: "xs:base64Binary" } } } },
});

/** What streaming one base64 element took. */
export interface StreamFigures {
  /** Of the document, a second. */
  readonly megabytes: number;
  /** Above what a small document takes, in megabytes. */
  readonly memory: number;
}

/** Streams an element of so many bytes of base64 out of a document and into one, in the pieces files come in. */
export async function measureStreams(
  bytes: number,
): Promise<{ readonly read: StreamFigures; readonly write: StreamFigures }> {
  return {
    read: await measure((size) => bytesFromXml(file, document(size), ["content"]), bytes),
    write: await measure((size) => bytesToXml(file, {}, ["content"], pieces((size * 3) / 4)), bytes),
  };
}

async function measure(stream: (size: number) => AsyncIterable<Uint8Array>, size: number): Promise<StreamFigures> {
  await drained(stream(2e7));
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  await drained(stream(size));
  const seconds = (performance.now() - start) / 1000;
  const memory = Math.round((process.resourceUsage().maxRSS - before) / 1024);
  return { megabytes: Math.round(size / 1e6 / seconds), memory };
}

async function drained(stream: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of stream) void _;
}

function* document(size: number): Generator<Uint8Array, void> {
  const text = new TextEncoder();
  yield text.encode('<file xmlns="urn:bench"><content>');
  const piece = new Uint8Array(65_536).map((_, index) => 0x41 + (index % 26));
  for (let at = 0; at < size; at += piece.length) yield piece;
  yield text.encode("</content></file>");
}

function* pieces(size: number): Generator<Uint8Array, void> {
  const piece = new Uint8Array(65_536).map((_, index) => index);
  for (let at = 0; at < size; at += piece.length) yield piece;
}
