import { InputError } from "../../errors.js";
import { isObject, resolvePointer, type Json, type JsonObject } from "../../model/json.js";

/** @throws {@link InputError} when a `$ref` leads out of the document or nowhere in it. */
export function checkReferences(document: JsonObject, name: string): void {
  const visit = (value: Json, pointer: string): void => {
    if (Array.isArray(value)) value.forEach((item: Json, index) => visit(item, `${pointer}/${index}`));
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === "$ref" && typeof member === "string") checkReference(document, member, pointer, name);
      else visit(member, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  visit(document, "");
}

function checkReference(document: JsonObject, reference: string, pointer: string, name: string): void {
  const found = reference.startsWith("#/") ? resolvePointer(document, decoded(reference)) : undefined;
  if (isObject(found)) return;
  throw new InputError(`${name}: ${pointer} refers to ${reference}, which is not in the document.`);
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
