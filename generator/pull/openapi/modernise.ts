import { isObject, type Json, type JsonObject } from "../../model/json.js";
import { rewrite, rewriteSchema } from "../../model/openapi-grammar.js";

/**
 * Says in OpenAPI 3.1's one way what 3.0 and its tools say in several: null is a type, a limit is a number, and a
 * composition of one is that one.
 */
export function modernise(document: JsonObject): JsonObject {
  const rewritten = rewrite(document, (kind, object) => (kind === "schema" ? modern(object) : object));
  return { ...rewritten, openapi: "3.1.0" };
}

/** As {@link modernise}, for a schema that stands alone. */
export function moderniseSchema(schema: JsonObject): JsonObject {
  return rewriteSchema(schema, (_kind, object) => modern(object));
}

function modern(schema: JsonObject): JsonObject {
  return plain(nulls(limits(schema)));
}

function nulls({ nullable, ...schema }: JsonObject): JsonObject {
  if (nullable !== true) return sortedType(schema);
  if (schema["type"] !== undefined) {
    const types: readonly Json[] = [schema["type"], "null"].flat();
    return withNullInEnum(sortedType({ ...schema, type: types }));
  }
  const composed = plain(schema);
  return Object.keys(composed).length === 0 ? composed : { anyOf: [composed, { type: "null" }] };
}

function sortedType(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (!Array.isArray(type)) return schema;
  const names = [...new Set(type as string[])].sort((one, other) => Number(one === "null") - Number(other === "null"));
  return { ...schema, type: names.length === 1 ? names[0]! : names };
}

function withNullInEnum(schema: JsonObject): JsonObject {
  const values = schema["enum"];
  return Array.isArray(values) && !values.includes(null) ? { ...schema, enum: [...values, null] } : schema;
}

function limits(schema: JsonObject): JsonObject {
  return exclusive(exclusive(schema, "exclusiveMinimum", "minimum"), "exclusiveMaximum", "maximum");
}

function exclusive(schema: JsonObject, flag: string, limit: string): JsonObject {
  if (typeof schema[flag] !== "boolean") return schema;
  const { [flag]: isExclusive, [limit]: value, ...rest } = schema;
  if (value === undefined) return rest;
  return { ...rest, [isExclusive === true ? flag : limit]: value };
}

/** Members that tell of a use of a schema and narrow nothing, so that they may stand beside a reference. */
const annotations = ["default", "deprecated", "readOnly", "writeOnly"];

/** `allOf: [X]` is X, with what is told beside it. */
function plain(schema: JsonObject): JsonObject {
  const [key, ...others] = Object.keys(schema).filter((one) => !annotations.includes(one));
  if (key === undefined || others.length > 0 || !["allOf", "anyOf", "oneOf"].includes(key)) return schema;
  const { [key]: members, ...told } = schema;
  return Array.isArray(members) && members.length === 1 && isObject(members[0]) ? { ...members[0], ...told } : schema;
}
