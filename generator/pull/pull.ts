import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.js";
import { exclusively, listFiles, recover, replaceFolder } from "../files.js";
import { readLock, type Lock, type LockEntry } from "../lock.js";
import { canonicalJson, sameJson, type Json } from "../model/json.js";
import type { Source } from "../sources/index.js";
import { pinSource, type Pin, type PinOptions } from "./pin-source.js";

/** What became of one contract. */
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
  const pins: Pin[] = [];
  for (const source of sources) {
    const outcome = await attempt(source, options, lock, pins);
    outcomes.push(outcome);
    options.onDone?.(outcome);
  }
  if (pins.length > 0) await exclusively(options.specs, () => write(pins, options.specs));
  return outcomes;
}

async function attempt(source: Source, options: PullOptions, lock: Lock, pins: Pin[]): Promise<Outcome> {
  const { id } = source;
  try {
    const pin = await pinSource(source, options);
    pins.push(pin);
    const { entry } = pin;
    const unchanged = sameJson(entry as unknown as Json, (lock[id] ?? {}) as unknown as Json);
    return { id, status: unchanged ? "unchanged" : "pinned", entry };
  } catch (error) {
    return { id, status: "failed", error: reasonOf(error), urls: source.documents.map(({ url }) => url) };
  }
}

/** No document, however odd, may take the other contracts with it. */
function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `altinnkit cannot make anything of this document (${String(error)}). Please report it.`;
}

/** The lock is read anew: another run may have pinned something since. */
async function write(pins: readonly Pin[], specs: string): Promise<void> {
  await recover(specs);
  const entries = { ...(await readLock(specs)), ...Object.fromEntries(pins.map(({ id, entry }) => [id, entry])) };
  const files = new Map(pins.flatMap((pin) => [...pin.files]));
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
