import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./errors.js";
import { isObject, objectAt, sameJson, textAt, type JsonObject } from "./model/json.js";
import { parseJson } from "./parse-json.js";
import type { Source } from "./sources/index.js";
import type { Format, PinnedSpec } from "./specs.js";

/** What `lock.json` says of one contract. */
export interface LockEntry {
  readonly format: Format;
  readonly origin: "published" | "derived";
  /** sha256 of the pinned document, hexadecimal. */
  readonly pinned: string;
  readonly title: string;
  /** The documents it was made from: where upstream publishes them and the sha256 of the bytes that came. */
  readonly upstream: readonly { readonly name: string; readonly sha256: string; readonly url: string }[];
  /** Upstream's own version, where it states one. */
  readonly version: string;
}

/** Every pinned contract by id. */
export type Lock = Readonly<Record<string, LockEntry>>;

/** Hexadecimal sha256. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** What the lock says of a pinned document; what only its pull knew is handed in. */
export function lockEntry(
  { format, text, document }: Pick<PinnedSpec, "format" | "text" | "document">,
  known: Pick<LockEntry, "origin" | "upstream">,
): LockEntry {
  const [info, service] = [objectAt(document, "info"), objectAt(document, "service")];
  return {
    format,
    ...known,
    pinned: sha256(text),
    title: textAt(document, "title") ?? textAt(info, "title") ?? textAt(service, "title") ?? "",
    version: textAt(info, "version") ?? "",
  };
}

/** Reads `lock.json`; empty when nothing was pinned yet. */
export async function readLock(folder: string): Promise<Lock> {
  const file = join(folder, "lock.json");
  if (!existsSync(file)) return {};
  const lock = parseJson(await readFile(file, "utf8"), file);
  if (!isObject(lock)) throw new InputError(`${file}: expected an object. Run "altinnkit pull" to write it anew.`);
  return lock as unknown as Lock;
}

/** True when a source gives a contract: it is called as the source, or was made from documents of it. */
export function gives({ id, format, documents }: Source, contract: string, entry: LockEntry | undefined): boolean {
  if (id === contract || format !== "wsdl") return id === contract;
  const names = new Set(documents.map(({ name }) => name));
  return entry !== undefined && entry.upstream.length > 0 && entry.upstream.every(({ name }) => names.has(name));
}

/**
 * What is not true in the lock's entry of a contract; empty when all of it is.
 *
 * @param source - Where upstream publishes the contract, if altinnkit knows.
 */
export function untruths(spec: PinnedSpec, lock: Lock, source: Source | undefined): string[] {
  const entry: Partial<LockEntry> & JsonObject = objectAt(lock as unknown as JsonObject, spec.id);
  if (!Object.hasOwn(lock, spec.id)) return ["not in lock.json"];
  const upstream = Array.isArray(entry.upstream) ? entry.upstream.filter(isObject) : [];
  const names = new Set(upstream.map((one) => textAt(one, "name")));
  const ofSource = source?.documents.filter(({ name }) => source.format !== "wsdl" || names.has(name));
  const urls = ofSource?.map(({ name, url }) => ({ name, url }));
  const says: [what: string, isTrue: boolean][] = [
    ["origin", entry.origin === "published" || entry.origin === "derived"],
    ["upstream", upstream.length > 0 && upstream.every((one) => /^[0-9a-f]{64}$/.test(textAt(one, "sha256") ?? ""))],
    [
      "upstream URL",
      urls === undefined ||
        sameJson(
          urls,
          upstream.map(({ name = "", url = "" }) => ({ name, url })),
        ),
    ],
  ];
  const { origin, upstream: documents } = entry as LockEntry;
  const wanted = lockEntry(spec, { origin, upstream: documents });
  const differing = (["pinned", "format", "title", "version"] as const).filter((key) => entry[key] !== wanted[key]);
  const untrue = [...differing, ...says.filter(([, isTrue]) => !isTrue).map(([what]) => what)];
  const strange = Object.keys(entry).filter((key) => !(key in wanted));
  return [
    ...untrue.map((what) => (what === "pinned" ? "not what lock.json pins" : `lock.json tells another ${what}`)),
    ...strange.map((key) => `lock.json tells a strange "${key}"`),
  ];
}
