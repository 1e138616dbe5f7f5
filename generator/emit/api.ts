import type { SourceFileStructure } from "ts-morph";
import { apiIndex, type GroupView, type OperationView, type RequestPart } from "../../templates/api-index.js";
import { apiPaths } from "../../templates/api-paths.js";
import { InputError } from "../errors.js";
import type { ApiContract, Message, Operation } from "../model/contract.js";
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../model/json.js";
import { pascalCase, valueIdentifier, words } from "../model/naming/words.js";
import { layout } from "./layout.js";
import { openApiTypes, referencedTypes, type OpenApiTypes } from "./openapi-types.js";

/** The files of an HTTP API: its schemas, its paths, and its descriptor with the operations by name. */
export async function emitApi(contract: ApiContract): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  const types = await openApiTypes(contract.document);
  const schemas = Object.keys(objectAt(objectAt(contract.document, "components"), "schemas"));
  const groups = groupsOf(contract, types);
  requireDistinct(contract, schemas, groups);
  const view = {
    title: contract.title,
    name: constantOf(contract.id),
    id: contract.id,
    servers: contract.servers,
    version: contract.version,
    auth: contract.auth,
    ...(contract.limits === undefined ? {} : { limits: contract.limits }),
    groups,
    schemas: mentioned(schemas, `type All = [${typesOf(groups).join(", ")}];`),
  };
  return new Map<string, SourceFileStructure | string>([
    [layout.api.schemas, types.schemas],
    [layout.api.paths, apiPaths(types.paths, mentioned(schemas, types.paths))],
    [layout.api.index, apiIndex(view)],
  ]);
}

function groupsOf({ operations }: ApiContract, types: OpenApiTypes): GroupView[] {
  const names = [...new Set(operations.map(({ group }) => group))].sort();
  return names.map((name) => ({
    name,
    type: `${pascalCase(words(name))}Operations`,
    operations: operations
      .filter(({ group }) => group === name)
      .map((operation) => viewOf(operation, types))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }));
}

function viewOf(operation: Operation, types: OpenApiTypes): OperationView {
  const {
    group,
    name,
    method,
    path,
    summary,
    deprecated,
    derived = false,
    scopes,
    idempotent,
    body,
    answers,
  } = operation;
  const id = `${group}.${name}`;
  const parts: RequestPart[] = (["path", "query", "header"] as const).flatMap((place) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    const type = types.typeAt(id, "parameters", place);
    if (parameters.length === 0 || type === undefined) return [];
    return [{ name: place, type, required: parameters.some(({ required }) => required) }];
  });
  if (body !== undefined) parts.push({ name: "body", type: bodyType(id, body, types), required: body.required });
  const successes = answers.filter(({ status }) => status.startsWith("2"));
  const failures = answers.filter(({ status }) => !status.startsWith("2") && !status.startsWith("3"));
  const isDownload = successes.some(({ binary, mediaType }) => binary && mediaType !== undefined);
  const spoken = successes.flatMap(({ mediaType }) => mediaType ?? []);
  const isText = spoken.length > 0 && spoken.every((type) => !isJson(type));
  const styles = Object.fromEntries(
    operation.parameters.flatMap(({ name: parameter, style }) => (style === undefined ? [] : [[parameter, style]])),
  );
  return {
    id,
    name,
    method,
    path,
    summary,
    deprecated,
    derived,
    scopes,
    ...(idempotent === undefined ? {} : { idempotent }),
    statuses: answers.map(({ status }) => status),
    ...(parts.length === 0
      ? {}
      : { request: { type: `${pascalCase([...words(group), ...words(name)])}Request`, parts } }),
    ...(body === undefined ? {} : { body: writerOf(body) }),
    ...(Object.keys(styles).length === 0 ? {} : { styles }),
    ...(isDownload ? { answer: "download" as const } : isText ? { answer: "text" as const } : {}),
    data: isDownload
      ? "Download"
      : union(
          successes.map((answer) => answerType(id, answer, types)),
          "undefined",
        ),
    error: errorType(
      failures.filter(({ mediaType }) => mediaType !== undefined).map((answer) => answerType(id, answer, types)),
    ),
  };
}

