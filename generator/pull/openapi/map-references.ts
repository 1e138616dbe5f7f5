import { isObject, type Json, type JsonObject } from "../../model/json.js";

/** A document with every reference as `change` says. */
export function mapReferences(document: JsonObject, change: (reference: string) => string): JsonObject {
  return mapped(document, change) as JsonObject;
}

function mapped(value: Json, change: (reference: string) => string): Json {
  if (Array.isArray(value)) return value.map((member: Json) => mapped(member, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "$ref" && typeof member === "string" ? change(member) : mapped(member, change),
    ]),
  );
}
