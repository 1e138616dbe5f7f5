import { InputError } from "../errors.js";
import { isObject, pointerStep, resolvePointer, textAt, type Json, type JsonObject } from "../model/json.js";

/** @throws {@link InputError} when a `$ref` leads out of the document, nowhere in it, or back to itself. */
export function checkReferences(document: JsonObject, name: string): void {
  const visit = (value: Json, pointer: string): void => {
    if (Array.isArray(value)) value.forEach((item: Json, index) => visit(item, `${pointer}/${index}`));
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === "$ref" && typeof member === "string") checkReference(document, member, `${name}: ${pointer}`);
      else visit(member, `${pointer}/${pointerStep(key)}`);
    }
  };
  visit(document, "");
}

function checkReference(document: JsonObject, reference: string, place: string): void {
  const seen = new Set<string>();
  for (let at: string | undefined = reference; at !== undefined;) {
    if (seen.has(at)) throw new InputError(`${place} refers to ${reference}, which leads back to itself.`);
    seen.add(at);
    const found: Json | undefined = /^#(\/|$)/.test(at) ? resolvePointer(document, decoded(at)) : undefined;
    if (typeof found !== "boolean" && !isObject(found))
      throw new InputError(`${place} refers to ${at}, which is not in the document.`);
    at = isObject(found) ? textAt(found, "$ref") : undefined;
  }
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
