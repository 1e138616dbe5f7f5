import {
  arrayAt,
  isObject,
  objectAt,
  pointerKey,
  pointerStep,
  resolvePointer,
  textAt,
  type Json,
  type JsonObject,
} from "../json.js";
import { operationKey, operationsOf } from "../operation-shape.js";
import { rewriteSchema } from "../openapi-grammar.js";

/** Named schemas, and the places from which a document leads to them. */
export interface SchemaGraph {
  /** Schemas by the name upstream gives them; they refer to one another as {@link schemaReference} says. */
  readonly schemas: JsonObject;
  /** The schemas that stand under no name of their own, in a fixed order. */
  readonly entrances: readonly { readonly at: string; readonly schema: JsonObject }[];
}

const schemaPrefix = "#/components/schemas/";

/** How a schema refers to a named one. */
export function schemaReference(name: string): string {
  return schemaPrefix + pointerStep(name);
}

/** The name a schema refers to, if it is a reference to a named schema. */
export function referencedName(schema: Json | undefined): string | undefined {
  const reference = isObject(schema) ? textAt(schema, "$ref") : undefined;
  return reference?.startsWith(schemaPrefix) ? pointerKey(reference.slice(schemaPrefix.length)) : undefined;
}

/** True when two schemas say the same, whatever the schemas they refer to are called. */
export function sameShape(one: Json | undefined, other: Json | undefined): boolean {
  return isObject(one) && isObject(other) && shapeOf(one) === shapeOf(other);
}

/** How much of two objects is the same, 0 to 1: their shape, or as much of it as their properties share. */
export function likeness(one: Json | undefined, other: Json | undefined): number {
  if (!isObject(one) || !isObject(other)) return 0;
  if (sameShape(one, other)) return 1;
  const [ones, others] = [objectAt(one, "properties"), objectAt(other, "properties")];
  const all = new Set([...Object.keys(ones), ...Object.keys(others)]);
  const shared = [...all].filter((name) => sameShape(ones[name], others[name]));
  return all.size === 0 ? 0 : shared.length / (all.size + 1);
}

function shapeOf(schema: JsonObject): string {
  const anonymous = rewriteSchema(schema, (_kind, object) =>
    textAt(object, "$ref") === undefined ? sorted(object) : sorted({ ...object, $ref: "" }),
  );
  return JSON.stringify(anonymous);
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The schemas of an OpenAPI document. They are entered from what operations send, answer and take. */
export function openApiSchemas(document: JsonObject): SchemaGraph {
  return { schemas: objectAt(objectAt(document, "components"), "schemas"), entrances: entrances(document) };
}

function entrances(document: JsonObject): { at: string; schema: JsonObject }[] {
  const found = operationsOf(document).flatMap(({ method, path, operation }) => {
    const key = operationKey(method, path);
    const body = { at: `${key} body`, schema: schemaOf(shared(document, objectAt(operation, "requestBody"))) };
    const answers = Object.entries(objectAt(operation, "responses")).map(([status, response]) => ({
      at: `${key} ${status}`,
      schema: isObject(response) ? schemaOf(shared(document, response)) : {},
    }));
    const parameters = arrayAt(operation, "parameters")
      .filter(isObject)
      .map((parameter) => shared(document, parameter))
      .map((parameter) => ({
        at: `${key} ${textAt(parameter, "in")}:${textAt(parameter, "name")}`,
        schema: objectAt(parameter, "schema"),
      }));
    return [body, ...answers, ...parameters];
  });
  return found.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** What a reference to a shared parameter, body or answer leads to. */
function shared(document: JsonObject, object: JsonObject): JsonObject {
  const reference = textAt(object, "$ref");
  const target = reference === undefined ? object : resolvePointer(document, reference);
  return isObject(target) ? target : {};
}

function schemaOf(message: JsonObject): JsonObject {
  const content = objectAt(message, "content");
  const type = "application/json" in content ? "application/json" : (Object.keys(content).sort()[0] ?? "");
  return objectAt(objectAt(content, type), "schema");
}
