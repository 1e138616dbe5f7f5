import type { Json, JsonObject } from "../../model/json.js";
import { rewrite, rewriteSchema, type Change, type Kind } from "../../model/openapi-grammar.js";

/** What `pull` does with upstream's sentences. */
export type Docs = "strip" | "keep";

const keys = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The members that state facts, by kind of object. All else is prose or noise and stays out of a pin. */
export const facts: Readonly<Record<Kind, readonly string[]>> = {
  document: keys("openapi info servers paths webhooks components security"),
  info: keys("title version"),
  server: keys("url variables"),
  pathItem: keys("$ref get put post delete options head patch trace servers parameters"),
  operation: keys(`
    tags operationId servers parameters requestBody responses callbacks security deprecated x-altinn-scopes x-api-key x-origin
  `),
  parameter: keys("$ref name in required deprecated schema content style explode allowReserved allowEmptyValue"),
  requestBody: keys("$ref required content"),
  mediaType: keys("schema encoding"),
  encoding: keys("contentType headers style explode allowReserved"),
  response: keys("$ref headers content"),
  header: keys("$ref required deprecated schema content style explode"),
  schema: keys(`
    $ref $defs definitions type format enum const default properties patternProperties required additionalProperties
    unevaluatedProperties propertyNames dependentSchemas minProperties maxProperties items prefixItems contains minItems
    maxItems uniqueItems minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    contentEncoding contentMediaType allOf anyOf oneOf not if then else discriminator nullable readOnly writeOnly
    deprecated x-enum-varnames x-enumNames
  `),
  components: keys("schemas responses parameters requestBodies headers securitySchemes callbacks pathItems"),
  securityScheme: keys("$ref type name in scheme bearerFormat openIdConnectUrl"),
  tag: keys("name"),
};

const prose = new Set(["title", "summary", "description"]);

/** Keeps what a document states and leaves out what it tells; with `docs` kept, its sentences stay as well. */
export function keepFacts(document: JsonObject, docs: Docs): JsonObject {
  return rewrite(document, keep(docs));
}

/** As {@link keepFacts}, for a schema that stands alone. */
export function keepSchemaFacts(schema: JsonObject, docs: Docs): JsonObject {
  return rewriteSchema(schema, keep(docs));
}

function keep(docs: Docs): Change {
  return (kind, object) => {
    const kept = Object.entries(object).filter(
      ([key]) => facts[kind].includes(key) || (docs === "keep" && prose.has(key)),
    );
    return withRequiredDescription(kind, Object.fromEntries(kept));
  };
}

/** A Response Object must have a description, even an empty one. */
function withRequiredDescription(kind: Kind, object: Record<string, Json>): JsonObject {
  if (kind !== "response" || "$ref" in object || "description" in object) return object;
  return { ...object, description: "" };
}
