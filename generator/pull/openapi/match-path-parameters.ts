import { arrayAt, isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../../model/json.js";
import { httpMethods } from "../../model/openapi-grammar.js";

/** Makes every operation's path parameters those its path names: others are dropped, missing ones are text. */
export function matchPathParameters(document: JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]) => [
    path,
    isObject(item) ? matchItem(document, path, item) : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) as JsonObject };
}

function matchItem(document: JsonObject, path: string, item: JsonObject): JsonObject {
  const wanted = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
  const nameOf = (parameter: Json): string | undefined => {
    const reference = isObject(parameter) ? textAt(parameter, "$ref") : undefined;
    const found = reference === undefined ? parameter : resolvePointer(document, reference);
    return isObject(found) && found["in"] === "path" ? textAt(found, "name") : undefined;
  };
  const fits = (parameter: Json): boolean => {
    const name = nameOf(parameter);
    return name === undefined || wanted.includes(name);
  };
  const shared = arrayAt(item, "parameters").filter(fits);
  const members = Object.entries(item).map(([key, member]) => {
    if (!httpMethods.includes(key) || !isObject(member)) return [key, member];
    const own = arrayAt(member, "parameters").filter(fits);
    const told = new Set([...shared, ...own].map(nameOf));
    const missing = wanted.filter((name) => !told.has(name)).map(asText);
    const parameters = [...own, ...missing];
    return [key, parameters.length === arrayAt(member, "parameters").length ? member : { ...member, parameters }];
  });
  const matched = Object.fromEntries(members) as JsonObject;
  return "parameters" in item ? { ...matched, parameters: shared } : matched;
}

function asText(name: string): JsonObject {
  return { name, in: "path", required: true, schema: { type: "string" } };
}
