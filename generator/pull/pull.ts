import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { InputError } from "../errors.js";
import { exclusively, listFiles, recover, replaceFolder } from "../files.js";
import { gives, readLock, type Lock, type LockEntry } from "../lock.js";
import { canonicalJson, sameJson, type Json } from "../model/json.js";
import type { Source } from "../sources/index.js";
import { pinSource, type Pin, type PinOptions } from "./pin-source.js";

/** What became of one contract, or of a source that gave none. */
export type Outcome =
  | { readonly id: string; readonly status: "pinned" | "unchanged"; readonly entry: LockEntry }
  | { readonly id: string; readonly status: "failed"; readonly error: string; readonly urls: readonly string[] };

export interface PullOptions extends PinOptions {
  /** Called when a contract is done. */
  readonly onDone?: (outcome: Outcome) => void;
}

/**
 * Fetches, repairs, normalises and pins contracts. A contract is pinned whole or not at all; one that fails keeps its
 * old pin and the others go on. Nothing is written before all are done, and then at one stroke.
 */
export async function pull(sources: readonly Source[], options: PullOptions): Promise<Outcome[]> {
  await recover(options.specs);
  const lock = await readLock(options.specs);
  const outcomes: Outcome[] = [];
  const pulled: Pulled[] = [];
  for (const source of sources) {
    for (const outcome of await attempt(source, options, lock, pulled)) {
      outcomes.push(outcome);
      options.onDone?.(outcome);
    }
  }
  if (pulled.length > 0) await exclusively(options.specs, () => write(pulled, options.specs));
  return outcomes;
}

/** A source and the contracts it gave. */
interface Pulled {
  readonly source: Source;
  readonly pins: readonly Pin[];
}

async function attempt(source: Source, options: PullOptions, lock: Lock, pulled: Pulled[]): Promise<Outcome[]> {
  const { id } = source;
  try {
    const pins = await pinSource(source, options);
    pulled.push({ source, pins });
    return pins.map(({ id: pin, entry }) => {
      const unchanged = sameJson(entry as unknown as Json, (lock[pin] ?? {}) as unknown as Json);
      return { id: pin, status: unchanged ? "unchanged" : "pinned", entry };
    });
  } catch (error) {
    return [{ id, status: "failed", error: reasonOf(error), urls: source.documents.map(({ url }) => url) }];
  }
}

/** No document, however odd, may take the other contracts with it. */
function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `altinnkit cannot make anything of this document (${String(error)}). Please report it.`;
}

/** The lock is read anew: another run may have pinned something since. What a source gives no more goes. */
async function write(pulled: readonly Pulled[], specs: string): Promise<void> {
  await recover(specs);
  const pins = pulled.flatMap(({ pins: own }) => own);
  const given = new Set(pins.map(({ id }) => id));
  const before = Object.entries(await readLock(specs));
  const kept = before.filter(([id, entry]) => given.has(id) || !pulled.some(({ source }) => gives(source, id, entry)));
  const gone = new Set(before.filter((entry) => !kept.includes(entry)).map(([id]) => id));
  const entries = { ...Object.fromEntries(kept), ...Object.fromEntries(pins.map(({ id, entry }) => [id, entry])) };
  const files = new Map(pins.flatMap((pin) => [...pin.files]));
  files.set("lock.json", canonicalJson(entries as unknown as Json));
  const present = await listFiles(specs);
  const left = present.filter((path) => gone.has(posix.dirname(path)));
  if (left.length === 0 && (await holds(specs, present, files))) return;
  await replaceFolder(
    specs,
    files,
    present.filter((path) => !files.has(path) && !left.includes(path)),
  );
}

/** Pulling the same bytes twice touches nothing. */
async function holds(folder: string, present: readonly string[], files: ReadonlyMap<string, string>): Promise<boolean> {
  for (const [path, text] of files) {
    if (!present.includes(path) || (await readFile(join(folder, path), "utf8")) !== text) return false;
  }
  return true;
}
