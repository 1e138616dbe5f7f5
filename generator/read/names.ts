import { InputError } from "../errors.js";
import { isObject, type Json, type JsonObject } from "../model/json.js";
import { isReservedWord, reservedTypes } from "../model/naming/reserved.js";
import { valueIdentifier } from "../model/naming/words.js";
import type { TypeNames } from "../model/naming/name-types.js";

/**
 * Reads `names.json`. What is missing there is no name yet.
 *
 * @param kind - What the contract names beside its types.
 * @param file - For messages.
 * @throws {@link InputError} when it is not as `pull` writes it, or one name is given twice.
 */
export function readNames<Kind extends "operations" | "datasets" | "methods">(
  kind: Kind,
  value: Json | undefined,
  file: string,
): Readonly<Record<Kind, Readonly<Record<string, string>>>> & { readonly types: TypeNames } {
  const { [kind]: named = {}, types = {} } = asObject(value ?? {}, file);
  const owners = new Map<string, string>();
  for (const [key, name] of Object.entries(asObject(named, `${file}: ${kind}`))) {
    if (typeof name !== "string" || !fits[kind](name))
      throw new InputError(`${file}: ${JSON.stringify(name)}, the name of ${key}, is not ${wanted[kind]}.`);
    const other = owners.get(name);
    if (other !== undefined)
      throw new InputError(`${file}: ${other} and ${key} are both called ${name}. Give one of them another name.`);
    owners.set(name, key);
  }
  for (const [name, type] of Object.entries(asObject(types, `${file}: types`))) {
    if (!isTypeName(name)) throw new InputError(`${file}: the type ${JSON.stringify(name)} is not ${wanted.datasets}.`);
    if (!isObject(type) || typeof type["upstream"] !== "string" || !["string", "undefined"].includes(typeof type["at"]))
      throw new InputError(`${file}: the type ${name} does not say what upstream calls it ("upstream").`);
  }
  return { [kind]: named, types } as unknown as ReturnType<typeof readNames<Kind>>;
}

const fits = {
  operations: (name: string) =>
    /^\p{Ll}[\p{L}\p{N}]*\.\p{Ll}[\p{L}\p{N}]*$/u.test(name) && !/\b(constructor|then)\b/.test(name),
  methods: (name: string) => /^\p{Ll}[\p{L}\p{N}]*$/u.test(name) && !/^(?:constructor|then)$/.test(name),
  datasets: (name: string) => isTypeName(name) && !isReservedWord(valueIdentifier(name)),
};

function isTypeName(name: string): boolean {
  return /^[\p{Lu}_][\p{L}\p{N}_]*$/u.test(name) && !reservedTypes.has(name);
}

const wanted = {
  operations: "`group.name`, each of letters and digits with a small one first",
  methods: "a name of letters and digits with a small one first",
  datasets: "a free name of letters and digits with a capital first",
};

function asObject(value: Json, what: string): JsonObject {
  if (isObject(value)) return value;
  throw new InputError(`${what}: expected an object.`);
}
