import { arrayAt, isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../../model/json.js";
import { httpMethods } from "../../model/openapi-grammar.js";
import { operationKey } from "../../model/operation-shape.js";

/** Spells a document's paths and their parameters as another one does that has the same, whatever their letters' case. */
export function spellAs(document: JsonObject, other: JsonObject): JsonObject {
  const spellings = new Map(Object.keys(objectAt(other, "paths")).map((path) => [shapeOf(path), path]));
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]): [string, Json] => {
    const as = spellings.get(shapeOf(path));
    return as === undefined || as === path || !isObject(item)
      ? [path, item]
      : [as, respelled(document, item, path, as)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function shapeOf(path: string): string {
  return operationKey("", path).toLowerCase();
}

function respelled(document: JsonObject, item: JsonObject, path: string, as: string): JsonObject {
  const [from, to] = [namesIn(path), namesIn(as)];
  const renamed = (parameter: Json): Json => {
    const reference = isObject(parameter) ? textAt(parameter, "$ref") : undefined;
    const told = reference === undefined ? parameter : resolvePointer(document, reference);
    if (!isObject(told) || told["in"] !== "path") return parameter;
    const name = to[from.indexOf(textAt(told, "name") ?? "")];
    return name === undefined || name === told["name"] ? parameter : { ...told, name };
  };
  const withParameters = (holder: JsonObject): JsonObject =>
    "parameters" in holder ? { ...holder, parameters: arrayAt(holder, "parameters").map(renamed) } : holder;
  const members = Object.entries(item).map(([key, member]): [string, Json] => [
    key,
    httpMethods.includes(key) && isObject(member) ? withParameters(member) : member,
  ]);
  return withParameters(Object.fromEntries(members));
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}
