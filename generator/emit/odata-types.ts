import { arrayAt, isObject, objectAt, type Json, type JsonObject } from "../model/json.js";
import { rewrite } from "../model/openapi-grammar.js";

/**
 * Says of the conditions and orders an operation takes which fields they may name: its `x-odata`, with `fields` and their
 * types, and `order` where a list is not ordered by the same ones.
 */
export function odataTypes(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const odata = object["x-odata"];
    if (kind !== "operation" || !isObject(odata)) return object;
    return { ...object, parameters: arrayAt(object, "parameters").map((parameter) => withFields(parameter, odata)) };
  });
}

function withFields(parameter: Json, odata: JsonObject): Json {
  if (!isObject(parameter)) return parameter;
  const schema = objectAt(parameter, "schema");
  const { fields = {}, order = Object.keys(objectAt(odata, "fields")) } = odata;
  if (parameter["name"] === "$filter") return { ...parameter, schema: { ...schema, "x-filter": fields } };
  if (parameter["name"] === "$orderby") return { ...parameter, schema: { ...schema, "x-order": order } };
  return parameter;
}
