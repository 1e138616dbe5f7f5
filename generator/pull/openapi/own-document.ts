import { arrayAt, isObject, objectAt, sameJson, type Json, type JsonObject } from "../../model/json.js";
import { schemaReference } from "../../model/naming/schema-graph.js";
import { operationsOf } from "../../model/operation-shape.js";
import { rewrite } from "../../model/openapi-grammar.js";

/**
 * Repairs what an app says of itself: the library every app is built on writes its document, and with the same faults.
 * An app is built on a version of its own, so each repair does nothing where its fault is not.
 */
export function repairOwnDocument(document: JsonObject): JsonObject {
  const media = rewrite(document, (kind, object) => {
    const content = object["content"];
    if ((kind !== "requestBody" && kind !== "response") || !isObject(content)) return object;
    return { ...object, content: Object.fromEntries(Object.entries(content).flatMap(repairMedia)) };
  });
  const named = nameProblem(media);
  const paths: Record<string, Json> = { ...objectAt(named, "paths") };
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  for (const { method, path, operation } of operationsOf(named)) {
    const whole = { ...operation, ...knownOf(method, path, operation, schemas) };
    paths[path] = { ...objectAt(paths, path), [method.toLowerCase()]: whole };
  }
  return withSchemas({ ...named, paths }, "DataElement" in schemas ? { CalculationResult: calculationResult } : {});
}

function repairMedia([type, media]: [string, Json]): [string, Json][] {
  // It stands for a request without a body, which nothing else tells from one with it.
  if (type === "empty") return [];
  // The framework's formatter takes and gives JSON by either name.
  if (type === "text/json") return [["application/json", media]];
  if (!isObject(media)) return [[type, media]];
  // An attachment, of any kind its data type allows.
  const { type: kind, format } = objectAt(media, "schema");
  const isAttachment = media["schema"] === undefined || (kind === undefined && format === "binary");
  if (isAttachment) return [[type, { ...media, schema: { type: "string", format: "binary" } }]];
  return [[type, type === "application/xml" && format === "binary" ? { ...media, schema: { type: "string" } } : media]];
}

/** A problem stands written out in a shared answer, where it has no name for a type. */
function nameProblem(document: JsonObject): JsonObject {
  const type = "application/problem+json";
  const shared = objectAt(objectAt(objectAt(document, "components"), "responses"), "ProblemDetails");
  const problem = objectAt(objectAt(objectAt(shared, "content"), type), "schema");
  if (!("properties" in problem)) return document;
  const named = rewrite(document, (kind, object) =>
    kind === "mediaType" && sameJson(object["schema"] ?? null, problem)
      ? { ...object, schema: { $ref: schemaReference("ProblemDetails") } }
      : object,
  );
  return withSchemas(named, { ProblemDetails: problem });
}

function withSchemas(document: JsonObject, added: JsonObject): JsonObject {
  const components = objectAt(document, "components");
  return { ...document, components: { ...components, schemas: { ...added, ...objectAt(components, "schemas") } } };
}

const scopes = {
  read: ["altinn:serviceowner/instances.read", "altinn:instances.read", "altinn:portal/enduser"],
  write: ["altinn:serviceowner/instances.write", "altinn:instances.write", "altinn:portal/enduser"],
};

/** What the document does not say, and the library's source does. */
function knownOf(method: string, path: string, operation: JsonObject, schemas: JsonObject): JsonObject {
  if (!path.startsWith("/instances")) return {};
  const [tag = ""] = arrayAt(operation, "tags").map(String);
  const isForm = tag.startsWith("FormData ");
  return {
    // The app reads and writes the instance in Storage on the caller's behalf.
    "x-altinn-scopes": [method === "GET" ? scopes.read : scopes.write],
    // Each call moves the instance one step on.
    ...(path.endsWith("/process/next") ? { "x-idempotent": false } : {}),
    ...(isForm ? { "x-xml": true } : {}),
    ...(method === "POST" && path === "/instances" ? { parameters: withOwner(operation) } : {}),
    ...(method === "PUT" && isForm && "DataElement" in schemas
      ? { responses: answering(operation, ["200", "201"], "CalculationResult") }
      : {}),
    // An app without form data does not describe the answer.
    ...(method === "POST" && tag.startsWith("FileData ") && "DataPostResponse" in schemas
      ? { responses: answering(operation, ["201"], "DataPostResponse") }
      : {}),
  };
}

/** The owner is named in the query where the body does not, not in the path. */
function withOwner(operation: JsonObject): readonly Json[] {
  const name = "instanceOwnerPartyId";
  const parameters = arrayAt(operation, "parameters");
  const isThere = parameters.some((one) => isObject(one) && one["name"] === name && one["in"] === "query");
  return isThere ? parameters : [...parameters, { name, in: "query", schema: { type: "integer" } }];
}

/** The element after an update, and the fields the app changed where it changed any. */
const calculationResult = {
  allOf: [
    { $ref: schemaReference("DataElement") },
    { type: "object", properties: { changedFields: { type: "object", additionalProperties: {} } } },
  ],
};

function answering(operation: JsonObject, statuses: readonly string[], schema: string): JsonObject {
  const responses = objectAt(operation, "responses");
  const content = { "application/json": { schema: { $ref: schemaReference(schema) } } };
  const answers = statuses.map((status) => [status, { description: "", content, ...objectAt(responses, status) }]);
  return { ...responses, ...(Object.fromEntries(answers) as JsonObject) };
}
