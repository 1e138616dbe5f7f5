import { isObject, sameJson, type JsonObject } from "../../model/json.js";
import { rewrite } from "../../model/openapi-grammar.js";

/** Spellings under which ASP.NET repeats a JSON body; the formatter takes any of them. */
const repeats = ["application/json-patch+json", "application/*+json", "text/json", "text/plain"];

/** One media type where upstream repeats the same schema under several. */
export function foldMediaTypes(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const content = object["content"];
    if ((kind !== "requestBody" && kind !== "response") || !isObject(content)) return object;
    return { ...object, content: fold(content) };
  });
}

function fold(content: JsonObject): JsonObject {
  const json = content["application/json"];
  if (json === undefined) return content;
  const kept = Object.entries(content).filter(([type, media]) => !(repeats.includes(type) && sameJson(media, json)));
  return Object.fromEntries(kept);
}
