import {
  arrayAt,
  isObject,
  objectAt,
  resolvePointer,
  textAt,
  type Json,
  type JsonObject,
} from "../../../model/json.js";
import { httpMethods } from "../../../model/openapi-grammar.js";

/** Says a path's parameters at each of its operations, but for those that the operation says anew. */
export function spreadParameters(document: JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]): [string, Json] => [
    path,
    isObject(item) && "parameters" in item ? spread(document, item) : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function spread(document: JsonObject, { parameters: shared = [], ...item }: JsonObject): JsonObject {
  const placeOf = (parameter: Json): string => {
    const reference = isObject(parameter) ? textAt(parameter, "$ref") : undefined;
    const told = reference === undefined ? parameter : resolvePointer(document, reference);
    return isObject(told) ? `${textAt(told, "in")} ${textAt(told, "name")}` : "";
  };
  const members = Object.entries(item).map(([key, member]): [string, Json] => {
    if (!httpMethods.includes(key) || !isObject(member)) return [key, member];
    const own = arrayAt(member, "parameters");
    const others = (Array.isArray(shared) ? (shared as Json[]) : []).filter(
      (parameter) => !own.some((one) => placeOf(one) === placeOf(parameter)),
    );
    return [key, { ...member, parameters: [...others, ...own] }];
  });
  return Object.fromEntries(members);
}
