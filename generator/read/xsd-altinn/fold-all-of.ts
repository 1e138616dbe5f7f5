import { isObject, type Json, type JsonObject } from "../../model/json.js";

/** Takes an `allOf` of one schema apart wherever what it holds can stand beside its neighbours. */
export function foldAllOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      const folded = foldInside(keyword, value);
      const only: unknown = keyword === "allOf" && Array.isArray(folded) && folded.length === 1 && folded[0];
      return isObject(only) && standsBeside(only, schema) ? Object.entries(only) : [[keyword, folded]];
    }),
  );
}

function standsBeside(only: JsonObject, schema: JsonObject): boolean {
  const names = Object.keys(only);
  if (Object.keys(schema).length === 1) return true;
  // `$ref` had no neighbours before 2019-09, and Altinn Studio keeps to that.
  if (names.includes("$ref")) return false;
  return (names.length === 1 && names[0] === "allOf") || !names.some((name) => Object.hasOwn(schema, name));
}

function foldInside(keyword: string, value: Json): Json {
  if (keyword === "items" && isObject(value)) return foldAllOf(value);
  if ((keyword === "allOf" || keyword === "oneOf") && Array.isArray(value))
    return value.map((inner: Json) => (isObject(inner) ? foldAllOf(inner) : inner));
  if ((keyword === "properties" || keyword === "$defs") && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, isObject(inner) ? foldAllOf(inner) : inner]),
    );
  return value;
}
