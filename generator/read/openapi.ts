import { InputError } from "../errors.js";
import { arrayAt, isObject, objectAt, resolvePointer, sortKeys, textAt, type JsonObject } from "../model/json.js";
import type { ApiContract, Message, Operation, Parameter } from "../model/contract.js";
import { pruneSchemas } from "../model/prune-schemas.js";
import { operationKey, operationsOf } from "../model/operation-shape.js";
import { applyNames } from "../model/naming/apply-names.js";
import { rewrite } from "../model/openapi-grammar.js";
import type { Names } from "../model/naming/names.js";
import { distribute } from "../model/scopes.js";
import type { PinnedSpec } from "../specs.js";
import { checkReferences } from "./check-references.js";
import { checkShape } from "./check-shape.js";
import { readContentParameters } from "./content-parameters.js";
import { readNames } from "./names.js";
import { readPaging } from "./paging.js";
import { readRelations } from "./relations.js";
import { applyOverlay } from "./overlay.js";
import { withXmlTwin } from "./xml-twin.js";

/** Reads a pinned OpenAPI document as a contract: public names first, then the overlay, which speaks of public names. */
export function readOpenApi(spec: PinnedSpec): ApiContract {
  checkShape(spec.document, spec.file);
  const names = readNames("operations", spec.names, `${spec.id}/names.json`);
  requireNames(spec, names);
  // Sorted anew: what a public name stands for may be called anything upstream.
  const named = sortKeys(applyNames(spec.document, names));
  const corrected = spec.overlay === undefined ? named : applyOverlay(named, spec.overlay, `${spec.id}/overlay.yaml`);
  checkReferences(corrected, spec.file);
  const document = pruneSchemas(readContentParameters(inlineShared(corrected)));
  const info = objectAt(document, "info");
  const relations = readRelations(document, spec.id);
  return {
    kind: "api",
    id: spec.id,
    spec: spec.file,
    title: textAt(info, "title") ?? spec.id,
    version: /\/(v\d+)$/.exec(spec.id)?.[1] ?? textAt(info, "version") ?? "",
    document,
    operations: operationsOf(document).flatMap((found) =>
      withXmlTwin(readOperation(found, document, spec.id), found.operation),
    ),
    servers: serversOf(document),
    auth: { token: "none", ...objectAt(document, "x-auth") },
    ...(relations === undefined ? {} : { relations }),
    ...(isObject(document["x-limits"]) ? { limits: document["x-limits"] } : {}),
    ...(document["x-passing-codes"] === undefined
      ? {}
      : { passingCodes: arrayAt(document, "x-passing-codes").map(Number) }),
  };
}

/** Only schemas keep names of their own; parameters, bodies, answers and headers stand where they are used. */
function inlineShared(document: JsonObject): JsonObject {
  const { schemas, securitySchemes } = objectAt(document, "components");
  const inlined = rewrite(document, (kind, object) => (kind === "schema" ? object : resolved(document, object)));
  const components = {
    ...(schemas === undefined ? {} : { schemas }),
    ...(securitySchemes === undefined ? {} : { securitySchemes }),
  };
  return { ...inlined, components };
}

function requireNames({ id, document }: PinnedSpec, names: Names): void {
  const unnamed = operationsOf(document).find(
    ({ method, path }) => names.operations[operationKey(method, path)] === undefined,
  );
  if (unnamed === undefined) return;
  const key = operationKey(unnamed.method, unnamed.path);
  throw new InputError(`${id}/names.json: no name for ${key}. Run "altinnkit pull ${id}" to have one proposed.`);
}

function serversOf(document: JsonObject): Record<string, string> {
  const servers = arrayAt(document, "servers").filter(isObject);
  return Object.fromEntries(
    servers.map((server) => [textAt(server, "x-environment") ?? "custom", textAt(server, "url") ?? ""]),
  );
}

function readOperation(
  { method, path, operation, item }: ReturnType<typeof operationsOf>[number],
  document: JsonObject,
  id: string,
): Operation {
  const [group = "", name = ""] = (textAt(operation, "operationId") ?? "").split(".");
  const summary = textAt(operation, "summary");
  const { "x-idempotent": idempotent, "x-origin": origin } = operation;
  const apiKey = textAt(operation, "x-api-key");
  const body = objectAt(operation, "requestBody");
  const parameters = [...arrayAt(item, "parameters"), ...arrayAt(operation, "parameters")].filter(isObject);
  const answers = Object.entries(objectAt(operation, "responses"))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([status, response]) => ({ status, ...messageOf(isObject(response) ? response : {}) }));
  const paging = readPaging({ operation, parameters, answers, document, place: `${id}: ${method} ${path}` });
  return {
    group,
    name,
    method,
    path,
    ...(summary === undefined ? {} : { summary }),
    deprecated: operation["deprecated"] === true,
    scopes: distribute(arrayAt(operation, "x-altinn-scopes").map((policy) => [policy].flat().map(String))),
    ...(origin === "derived" || origin === "documentation" ? { origin } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(typeof idempotent === "boolean" ? { idempotent } : {}),
    ...(paging === undefined ? {} : { paging }),
    parameters: parameters.flatMap((parameter) => {
      const place = textAt(parameter, "in");
      if (place !== "path" && place !== "query" && place !== "header") return [];
      const style = styleOf(parameter);
      const name = textAt(parameter, "name") ?? "";
      return [{ in: place, name, required: parameter["required"] === true, ...(style === undefined ? {} : { style }) }];
    }),
    ...(Object.keys(body).length === 0 ? {} : { body: bodyOf(body) }),
    ...acceptOf(answers),
    answers,
  };
}

/** JSON under a media type of its own is asked for by that name. */
function acceptOf(answers: Operation["answers"]): Pick<Operation, "accept"> {
  const accept = answers.find(
    ({ status, mediaType }) => status.startsWith("2") && mediaType?.endsWith("+json"),
  )?.mediaType;
  return accept === undefined ? {} : { accept };
}

function bodyOf(body: JsonObject): NonNullable<Operation["body"]> {
  const sized = body["x-content-length"] === "required";
  return { ...messageOf(body), required: body["required"] === true, ...(sized ? { sized } : {}) };
}

function styleOf(parameter: JsonObject): Parameter["style"] {
  if (parameter["in"] !== "query") return undefined;
  if (parameter["x-json"] === true) return "json";
  if (parameter["style"] === "deepObject") return "deepObject";
  return parameter["explode"] === false && (parameter["style"] ?? "form") === "form" ? "comma" : undefined;
}

function resolved(document: JsonObject, object: JsonObject): JsonObject {
  const reference = textAt(object, "$ref");
  if (reference === undefined) return object;
  const target = resolvePointer(document, reference);
  return isObject(target) ? resolved(document, target) : {};
}

function messageOf(holder: JsonObject): Message {
  const content = objectAt(holder, "content");
  const mediaTypes = Object.keys(content).sort();
  const mediaType = mediaTypes.find((type) => type === "application/json") ?? mediaTypes[0];
  if (mediaType === undefined) return { binary: false };
  const schema = objectAt(objectAt(content, mediaType), "schema");
  const multipart = mediaType !== "multipart/form-data" && mediaTypes.includes("multipart/form-data");
  const binary = schema["format"] === "binary";
  // Of several, the bytes themselves tell which.
  const one = binary && mediaTypes.length > 1 ? "*/*" : mediaType;
  return { mediaType: one, schema, binary, ...(multipart ? { multipart } : {}) };
}
