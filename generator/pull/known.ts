import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageSpecs } from "../folders.js";
import { readLock, type LockEntry } from "../lock.js";
import { isObject, type Json, type JsonObject } from "../model/json.js";
import type { OperationNames } from "../model/naming/name-operations.js";
import { parseJson } from "../parse-json.js";
import { readNames } from "../read/names.js";
import { operationsFile, pinFiles, type PinnedSpec } from "../specs.js";
import type { Source } from "../sources/index.js";

/** What is known of a contract before it is pulled. */
export interface Known {
  /** `names.json` as it lies there, and its path. */
  readonly names?: { readonly file: string; readonly value: Json };
  /** The pinned document those names were given to. */
  readonly document?: JsonObject;
  /** What the lock said of it. */
  readonly entry?: LockEntry;
  /** What contracts with the same operations call those. */
  readonly shared: OperationNames;
  /** Text of `overlay.yaml`. */
  readonly overlay?: string;
  /** Our own operations on a GraphQL schema. */
  readonly operations?: string;
}

/**
 * Looks a contract up where it was pinned before, or else among the pins that came with the package: a project of its
 * own then starts with our names, corrections and summaries.
 */
export async function lookUp(
  { id, format, namesFrom = [] }: Pick<PinnedSpec, "id" | "format"> & Pick<Source, "namesFrom">,
  folder: string,
): Promise<Known> {
  const places = [folder, packageSpecs()];
  const holding = (name: string): string | undefined => places.find((place) => existsSync(join(place, id, name)));
  const [named, corrected, asked] = ["names.json", "overlay.yaml", operationsFile].map(holding);
  const pinned = named ?? holding(pinFiles[format]);
  return {
    ...(named === undefined ? {} : { names: await readNamesFile(join(named, id, "names.json")) }),
    ...(pinned === undefined ? {} : await readPinned(pinned, id, pinFiles[format])),
    shared: await sharedNames(namesFrom),
    ...(corrected === undefined ? {} : { overlay: await readFile(join(corrected, id, "overlay.yaml"), "utf8") }),
    ...(asked === undefined ? {} : { operations: await readFile(join(asked, id, operationsFile), "utf8") }),
  };
}

/** The package's own names, so that they are there whatever a project has pinned. */
async function sharedNames(ids: readonly string[]): Promise<OperationNames> {
  const files = ids.map((id) => join(packageSpecs(), id, "names.json"));
  const names = await Promise.all(
    files.map(async (file) => readNames("operations", parseJson(await readFile(file, "utf8"), file), file).operations),
  );
  return Object.assign({}, ...names.toReversed()) as OperationNames;
}

async function readNamesFile(file: string): Promise<NonNullable<Known["names"]>> {
  return { file, value: parseJson(await readFile(file, "utf8"), file) };
}

async function readPinned(folder: string, id: string, pinFile: string): Promise<Pick<Known, "entry" | "document">> {
  const entry = (await readLock(folder))[id];
  const document = await readOld(join(folder, id, pinFile));
  return { ...(entry === undefined ? {} : { entry }), ...(document === undefined ? {} : { document }) };
}

/** A pin that cannot be read is about to be written anew. */
async function readOld(file: string): Promise<JsonObject | undefined> {
  try {
    const value = parseJson(await readFile(file, "utf8"), file);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
