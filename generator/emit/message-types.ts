import type { Refusals } from "../../templates/api-index.js";
import type { Message, Operation } from "../model/contract.js";
import { arrayAt, isObject, textAt, type JsonObject } from "../model/json.js";
import type { OpenApiTypes } from "./openapi-types.js";

type Answer = Operation["answers"][number];

/** How a body is written: the name of one of the runtime's writers. */
export function writerOf({ binary, sized, mediaType = "", schema }: NonNullable<Operation["body"]>): string {
  if (binary) return uploader(sized ? "sizedUpload" : "upload", mediaType);
  if (mediaType === "multipart/form-data") return "multipart";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (mediaType === "text/plain") return "plainText";
  if (schema?.["type"] === "string" && !isJson(mediaType)) return `textAs(${JSON.stringify(mediaType)})`;
  return mediaType === "application/json" || !isJson(mediaType) ? "json" : `jsonAs(${JSON.stringify(mediaType)})`;
}

/** A service that names one media type takes a file under that one alone, whatever is in it. */
function uploader(upload: string, mediaType: string): string {
  return mediaType.includes("*") ? upload : `uploadAs(${JSON.stringify(mediaType)}, ${upload})`;
}

export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType) || mediaType === "*/*";
}

export function bodyType(id: string, body: Message, types: OpenApiTypes): string {
  if (body.binary) return "Upload";
  const type = jsonBodyType(id, body, types);
  return body.multipart || body.mediaType === "multipart/form-data" ? `${type} | FormData` : type;
}

function jsonBodyType(id: string, body: Message, types: OpenApiTypes): string {
  return named(body.schema) ?? types.typeAt(id, "requestBody", "content", body.mediaType ?? "") ?? "unknown";
}

export function answerType(id: string, answer: Answer, types: OpenApiTypes): string {
  if (answer.mediaType === undefined) return "undefined";
  return named(answer.schema) ?? types.typeAt(id, "responses", answer.status, "content", answer.mediaType) ?? "unknown";
}

/** The type of a schema that says no more than a name, a list of it, or one of several. */
export function named(schema: JsonObject | undefined): string | undefined {
  const reference = textAt(schema, "$ref");
  if (reference !== undefined) return reference.split("/").at(-1)!;
  if (schema === undefined || Object.keys(schema).length === 0) return "unknown";
  const items = schema["items"];
  const item = schema["type"] === "array" && isObject(items) ? named(items) : undefined;
  if (item !== undefined) return `${item}[]`;
  const members = arrayAt(schema, "oneOf").map((member) => (isObject(member) ? named(member) : undefined));
  return members.length > 0 && !members.includes(undefined) ? members.join(" | ") : undefined;
}

export function union(types: readonly string[]): string {
  const distinct = [...new Set(types.flatMap((type) => (type.includes("{") ? [type] : type.split(" | "))))];
  if (distinct.length === 0) return "undefined";
  return distinct.includes("unknown") ? "unknown" : distinct.join(" | ");
}

/**
 * What the contract tells of refusals, by status. A refusal it does not tell, or tells as text, is a problem of any kind,
 * which is what a result takes a status for that is not named.
 */
export function refusalTypes(id: string, answers: readonly Answer[], types: OpenApiTypes): Refusals {
  const told = answers.flatMap((answer): [string, string][] => {
    const type = answerType(id, answer, types);
    return plain.includes(type) ? [] : [[answer.status, type]];
  });
  const others = told.find(([status]) => status === "default")?.[1];
  return { byStatus: told.filter(([status]) => status !== "default"), ...(others === undefined ? {} : { others }) };
}

const plain = ["undefined", "unknown", "string", "number", "boolean", "null"];
