import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageSpecs } from "../folders.js";
import { isObject, type Json, type JsonObject } from "../model/json.js";
import { parseJson } from "../parse-json.js";
import { pinFiles } from "../specs.js";
import type { Source } from "../sources/index.js";

/** What is known of a contract before it is pulled. */
export interface Known {
  /** `names.json` as it lies there, and its path. */
  readonly names?: { readonly file: string; readonly value: Json };
  /** The pinned document those names were given to. */
  readonly document?: JsonObject;
  /** Text of `overlay.yaml`. */
  readonly overlay?: string;
}

/**
 * Looks a contract up where it was pinned before, or else among the pins that came with the package: a project of its
 * own then starts with our names, corrections and summaries.
 */
export async function lookUp({ id, format }: Source, folder: string): Promise<Known> {
  const places = [folder, packageSpecs()].map((place) => join(place, id));
  const file = places.map((place) => join(place, "names.json")).find((path) => existsSync(path));
  const overlay = places.map((place) => join(place, "overlay.yaml")).find((path) => existsSync(path));
  const document = file === undefined ? undefined : await readOld(join(file, "..", pinFiles[format]));
  return {
    ...(file === undefined ? {} : { names: { file, value: parseJson(await readFile(file, "utf8"), file) } }),
    ...(document === undefined ? {} : { document }),
    ...(overlay === undefined ? {} : { overlay: await readFile(overlay, "utf8") }),
  };
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
