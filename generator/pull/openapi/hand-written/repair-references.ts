import { mapReferences } from "../map-references.js";
import type { JsonObject } from "../../../model/json.js";

/** `#components/…` leads nowhere without its slash. */
export function repairReferences(document: JsonObject): JsonObject {
  return mapReferences(document, (reference) => reference.replace(/^([^#]*)#(?=[^/])/, "$1#/"));
}
