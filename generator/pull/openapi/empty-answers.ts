import { isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../../model/json.js";
import { rewrite } from "../../model/openapi-grammar.js";

/**
 * Statuses whose answers have no body: `fetch` hands none over, whatever a service sends.
 *
 * @see [Fetch, null body status](https://fetch.spec.whatwg.org/#null-body-status)
 */
const bodiless = ["204", "205", "304"];

/** Takes the content from answers that come without. One shared with others is no longer shared then. */
export function emptyAnswers(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    if (kind !== "operation" || !isObject(object["responses"])) return object;
    const responses = Object.entries(object["responses"]).map(([status, response]) => [
      status,
      bodiless.includes(status) ? emptied(document, response) : response,
    ]);
    return { ...object, responses: Object.fromEntries(responses) as JsonObject };
  });
}

function emptied(document: JsonObject, response: Json): Json {
  if (!isObject(response)) return response;
  const reference = textAt(response, "$ref");
  if (reference === undefined) return without(response);
  const shared = resolvePointer(document, reference);
  return isObject(shared) && Object.keys(objectAt(shared, "content")).length > 0 ? without(shared) : response;
}

function without(response: JsonObject): JsonObject {
  const { content: _, ...rest } = response;
  return rest;
}
