import { arrayAt, type Json, type JsonObject } from "../../../model/json.js";
import { rewrite } from "../../../model/openapi-grammar.js";

/** Types that are none: an enumeration is of its values' type, `int` is short, `file` is of OpenAPI 2.0. */
const meant: Readonly<Record<string, (schema: JsonObject) => JsonObject>> = {
  enum: (schema) => ({ ...schema, type: typesOf(arrayAt(schema, "enum")) }),
  int: (schema) => ({ ...schema, type: "integer" }),
  file: (schema) => ({ ...schema, type: "string", format: "binary" }),
};

/** Says types by JSON Schema's names. */
export function repairTypes(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    const { type } = object;
    const repair =
      kind === "schema" && typeof type === "string" && Object.hasOwn(meant, type) ? meant[type] : undefined;
    return repair === undefined ? object : repair(object);
  });
}

function typesOf(values: readonly Json[]): Json {
  const types = [...new Set(values.map(typeOf))];
  return types.length === 1 ? types[0]! : types;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Number.isInteger(value) ? "integer" : typeof value;
}
