import type { JsonObject } from "../../../model/json.js";
import { rewrite } from "../../../model/openapi-grammar.js";

/** A number or a truth value is no text, as a default is written by some. */
export function repairDefaults(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const { type, default: given } = object;
    if (kind !== "schema" || typeof given !== "string") return object;
    if ((type === "integer" || type === "number") && Number.isFinite(Number(given)))
      return { ...object, default: Number(given) };
    if (type === "boolean" && (given === "true" || given === "false")) return { ...object, default: given === "true" };
    return object;
  });
}
