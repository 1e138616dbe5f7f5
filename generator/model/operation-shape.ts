import { arrayAt, isObject, objectAt, resolvePointer, textAt, type JsonObject } from "./json.js";
import { httpMethods } from "./openapi-grammar.js";

/** What naming needs to know of an operation. Nothing here but the key outlives the first proposal. */
export interface OperationShape {
  /** `GET /instances/{}/{}`: the operation's identity, whatever its parameters are called. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** Path segments, `{}` for a parameter. */
  readonly segments: readonly string[];
  /** Names of the path's parameters, in order. */
  readonly parameters: readonly string[];
  readonly tag: string | undefined;
  readonly operationId: string | undefined;
  /** A successful answer is an array, or an object around one. */
  readonly answersList: boolean;
}

/** The key of an operation: its method and path, parameters unnamed. */
export function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

/** Every operation of a document with its path item, in the document's order. */
export function operationsOf(
  document: JsonObject,
): { method: string; path: string; operation: JsonObject; item: JsonObject }[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      return isObject(operation) && isObject(item) ? [{ method: method.toUpperCase(), path, operation, item }] : [];
    }),
  );
}

/** The shapes of a document's operations. */
export function operationShapes(document: JsonObject): OperationShape[] {
  return operationsOf(document).map(({ method, path, operation }) => ({
    key: operationKey(method, path),
    method,
    path,
    segments: path
      .replaceAll(/\{[^}]*\}/g, "{}")
      .split("/")
      .filter((segment) => segment !== ""),
    parameters: [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!),
    tag: arrayAt(operation, "tags").find((tag) => typeof tag === "string"),
    operationId: textAt(operation, "operationId"),
    answersList: answersList(document, path, operation),
  }));
}

/** A page is an object around one array; a thing with an array in it has an id. */
function answersList(document: JsonObject, path: string, operation: JsonObject): boolean {
  const responses = objectAt(operation, "responses");
  const success = Object.keys(responses).find((status) => status.startsWith("2"));
  const content = objectAt(objectAt(responses, success ?? ""), "content");
  const schema = objectAt(objectAt(content, "application/json"), "schema");
  if (Object.keys(schema).length === 0) return /[^s/}]s$/.test(path);
  const reference = textAt(schema, "$ref");
  const target = reference === undefined ? schema : resolvePointer(document, reference);
  if (!isObject(target)) return false;
  const properties = objectAt(target, "properties");
  return isArray(target) || (!("id" in properties) && Object.values(properties).filter(isArray).length === 1);
}

function isArray(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { type } = schema;
  return type === "array" || (Array.isArray(type) && type.includes("array"));
}
