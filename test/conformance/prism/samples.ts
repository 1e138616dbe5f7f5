import { sample } from "openapi-sampler";
import { isObject, type Json, type JsonObject } from "../../../generator/model/json.js";
import { rewrite, rewriteSchema, type Change } from "../../../generator/model/openapi-grammar.js";

/** How much a request says: all there is, what is required, or null wherever null may stand. */
export const extents = ["everything", "required", "nulls"] as const;
export type Extent = (typeof extents)[number];

/** Makes a valid value of a schema. */
export type Sampler = (schema: JsonObject) => Json;

/** What a sampler leaves out. */
export interface SamplerOptions {
  readonly extent: Extent;
  /** Without what a published schema was completed with. */
  readonly published: boolean;
}

/** Makes values of a document's schemas, always the same ones. */
export function samplerOf(document: JsonObject, { extent, published }: SamplerOptions): Sampler {
  const change: Change = (kind, object) => {
    if (kind !== "schema") return object;
    if (extent === "nulls" && takesNull(object)) return nulled(object);
    return withText(published ? asPublished(object) : object);
  };
  const prepared = rewrite(document, change);
  const options = { skipReadOnly: true, skipNonRequired: extent === "required", quiet: true };
  return (schema) => sample(rewriteSchema(schema, change), options, prepared) as Json;
}

function takesNull({ type, anyOf }: JsonObject): boolean {
  const isNull = (member: Json): boolean => isObject(member) && member["type"] === "null";
  return (Array.isArray(type) && type.includes("null")) || (Array.isArray(anyOf) && (anyOf as Json[]).some(isNull));
}

function nulled({ readOnly = false, "x-origin": origin = "published" }: JsonObject): JsonObject {
  return { readOnly, "x-origin": origin, type: "null" };
}

function asPublished(schema: JsonObject): JsonObject {
  const { properties, "x-origin": origin } = schema;
  if (origin === "derived" || !isObject(properties)) return schema;
  const own = Object.entries(properties).filter(([, member]) => !isObject(member) || member["x-origin"] !== "derived");
  return { ...schema, properties: Object.fromEntries(own) };
}

/** What a pattern asks for; the sampler's own guess knows neither anchors nor groups. */
const texts = [
  "310724181",
  "14857310056",
  "0192:310724181",
  "123456",
  "99999999",
  "+4799999999",
  "user@example.org",
  "demo",
  "demo_1",
  "urn:altinn:party:id:50001337",
  "urn:altinn:party:uuid:0b9b1b2a-6d2b-4a55-9d3e-0a4f5d5d8f10",
  "urn:altinn:organization:identifier-no:310724181",
  "urn:altinn:resource:demo",
  "urn:oasis:names:tc:xacml:1.0:action:action-id:read",
];

function withText(schema: JsonObject): JsonObject {
  const { pattern, minLength = 0, maxLength = Infinity } = schema;
  if (typeof pattern !== "string") return schema;
  const expression = new RegExp(pattern, "u");
  const text = texts.find(
    (one) => expression.test(one) && one.length >= Number(minLength) && one.length <= Number(maxLength),
  );
  if (text === undefined) throw new Error(`No text here matches ${pattern}.`);
  return { ...schema, const: text };
}
