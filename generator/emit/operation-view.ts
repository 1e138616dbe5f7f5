import type { OperationView, RequestPart } from "../../templates/api-index.js";
import type { Operation, Parameter } from "../model/contract.js";
import { pascalCase, words } from "../model/naming/words.js";
import { answerType, bodyType, isJson, refusalTypes, union, writerOf } from "./message-types.js";
import { pagesOf } from "./paging.js";
import type { OpenApiTypes } from "./openapi-types.js";

/**
 * What a template shows of an operation.
 *
 * @param refusal - The type of whatever any operation is refused with, where that is one.
 */
export function operationView(operation: Operation, types: OpenApiTypes, refusal?: string): OperationView {
  const {
    group,
    name,
    method,
    path,
    summary,
    deprecated,
    origin,
    apiKey,
    scopes,
    idempotent,
    paging,
    body,
    accept,
    answers,
  } = operation;
  const id = documentId(operation);
  const parts = requestParts(operation, types);
  const successes = answers.filter(({ status }) => status.startsWith("2"));
  const failures = answers.filter(({ status }) => !/^2|^3(?!04)/.test(status));
  const isDownload = successes.some(({ binary, mediaType }) => binary && mediaType !== undefined);
  const spoken = successes.flatMap(({ mediaType }) => mediaType ?? []);
  const isText = spoken.length > 0 && spoken.every((type) => !isJson(type));
  const data = isDownload ? "Download" : union(successes.map((answer) => answerType(id, answer, types)));
  const styles = Object.fromEntries(
    operation.parameters.flatMap(({ name: parameter, style }) => (style === undefined ? [] : [[parameter, style]])),
  );
  return {
    id: `${group}.${name}`,
    name,
    method,
    path,
    summary,
    deprecated,
    ...(origin === undefined ? {} : { origin }),
    ...(apiKey === undefined ? {} : { apiKey }),
    scopes,
    ...(idempotent === undefined ? {} : { idempotent }),
    statuses: answers.map(({ status }) => status),
    ...(parts.length === 0
      ? {}
      : { request: { type: `${pascalCase([...words(group), ...words(name)])}Request`, parts } }),
    ...(body === undefined ? {} : { body: writerOf(body) }),
    ...(Object.keys(styles).length === 0 ? {} : { styles }),
    conditional: operation.parameters.some((parameter) => conditionOf(parameter) !== undefined),
    ...(accept === undefined ? {} : { accept }),
    ...(isDownload ? { answer: "download" as const } : isText ? { answer: "text" as const } : {}),
    data,
    ...(paging === undefined ? {} : { pages: pagesOf(paging, data) }),
    refusals: refusal === undefined ? refusalTypes(id, failures, types) : { byStatus: [], others: refusal },
  };
}

/** What the document calls it. */
function documentId({ group, name, twinOf = name }: Operation): string {
  return `${group}.${twinOf}`;
}

function requestParts(operation: Operation, types: OpenApiTypes): RequestPart[] {
  const { parameters, body } = operation;
  const id = documentId(operation);
  const conditional = parameters.filter((parameter) => conditionOf(parameter) !== undefined);
  const parts: RequestPart[] = (["path", "query", "header"] as const).flatMap((place) => {
    const found = parameters.filter((parameter) => parameter.in === place && !conditional.includes(parameter));
    if (found.length === 0) return [];
    const type = place === "header" ? headerType(id, found, types) : types.typeAt(id, "parameters", place);
    return type === undefined ? [] : [{ name: place, type, required: found.some(({ required }) => required) }];
  });
  parts.push(...conditional.map((parameter) => ({ ...conditionOf(parameter)!, required: parameter.required })));
  if (body !== undefined) parts.push({ name: "body", type: bodyType(id, body, types), required: body.required });
  return parts;
}

/** A condition stands by itself: it is about the request, whatever header carries it. */
function conditionOf({ in: place, name }: Parameter): Omit<RequestPart, "required"> | undefined {
  return place === "header" ? conditions[name.toLowerCase()] : undefined;
}

const conditions: Readonly<Record<string, Omit<RequestPart, "required">>> = {
  "if-match": { name: "ifMatch", type: "string", doc: "Only when it is still the version of this `etag`; else 412." },
  "if-none-match": {
    name: "ifNoneMatch",
    type: "string",
    doc: "Only when it is not the version of this `etag` any more; else 304, or 412 when writing.",
  },
};

function headerType(id: string, parameters: readonly Parameter[], types: OpenApiTypes): string {
  const members = parameters.map(({ name, required }) => {
    const type = types.typeAt(id, "parameters", "header", name) ?? "string";
    return `${JSON.stringify(name)}${required ? "" : "?"}: ${type}`;
  });
  return `{ ${members.join("; ")} }`;
}
