import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import { fromXml, toXml } from "altinnkit/xml";
import { attributeDense, base64, records, textHeavy, type Sample } from "./documents.js";
import { measureStreams } from "./streams.js";

/**
 * Megabytes a second of streams, then of reading and writing, beside fast-xml-parser (objects without a schema) and saxes
 * (events only), in one run. Reading starts from bytes and decoding them is counted; figures are those of the best run.
 * `--json` prints them for a program.
 */
const documents: readonly { readonly name: string; readonly sample: Sample }[] = [
  { name: "text-heavy 100 KB", sample: textHeavy(1e5) },
  { name: "text-heavy 10 MB", sample: textHeavy(1e7) },
  { name: "attribute-dense 100 KB", sample: attributeDense(1e5) },
  { name: "attribute-dense 10 MB", sample: attributeDense(1e7) },
  { name: "records 100 KB", sample: records(1e5) },
  { name: "records 10 MB", sample: records(1e7) },
  { name: "base64 10 MB", sample: base64(1e7) },
];

interface Figures {
  readonly name: string;
  readonly bytes: number;
  readonly read: { readonly altinnkit: number; readonly fastXmlParser: number; readonly saxes: number };
  readonly write: { readonly altinnkit: number; readonly fastXmlParser: number };
}

const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
const builder = new XMLBuilder({ ignoreAttributes: false });

// First of all: memory is counted from the most that was ever in use.
const streams = await measureStreams(2e8);
const figures = documents.map(({ name, sample }) => measure(name, sample));

if (process.argv.includes("--json")) console.log(JSON.stringify({ streams, documents: figures }, undefined, 2));
else {
  console.log("Base64 of 200 MB as a stream: MB/s, and MB of memory");
  console.table(streams);
  console.table(
    figures.map(({ name, read, write }) => ({
      "MB/s": name,
      read: read.altinnkit,
      "fast-xml-parser": read.fastXmlParser,
      saxes: read.saxes,
      "× fxp": ratio(read.altinnkit, read.fastXmlParser),
      "× saxes": ratio(read.altinnkit, read.saxes),
      write: write.altinnkit,
      "fxp writes": write.fastXmlParser,
      "write × fxp": ratio(write.altinnkit, write.fastXmlParser),
    })),
  );
}

function measure(name: string, { root, value, prepare }: Sample): Figures {
  const xml = toXml(root, value);
  const bytes = new TextEncoder().encode(xml);
  const text = (): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const parsed: unknown = parser.parse(xml);
  const rate = (run: () => unknown): number => Math.round(bytes.length / 1e6 / best(run));
  return {
    name,
    bytes: bytes.length,
    read: {
      altinnkit: rate(() => fromXml(root, bytes)),
      fastXmlParser: rate(() => parser.parse(text()) as unknown),
      saxes: rate(() => events(text())),
    },
    write: {
      altinnkit: rate(() => toXml(root, value)),
      fastXmlParser: rate(() => flat(builder.build(prepare ? prepare() : parsed))),
    },
  };
}

// What it gives is a rope of pieces, which only whoever sends it would pay for.
function flat(text: string): number {
  return text.charCodeAt(text.length >> 1);
}

function ratio(ours: number, theirs: number): number {
  return Math.round((ours / theirs) * 10) / 10;
}

/** Seconds of the fastest run within a second, the first runs left to the compiler. */
function best(run: () => unknown): number {
  const until = performance.now() + 1000;
  let fastest = Infinity;
  for (let runs = 0; runs < 5 || performance.now() < until; runs++) {
    const start = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest / 1000;
}

function events(text: string): number {
  let seen = 0;
  const saxes = new SaxesParser({ xmlns: true });
  saxes.on("opentag", () => seen++);
  saxes.on("text", () => seen++);
  saxes.on("closetag", () => seen++);
  saxes.write(text).close();
  return seen;
}
