import { InputError } from "../errors.js";
import { isObject, type Json, type JsonObject } from "../model/json.js";
import type { TypeNames } from "../model/naming/name-types.js";

/**
 * Reads `names.json`. What is missing there is no name yet.
 *
 * @param kind - What the contract names beside its types.
 * @param file - For messages.
 * @throws {@link InputError} when it is not as `pull` writes it, or one name is given twice.
 */
export function readNames<Kind extends "operations" | "datasets">(
  kind: Kind,
  value: Json | undefined,
  file: string,
): Readonly<Record<Kind, Readonly<Record<string, string>>>> & { readonly types: TypeNames } {
  const { [kind]: named = {}, types = {} } = asObject(value ?? {}, file);
  const owners = new Map<string, string>();
  for (const [key, name] of Object.entries(asObject(named, `${file}: ${kind}`))) {
    if (typeof name !== "string") throw new InputError(`${file}: the name of ${key} is not text.`);
    const other = owners.get(name);
    if (other !== undefined)
      throw new InputError(`${file}: ${other} and ${key} are both called ${name}. Give one of them another name.`);
    owners.set(name, key);
  }
  for (const [name, type] of Object.entries(asObject(types, `${file}: types`))) {
    if (!isObject(type) || typeof type["upstream"] !== "string" || !["string", "undefined"].includes(typeof type["at"]))
      throw new InputError(`${file}: the type ${name} does not say what upstream calls it ("upstream").`);
  }
  return { [kind]: named, types } as unknown as ReturnType<typeof readNames<Kind>>;
}

function asObject(value: Json, what: string): JsonObject {
  if (isObject(value)) return value;
  throw new InputError(`${what}: expected an object.`);
}