/** How a body is written: the name of one of the runtime's writers. */
function writerOf({ binary, sized, mediaType = "" }: NonNullable<Operation["body"]>): string {
  if (binary) return sized ? "sizedUpload" : "upload";
  if (mediaType === "multipart/form-data") return "multipart";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (mediaType === "text/plain") return "plainText";
  return mediaType === "application/json" || !isJson(mediaType) ? "json" : `jsonAs(${JSON.stringify(mediaType)})`;
}

function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType) || mediaType === "*/*";
}

function bodyType(id: string, body: Message, types: OpenApiTypes): string {
  if (body.binary) return "Upload";
  const type = jsonBodyType(id, body, types);
  return body.multipart || body.mediaType === "multipart/form-data" ? `${type} | FormData` : type;
}

function jsonBodyType(id: string, body: Message, types: OpenApiTypes): string {
  return named(body.schema) ?? types.typeAt(id, "requestBody", "content", body.mediaType ?? "") ?? "unknown";
}

function answerType(id: string, answer: Message & { status: string }, types: OpenApiTypes): string {
  if (answer.mediaType === undefined) return "undefined";
  return named(answer.schema) ?? types.typeAt(id, "responses", answer.status, "content", answer.mediaType) ?? "unknown";
}

/** The type of a schema that says no more than a name, a list of it, or one of several. */
function named(schema: JsonObject | undefined): string | undefined {
  const reference = textAt(schema, "$ref");
  if (reference !== undefined) return reference.split("/").at(-1)!;
  if (schema === undefined || Object.keys(schema).length === 0) return "unknown";
  const items = schema["items"];
  const item = schema["type"] === "array" && isObject(items) ? named(items) : undefined;
  if (item !== undefined) return `${item}[]`;
  const members = arrayAt(schema, "oneOf").map((member) => (isObject(member) ? named(member) : undefined));
  return members.length > 0 && !members.includes(undefined) ? members.join(" | ") : undefined;
}

function union(types: readonly string[], none: string): string {
  const distinct = [...new Set(types.flatMap((type) => type.split(" | ")))];
  if (distinct.length === 0) return none;
  return distinct.includes("unknown") ? "unknown" : distinct.join(" | ");
}

/** A refusal that the contract does not tell, or tells as text, is a problem. */
function errorType(types: readonly string[]): string {
  const told = union(types, "AnyProblem").split(" | ");
  const objects = told.map((type) =>
    ["unknown", "string", "number", "boolean", "null"].includes(type) ? "AnyProblem" : type,
  );
  return [...new Set(objects)].join(" | ");
}

function typesOf(groups: readonly GroupView[]): string[] {
  const operations = groups.flatMap((group) => group.operations);
  return operations.flatMap(({ data, error, request }) => [
    data,
    error,
    ...(request?.parts ?? []).map(({ type }) => type),
  ]);
}

function mentioned(schemas: readonly string[], source: string): string[] {
  const names = referencedTypes(source);
  return schemas.filter((schema) => names.has(schema)).sort();
}

function requireDistinct({ id }: ApiContract, schemas: readonly string[], groups: readonly GroupView[]): void {
  const types = groups.flatMap(({ type, operations }) => [
    type,
    ...operations.flatMap(({ request }) => request?.type ?? []),
  ]);
  const names = [...schemas, ...types, "Operations"];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new InputError(`${id}/names.json: two types would be called ${twice}. Give one of them another name there.`);
}

/** `altinn3/dialogporten/enduser/v1` is `dialogportenEnduserV1`; `dan/v1` has no more to be told by. */
function constantOf(id: string): string {
  const segments = id.split("/");
  return valueIdentifier((segments.length > 2 ? segments.slice(1) : segments).join("-"));
}
