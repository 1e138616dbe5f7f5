import { isObject, objectAt, type JsonObject } from "../model/json.js";
import { rewrite } from "../model/openapi-grammar.js";

/** Gives a parameter that is a text of JSON its schema where others have theirs, and says how it is written. */
export function readContentParameters(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const { content, ...parameter } = object;
    const media = isObject(content) ? objectAt(content, "application/json") : {};
    return kind === "parameter" && "schema" in media
      ? { ...parameter, schema: media["schema"]!, "x-json": true }
      : object;
  });
}
