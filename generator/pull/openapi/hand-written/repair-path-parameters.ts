import { arrayAt, isObject, textAt, type Json, type JsonObject } from "../../../model/json.js";
import { rewrite } from "../../../model/openapi-grammar.js";

/** A path parameter that its path has no place for is sent in the query, where the server finds it by its name, too. */
export function repairPathParameters(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object, pointer) => {
    const parameters = arrayAt(object, "parameters");
    if ((kind !== "operation" && kind !== "pathItem") || parameters.length === 0) return object;
    return { ...object, parameters: parameters.map((parameter) => placed(parameter, pointer)) };
  });
}

function placed(parameter: Json, pointer: string): Json {
  if (!isObject(parameter) || parameter["in"] !== "path") return parameter;
  return pointer.includes(`{${textAt(parameter, "name")}}`) ? parameter : { ...parameter, in: "query" };
}
