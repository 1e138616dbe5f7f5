import {
  isObject,
  objectAt,
  resolvePointer,
  sameJson,
  textAt,
  type Json,
  type JsonObject,
} from "../../../generator/model/json.js";
import { rewrite } from "../../../generator/model/openapi-grammar.js";
import { cutRuntimeTypes } from "../../../generator/pull/openapi/cut-runtime-types.js";

/** A valid document in a form that Prism can work with, and of the same meaning. */
export function readable(document: JsonObject): JsonObject {
  // It follows the cycles of .NET's reflection for half a minute.
  return rewrite(cutRuntimeTypes(document), (kind, object) => {
    if (kind === "schema") return uniqueValues(nullBesideSchema(object));
    if (kind === "header") return textHeader(object);
    if (kind === "operation") return withoutEmptySecurity(object);
    return kind === "response" ? jsonAnswer(document, object) : object;
  });
}

/** `nullable` without a type it cannot compile. */
function nullBesideSchema(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  if (nullable === undefined || "type" in rest) return schema;
  return nullable === true && Object.keys(rest).length > 0 ? { anyOf: [rest, { type: "null" }] } : rest;
}

/** An enumeration that tells a value twice, it cannot compile either; null it tells itself. */
function uniqueValues(schema: JsonObject): JsonObject {
  const { enum: values, nullable } = schema;
  if (!Array.isArray(values)) return schema;
  return { ...schema, enum: [...new Set<Json>(values)].filter((value) => value !== null || nullable !== true) };
}

/** What asks for nothing, it takes for what nobody has. */
function withoutEmptySecurity(operation: JsonObject): JsonObject {
  const { security, ...rest } = operation;
  return Array.isArray(security) && (security as Json[]).some((one) => sameJson(one, {})) ? rest : operation;
}

/** An answer's header that is a list ends its process. */
function textHeader(header: JsonObject): JsonObject {
  return objectAt(header, "schema")["type"] === "array" ? { ...header, schema: { type: "string" } } : header;
}

/** It writes no object under a media type that is not JSON's. */
function jsonAnswer(document: JsonObject, response: JsonObject): JsonObject {
  const { content } = response;
  if (!isObject(content) || Object.keys(content).some((type) => /[/+]json\b/.test(type))) return response;
  const media = Object.values(content).find((told) => !isText(document, told));
  return media === undefined ? response : { ...response, content: { ...content, "application/json": media } };
}

function isText(document: JsonObject, media: Json): boolean {
  const schema = objectAt(isObject(media) ? media : {}, "schema");
  const reference = textAt(schema, "$ref");
  const target = reference === undefined ? schema : resolvePointer(document, reference);
  return !isObject(target) || ["string", undefined].includes(textAt(target, "type"));
}
