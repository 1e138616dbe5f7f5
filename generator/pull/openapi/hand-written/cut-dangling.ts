import { resolvePointer, textAt, type JsonObject } from "../../../model/json.js";
import { rewrite } from "../../../model/openapi-grammar.js";

/** What a schema refers to and nobody wrote may be anything. */
export function cutDangling(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const reference = kind === "schema" ? textAt(object, "$ref") : undefined;
    return reference !== undefined && resolvePointer(document, reference) === undefined ? {} : object;
  });
}
