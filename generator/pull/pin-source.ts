import { Diagnostics, type Report } from "../diagnostics.js";
import { generate } from "../generate.js";
import { lockEntry, sha256, type LockEntry } from "../lock.js";
import { canonicalJson, sortKeys } from "../model/json.js";
import { OperationsStaleError } from "../read/graphql.js";
import { OverlayStaleError } from "../read/overlay.js";
import type { Source } from "../sources/index.js";
import { operationsFile, pinFiles, textOf, type PinnedSpec } from "../specs.js";
import type { Draft } from "./draft.js";
import { fetchDocument, type Fetched } from "./fetch-document.js";
import { lookUp, type Known } from "./known.js";
import { nameContract } from "./name-contract.js";
import { normalise } from "./normalise.js";
import type { Docs } from "./openapi/keep-facts.js";
import { pinWsdls } from "./wsdl/index.js";

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
 * Fetches what a source publishes, normalises and names the contracts in it, and tries whether they can be generated
 * from.
 *
 * @throws {@link InputError} when one of them cannot be pinned.
 */
export async function pinSource(source: Source, options: PinOptions): Promise<readonly Pin[]> {
  const fetched = new Map<string, Fetched>();
  for (const document of source.documents) {
    if (document.supplement && options.mirror === undefined) continue;
    fetched.set(document.name, await fetchDocument(document, options.mirror));
  }
  const drafts = await draftsOf(source, fetched, options);
  const specs = drafts.map(({ draft, known }) => specOf(draft, source, known));
  await tryOut(specs, options.report);
  return drafts.map(({ draft, known }, index) => {
    const spec = specs[index]!;
    const before = (name: string) => known.entry?.upstream.find((document) => document.name === name);
    const entry = lockEntry(spec, {
      origin: draft.derived ? "derived" : "published",
      upstream: source.documents.flatMap(({ name, url }) => {
        if (!draft.documents.includes(name)) return [];
        const came = fetched.get(name);
        return came === undefined ? (before(name) ?? []) : { name, sha256: sha256(came.bytes), url };
      }),
    });
    return { id: draft.id, files: filesOf(spec), entry };
  });
}

/** The contracts a source gives, each with what was known of it before. */
async function draftsOf(
  source: Source,
  fetched: ReadonlyMap<string, Fetched>,
  options: PinOptions,
): Promise<readonly { readonly draft: Draft; readonly known: Known }[]> {
  const { id, format, documents } = source;
  if (format === "wsdl") {
    const drafts = await pinWsdls(source, fetched, options);
    return Promise.all(drafts.map(async (draft) => ({ draft, known: await lookUp(draft, options.specs) })));
  }
  const known = await lookUp({ ...source, format }, options.specs);
  const document = sortKeys(normalise({ ...source, format }, fetched, known, options));
  const derived = options.mirror !== undefined && documents.some(({ mirrorDerived }) => mirrorDerived === true);
  return [{ draft: { id, format, document, documents: documents.map(({ name }) => name), derived }, known }];
}

function specOf({ id, format, document }: Draft, source: Source, known: Known): PinnedSpec {
  const names = nameContract({ id, format, document }, source, known);
  return {
    id,
    format,
    file: `${id}/${pinFiles[format]}`,
    text: textOf(format, document),
    document,
    ...(names === undefined ? {} : { names }),
    ...(known.overlay === undefined ? {} : { overlay: known.overlay }),
    ...(known.operations === undefined ? {} : { operations: known.operations }),
  };
}

/** What cannot be generated from is not pinned, but for what of ours wants mending: that is done beside the new pin. */
async function tryOut(specs: readonly PinnedSpec[], report: Report): Promise<void> {
  try {
    await generate(specs, new Diagnostics());
  } catch (error) {
    const [{ id }] = specs as readonly [PinnedSpec];
    if (error instanceof OverlayStaleError) {
      for (const target of error.entries.keys()) report.add("overlay-stale", id, target);
    } else if (error instanceof OperationsStaleError) {
      for (const problem of error.problems) report.add("operations-stale", id, problem);
    } else throw error;
    await generate(specs.map(upstreams), new Diagnostics());
  }
}

/** A spec without what of ours corrects it or stands beside it. */
function upstreams(spec: PinnedSpec): PinnedSpec {
  const { overlay: _, operations: __, ...own } = spec;
  return own;
}

function filesOf({ id, file, text, names, overlay, operations }: PinnedSpec): Map<string, string> {
  return new Map([
    [file, text],
    ...(names === undefined ? [] : [[`${id}/names.json`, canonicalJson(names)] as const]),
    ...(overlay === undefined ? [] : [[`${id}/overlay.yaml`, overlay] as const]),
    ...(operations === undefined ? [] : [[`${id}/${operationsFile}`, operations] as const]),
  ]);
}
