import { isObject, pointerStep, type Json, type JsonObject } from "./json.js";

/** The kinds of object in an OpenAPI 3.x document. */
export type Kind =
  | "document"
  | "info"
  | "server"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "schema"
  | "components"
  | "securityScheme"
  | "tag";

/** How a member holds further objects: one, a list, or a map of them (or a map of maps). */
export type Holds = Kind | readonly [Kind] | { readonly each: Holds };

const each = (holds: Holds): Holds => ({ each: holds });
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** HTTP methods a path item may hold, in the specification's order. */
export const httpMethods: readonly string[] = methods;

/**
 * Where objects stand inside one another. Written down once, so that no walk mistakes a property that happens to be
 * called `description` or `example` for the keyword.
 *
 * @see [OpenAPI 3.1, section 4.8](https://spec.openapis.org/oas/v3.1.1.html#schema)
 */
export const grammar: Readonly<Record<Kind, Readonly<Record<string, Holds>>>> = {
  document: {
    info: "info",
    servers: ["server"],
    paths: each("pathItem"),
    webhooks: each("pathItem"),
    components: "components",
    tags: ["tag"],
  },
  info: {},
  server: {},
  pathItem: {
    ...Object.fromEntries(methods.map((method) => [method, "operation" as const])),
    servers: ["server"],
    parameters: ["parameter"],
  },
  operation: {
    servers: ["server"],
    parameters: ["parameter"],
    requestBody: "requestBody",
    responses: each("response"),
    callbacks: each(each("pathItem")),
  },
  parameter: { schema: "schema", content: each("mediaType") },
  requestBody: { content: each("mediaType") },
  mediaType: { schema: "schema", encoding: each("encoding") },
  encoding: { headers: each("header") },
  response: { headers: each("header"), content: each("mediaType") },
  header: { schema: "schema", content: each("mediaType") },
  schema: {
    properties: each("schema"),
    patternProperties: each("schema"),
    dependentSchemas: each("schema"),
    $defs: each("schema"),
    definitions: each("schema"),
    additionalProperties: "schema",
    unevaluatedProperties: "schema",
    propertyNames: "schema",
    items: "schema",
    prefixItems: ["schema"],
    contains: "schema",
    allOf: ["schema"],
    anyOf: ["schema"],
    oneOf: ["schema"],
    not: "schema",
    if: "schema",
    // JSON Schema's keyword; nothing here is awaited.
    // oxlint-disable-next-line unicorn/no-thenable
    then: "schema",
    else: "schema",
  },
  components: {
    schemas: each("schema"),
    responses: each("response"),
    parameters: each("parameter"),
    requestBodies: each("requestBody"),
    headers: each("header"),
    securitySchemes: each("securityScheme"),
    callbacks: each(each("pathItem")),
    pathItems: each("pathItem"),
  },
  securityScheme: {},
  tag: {},
};

/** Changes one object, its members already changed; `pointer` is where it stands (RFC 6901). */
export type Change = (kind: Kind, object: JsonObject, pointer: string) => JsonObject;

/** Rebuilds a document from its leaves to its root, handing every object of the grammar to `change`. */
export function rewrite(document: JsonObject, change: Change): JsonObject {
  return rewriteAs("document", document, "", change);
}

/** As {@link rewrite}, for a Schema Object that stands alone. */
export function rewriteSchema(schema: JsonObject, change: Change): JsonObject {
  return rewriteAs("schema", schema, "", change);
}

function rewriteAs(kind: Kind, object: JsonObject, pointer: string, change: Change): JsonObject {
  const members = grammar[kind];
  const rewritten = Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const holds = Object.hasOwn(members, key) ? members[key] : undefined;
      return [key, holds === undefined ? value : rewriteHeld(holds, value, `${pointer}/${pointerStep(key)}`, change)];
    }),
  );
  return change(kind, rewritten, pointer);
}

function rewriteHeld(holds: Holds, value: Json, pointer: string, change: Change): Json {
  if (typeof holds === "string") return isObject(value) ? rewriteAs(holds, value, pointer, change) : value;
  if ("each" in holds) {
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, held]) => [key, rewriteHeld(holds.each, held, `${pointer}/${pointerStep(key)}`, change)]),
    );
  }
  return Array.isArray(value)
    ? value.map((held: Json, index) => rewriteHeld(holds[0], held, `${pointer}/${index}`, change))
    : value;
}
