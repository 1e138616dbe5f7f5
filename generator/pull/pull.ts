import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../diagnostics.js";
import { InputError } from "../errors.js";
import { listFiles, recover, replaceFolder } from "../files.js";
import { canonicalJson, objectAt, textAt, type Json, type JsonObject } from "../model/json.js";
import { nameDatasets, type DatasetNames } from "../model/naming/dataset-names.js";
import { nameDocument, noNames, type Names } from "../model/naming/names.js";
import { parseJson, type NamedJson } from "../parse-json.js";
import type { Source } from "../sources/index.js";
import { pinFiles, readLock, sha256, type Lock, type LockEntry } from "../specs.js";
import { decodeText } from "./decode.js";
import { pinEvidenceCodes, type DatasetDocuments } from "./evidence-codes.js";
import { fetchDocument, type Fetched } from "./fetch-document.js";
import { pinOpenApi } from "./openapi/index.js";
import { pinXsd } from "./xsd.js";
import type { Docs } from "./openapi/keep-facts.js";

/** What became of one contract. */
export type Outcome =
  | { readonly id: string; readonly status: "pinned" | "unchanged"; readonly entry: LockEntry }
  | { readonly id: string; readonly status: "failed"; readonly error: string; readonly urls: readonly string[] };

export interface PullOptions {
  /** The folder of pinned specs. */
  readonly specs: string;
  /** A folder or base URL that stands in for the live URLs. */
  readonly mirror?: string;
  readonly docs: Docs;
  readonly report: Report;
  /** Called when a contract is done. */
  readonly onDone?: (outcome: Outcome) => void;
}

/** One contract, ready to be written. */
interface Pin {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  readonly entry: LockEntry;
}

/**
 * Fetches, repairs, normalises and pins contracts. A contract is pinned whole or not at all; one that fails keeps its
 * old pin and the others go on. Nothing is written before all are done, and then at one stroke.
 */
export async function pull(sources: readonly Source[], options: PullOptions): Promise<Outcome[]> {
  await recover(options.specs);
  const lock = await readLock(options.specs);
  const outcomes: Outcome[] = [];
  const pins: Pin[] = [];
  for (const source of sources) {
    const outcome = await attempt(source, options, lock, pins);
    outcomes.push(outcome);
    options.onDone?.(outcome);
  }
  await write(pins, lock, options.specs);
  return outcomes;
}

async function attempt(source: Source, options: PullOptions, lock: Lock, pins: Pin[]): Promise<Outcome> {
  const { id } = source;
  try {
    const pin = await pinSource(source, options);
    pins.push(pin);
    const unchanged =
      canonicalJson(pin.entry as unknown as Json) === canonicalJson((lock[id] ?? {}) as unknown as Json);
    return { id, status: unchanged ? "unchanged" : "pinned", entry: pin.entry };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { id, status: "failed", error: error.message, urls: source.documents.map(({ url }) => url) };
  }
}

async function pinSource(source: Source, options: PullOptions): Promise<Pin> {
  const fetched = new Map<string, Fetched>();
  for (const document of source.documents) fetched.set(document.name, await fetchDocument(document, options.mirror));
  const document = normalise(source, fetched, options);
  const text = canonicalJson(document);
  const names = await namesOf(source, document, options.specs);
  const files = new Map([[`${source.id}/${pinFiles[source.format]}`, text]]);
  if (names !== undefined) files.set(`${source.id}/names.json`, canonicalJson(names));
  const derived = options.mirror !== undefined && source.documents.some(({ mirrorDerived }) => mirrorDerived === true);
  const entry: LockEntry = {
    format: source.format,
    origin: derived ? "derived" : "published",
    pinned: sha256(text),
    title: source.title,
    upstream: source.documents.map(({ name, url }) => ({ name, sha256: sha256(fetched.get(name)!.bytes), url })),
    version: textAt(objectAt(document, "info"), "version") ?? "",
  };
  return { id: source.id, files, entry };
}

function normalise(source: Source, fetched: ReadonlyMap<string, Fetched>, { docs, report }: PullOptions): JsonObject {
  const json = (name: string): NamedJson => {
    const { bytes, from } = fetched.get(name)!;
    return { name: from, value: parseJson(decodeText(bytes, from), from) };
  };
  const [main] = source.documents;
  switch (source.format) {
    case "openapi":
      return pinOpenApi(json(main.name), source, docs);
    case "evidence-codes": {
      const documents = source.documents.map(({ name }) => [name, json(name)]);
      return pinEvidenceCodes(Object.fromEntries(documents) as DatasetDocuments, source, docs, report);
    }
    case "xsd":
      return pinXsd(fetched.get(main.name)!, source, docs, report);
  }
}

async function namesOf(source: Source, document: JsonObject, specs: string): Promise<JsonObject | undefined> {
  if (source.format === "xsd") return undefined;
  const file = join(specs, source.id, "names.json");
  const pinned = existsSync(file) ? parseJson(await readFile(file, "utf8"), file) : undefined;
  if (source.format === "evidence-codes")
    return nameDatasets(document, (pinned ?? {}) as Partial<DatasetNames>) as unknown as JsonObject;
  const { names, collisions } = nameDocument(document, (pinned ?? noNames) as unknown as Names);
  const [collision] = collisions;
  if (collision !== undefined) {
    const [one, other] = collision.between;
    throw new InputError(
      `${file}: ${one} and ${other} would both be called ${collision.name}. Give one of them a name there.`,
    );
  }
  return names as unknown as JsonObject;
}

async function write(pins: readonly Pin[], lock: Lock, specs: string): Promise<void> {
  const files = new Map(pins.flatMap((pin) => [...pin.files]));
  const entries = { ...lock, ...Object.fromEntries(pins.map(({ id, entry }) => [id, entry])) };
  files.set("lock.json", canonicalJson(entries as unknown as Json));
  const present = await listFiles(specs);
  if (await holds(specs, present, files)) return;
  await replaceFolder(
    specs,
    files,
    present.filter((path) => !files.has(path)),
  );
}

/** Pulling the same bytes twice touches nothing. */
async function holds(folder: string, present: readonly string[], files: ReadonlyMap<string, string>): Promise<boolean> {
  for (const [path, text] of files) {
    if (!present.includes(path) || (await readFile(join(folder, path), "utf8")) !== text) return false;
  }
  return true;
}
