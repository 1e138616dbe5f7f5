import { Diagnostics, type Report } from "../diagnostics.js";
import { generate } from "../generate.js";
import { lockEntry, sha256, type LockEntry } from "../lock.js";
import { canonicalJson, sortKeys, type JsonObject } from "../model/json.js";
import { nameDatasets } from "../model/naming/dataset-names.js";
import { nameAppOperations } from "../model/naming/app-operations.js";
import { nameDocument, type Names } from "../model/naming/names.js";
import { parseJson, type NamedJson } from "../parse-json.js";
import { OperationsStaleError } from "../read/graphql.js";
import { readNames } from "../read/names.js";
import { OverlayStaleError } from "../read/overlay.js";
import type { Source } from "../sources/index.js";
import { operationsFile, pinFiles, textOf, type PinnedSpec } from "../specs.js";
import { decodeText } from "./decode.js";
import { pinEvidenceCodes, type DatasetDocuments } from "./evidence-codes.js";
import { fetchDocument, type Fetched } from "./fetch-document.js";
import { pinGraphql } from "./graphql.js";
import { lookUp, type Known } from "./known.js";
import { pinOpenApi, readSupplement } from "./openapi/index.js";
import type { Docs } from "./openapi/keep-facts.js";
import { pinXsd } from "./xsd.js";

/** One contract, ready to be written. */
export interface Pin {
  readonly id: string;
  /** Its files by path below `specs/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly entry: LockEntry;
}

/** How a contract is pinned. */
export interface PinOptions {
  /** The folder of pinned specs. */
  readonly specs: string;
  /** A folder or base URL that stands in for the live URLs. */
  readonly mirror?: string;
  readonly docs: Docs;
  readonly report: Report;
}

/**
 * Fetches one contract, normalises and names it, and tries whether it can be generated from.
 *
 * @throws {@link InputError} when it cannot be pinned.
 */
export async function pinSource(source: Source, options: PinOptions): Promise<Pin> {
  const { id, format } = source;
  const fetched = new Map<string, Fetched>();
  for (const document of source.documents) {
    if (document.supplement && options.mirror === undefined) continue;
    fetched.set(document.name, await fetchDocument(document, options.mirror));
  }
  const known = await lookUp(source, options.specs);
  const document = sortKeys(normalise(source, fetched, known, options));
  const names = namesOf(source, document, known);
  const spec: PinnedSpec = {
    id,
    format,
    file: `${id}/${pinFiles[format]}`,
    text: textOf(format, document),
    document,
    ...(names === undefined ? {} : { names }),
    ...(known.overlay === undefined ? {} : { overlay: known.overlay }),
    ...(known.operations === undefined ? {} : { operations: known.operations }),
  };
  await tryOut(spec, options.report);
  const derived = options.mirror !== undefined && source.documents.some(({ mirrorDerived }) => mirrorDerived === true);
  const before = (name: string) => known.entry?.upstream.find((document) => document.name === name);
  const entry = lockEntry(spec, {
    origin: derived ? "derived" : "published",
    upstream: source.documents.flatMap(({ name, url }) => {
      const came = fetched.get(name);
      return came === undefined ? (before(name) ?? []) : { name, sha256: sha256(came.bytes), url };
    }),
  });
  return { id, files: filesOf(spec), entry };
}

function normalise(
  source: Source,
  fetched: ReadonlyMap<string, Fetched>,
  known: Known,
  { docs, report }: PinOptions,
): JsonObject {
  const text = (name: string): { name: string; text: string } => {
    const { bytes, from } = fetched.get(name)!;
    return { name: from, text: decodeText(bytes, from) };
  };
  const json = (document: string): NamedJson => {
    const { name, text: source } = text(document);
    return { name, value: parseJson(source, name) };
  };
  const [main] = source.documents;
  const supplementOf = (): JsonObject | undefined => {
    const supplement = source.documents.find((document) => document.supplement);
    if (supplement === undefined) return undefined;
    return fetched.has(supplement.name) ? readSupplement(json(supplement.name), source, docs) : known.document;
  };
  switch (source.format) {
    case "openapi":
      return pinOpenApi(json(main.name), source, docs, supplementOf());
    case "graphql":
      return pinGraphql(text(main.name), source, docs);
    case "evidence-codes": {
      const documents = source.documents.map(({ name }) => [name, json(name)]);
      return pinEvidenceCodes(Object.fromEntries(documents) as DatasetDocuments, source, docs, report);
    }
    case "xsd":
      return pinXsd(
        source.documents.map(({ name }) => fetched.get(name)!),
        source,
        docs,
        report,
      );
  }
}

function namesOf(source: Source, document: JsonObject, known: Known): JsonObject | undefined {
  const { names, document: before } = known;
  const [value, file] = [names?.value, names?.file ?? "names.json"];
  switch (source.format) {
    case "openapi":
      return nameApi(source, document, readNames("operations", value, file), known) as unknown as JsonObject;
    case "evidence-codes":
      return nameDatasets(document, readNames("datasets", value, file), before) as unknown as JsonObject;
    case "graphql":
    case "xsd":
      return undefined;
  }
}

function nameApi({ api }: Source, document: JsonObject, pinned: Names, { document: before, shared }: Known): Names {
  if (!api?.ownDocument) return nameDocument(document, pinned, before);
  return nameDocument(
    document,
    { ...pinned, operations: nameAppOperations(document, pinned.operations, shared) },
    before,
  );
}

/** What cannot be generated from is not pinned, but for what of ours wants mending: that is done beside the new pin. */
async function tryOut(spec: PinnedSpec, report: Report): Promise<void> {
  try {
    await generate([spec], new Diagnostics());
  } catch (error) {
    if (error instanceof OverlayStaleError) {
      for (const target of error.entries.keys()) report.add("overlay-stale", spec.id, target);
    } else if (error instanceof OperationsStaleError) {
      for (const problem of error.problems) report.add("operations-stale", spec.id, problem);
    } else throw error;
    const { overlay: _, operations: __, ...upstreams } = spec;
    await generate([upstreams], new Diagnostics());
  }
}

function filesOf({ id, file, text, names, overlay, operations }: PinnedSpec): Map<string, string> {
  return new Map([
    [file, text],
    ...(names === undefined ? [] : [[`${id}/names.json`, canonicalJson(names)] as const]),
    ...(overlay === undefined ? [] : [[`${id}/overlay.yaml`, overlay] as const]),
    ...(operations === undefined ? [] : [[`${id}/${operationsFile}`, operations] as const]),
  ]);
}
