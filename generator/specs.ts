import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./errors.js";
import { listFiles } from "./files.js";
import { canonicalJson, isObject, type JsonObject } from "./model/json.js";
import { parseJson } from "./parse-json.js";
import { parseSchema, printSchema, type SchemaDocument } from "./read/sdl.js";

/** The file a pinned contract lies in tells its format. */
export const pinFiles = {
  openapi: "openapi.json",
  graphql: "schema.graphql",
  "evidence-codes": "datasets.json",
  xsd: "schema.json",
  soap: "service.json",
  "soap-catalogue": "catalogue.json",
} as const;

/** The format of a contract. */
export type Format = keyof typeof pinFiles;

/** One contract's folder in `specs/`, as it lies there. */
export interface PinnedSpec {
  readonly id: string;
  readonly format: Format;
  /** Path of the pinned document below `specs/`. */
  readonly file: string;
  readonly text: string;
  readonly document: JsonObject;
  readonly names?: JsonObject;
  /** The overlay's YAML text. */
  readonly overlay?: string;
  /** Our own operations on a GraphQL schema: the text of {@link operationsFile}. */
  readonly operations?: string;
}

/** Where our own operations lie, beside the schema they are for. */
export const operationsFile = "operations.graphql";

/** A pinned document as its file holds it. */
export function textOf(format: Format, document: JsonObject): string {
  return format === "graphql" ? printSchema(document as unknown as SchemaDocument) : canonicalJson(document);
}

/** The ids of the contracts in a folder of pinned specs. */
export async function listSpecs(folder: string): Promise<{ id: string; format: Format; file: string }[]> {
  const files = await listFiles(folder);
  return Object.entries(pinFiles)
    .flatMap(([format, name]) =>
      files
        .filter((file) => file.endsWith(`/${name}`))
        .map((file) => ({ id: file.slice(0, -name.length - 1), format: format as Format, file })),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** @throws {@link InputError} naming file, line and column when a pinned file cannot be read. */
export async function readSpec(
  folder: string,
  { id, format, file }: { id: string; format: Format; file: string },
): Promise<PinnedSpec> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  const names = await readOptional(join(folder, id, "names.json"));
  const overlay = await readOptional(join(folder, id, "overlay.yaml"));
  const operations = await readOptional(join(folder, id, operationsFile));
  return {
    id,
    format,
    file,
    text,
    document: format === "graphql" ? parseSchema(text, path) : parseObject(text, path),
    ...(names === undefined ? {} : { names: parseObject(names, join(folder, id, "names.json")) }),
    ...(overlay === undefined ? {} : { overlay }),
    ...(operations === undefined ? {} : { operations }),
  };
}

async function readOptional(file: string): Promise<string | undefined> {
  return existsSync(file) ? readFile(file, "utf8") : undefined;
}

function parseObject(text: string, file: string): JsonObject {
  const value = parseJson(text, file);
  if (!isObject(value)) throw new InputError(`${file}:1:1: expected a JSON object.`);
  return value;
}

/**
 * Reads every contract pinned in a folder.
 *
 * @throws {@link InputError} when there is none.
 */
export async function readSpecs(folder: string): Promise<PinnedSpec[]> {
  const specs = await listSpecs(folder);
  if (specs.length === 0) {
    throw new InputError(`${folder}: no pinned specs here. Run "altinnkit pull", or name a folder with --specs.`);
  }
  return Promise.all(specs.map((spec) => readSpec(folder, spec)));
}
