import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import { arrayAt, isObject, objectAt, textAt, type Json, type JsonObject } from "../../../generator/model/json.js";
import type { Extent, Sampler } from "./samples.js";

/** What a generated method takes. */
export interface SampledRequest {
  readonly path?: JsonObject;
  readonly query?: JsonObject;
  readonly header?: JsonObject;
  readonly body?: unknown;
}

/** A request of an operation, every value of it sampled from the contract. */
export function sampleRequest(
  { document }: ApiContract,
  operation: Operation,
  extent: Extent,
  sampled: Sampler,
): SampledRequest {
  const parameters = parametersOf(document, operation).filter(
    ({ required }) => required === true || extent !== "required",
  );
  const parts = (["path", "query", "header"] as const).flatMap((place) => {
    const values = parameters
      .filter((parameter) => parameter["in"] === place)
      .map((parameter) => [textAt(parameter, "name")!, twice(sampled(objectAt(parameter, "schema")))]);
    return values.length === 0 ? [] : [[place, Object.fromEntries(values) as JsonObject]];
  });
  const { body } = operation;
  const hasBody = body !== undefined && (body.required || extent !== "required");
  return { ...Object.fromEntries(parts), ...(hasBody ? { body: sampleBody(body, sampled) } : {}) };
}

/** A list of one is written as that one is. */
function twice(value: Json): Json {
  return Array.isArray(value) && value.length === 1 ? [...(value as Json[]), ...(value as Json[])] : value;
}

/** The parameters of an operation as OpenAPI has them. */
export function parametersOf(document: JsonObject, { path, method }: Operation): JsonObject[] {
  const item = objectAt(objectAt(document, "paths"), path);
  return [...arrayAt(item, "parameters"), ...arrayAt(objectAt(item, method.toLowerCase()), "parameters")].filter(
    isObject,
  );
}

function sampleBody(body: NonNullable<Operation["body"]>, sampled: Sampler): unknown {
  if (body.binary) {
    const contentType = body.mediaType?.includes("*") === false ? body.mediaType : "application/octet-stream";
    return { content: "content", contentType, fileName: "file.bin" };
  }
  const schema = body.schema ?? {};
  return body.mediaType === "multipart/form-data" ? withFiles(schema, sampled(schema)) : sampled(schema);
}

/** A form's binary members are files. */
function withFiles(schema: JsonObject, value: Json): unknown {
  if (schema["format"] === "binary") return new File(["content"], "file.bin");
  if (Array.isArray(value)) return value.map((item: Json) => withFiles(objectAt(schema, "items"), item));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    withFiles(objectAt(objectAt(schema, "properties"), name), member),
  ]);
  return Object.fromEntries(members) as unknown;
}
