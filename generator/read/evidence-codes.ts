import { InputError } from "../errors.js";
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../model/json.js";
import type { Code, Dataset, DatasetsContract, DatasetValue } from "../model/contract.js";
import { nameDatasets, schemaKey, type DatasetNames } from "../model/naming/dataset-names.js";
import { rewriteSchema } from "../model/openapi-grammar.js";
import type { PinnedSpec } from "../specs.js";
import { applyOverlay } from "./overlay.js";

/** Reads DAN's evidence codes as JSON shapes, so that datasets leave by the same road as any OpenAPI schema. */
export function readEvidenceCodes(spec: PinnedSpec): DatasetsContract {
  const { overlay } = spec;
  const names = requireNames(spec);
  const document =
    overlay === undefined ? spec.document : applyOverlay(spec.document, overlay, `${spec.id}/overlay.yaml`);
  const schemas: Record<string, JsonObject> = {};
  const datasets = Object.entries(objectAt(document, "datasets")).map(([name, dataset]) => {
    if (!isObject(dataset)) throw new InputError(`${spec.file}: the dataset ${name} is not an object.`);
    return readDataset(name, dataset, names, schemas);
  });
  return {
    kind: "datasets",
    id: spec.id,
    spec: spec.file,
    title: textAt(document, "title") ?? spec.id,
    version: "",
    datasets,
    schemas,
    statusCodes: codesOf(document, "statusCodes", "x-statusNames"),
    errorCodes: codesOf(document, "errorCodes", "x-errorNames"),
  };
}

/** What a fresh proposal would add is what the pinned names lack. */
function requireNames({ id, document, names }: PinnedSpec): DatasetNames {
  const pinned = { datasets: {}, types: {}, ...(names as unknown as Partial<DatasetNames> | undefined) };
  const wanted = nameDatasets(document, pinned);
  for (const kind of ["datasets", "types"] as const) {
    const unnamed = Object.keys(wanted[kind]).find((key) => !Object.hasOwn(pinned[kind], key));
    if (unnamed === undefined) continue;
    throw new InputError(`${id}/names.json: no name for ${unnamed}. Run "altinnkit pull ${id}" to have one proposed.`);
  }
  return pinned;
}

function readDataset(
  name: string,
  dataset: JsonObject,
  names: DatasetNames,
  schemas: Record<string, JsonObject>,
): Dataset {
  const requirements = arrayAt(dataset, "requirements").filter(isObject);
  const scopes = requirements.flatMap((requirement) => arrayAt(requirement, "requiredScopes")).map(String);
  const summary = textAt(dataset, "summary");
  const { maxValidDays, timeout } = dataset;
  return {
    name,
    type: names.datasets[name]!,
    ...(summary === undefined ? {} : { summary }),
    values: arrayAt(dataset, "values")
      .filter(isObject)
      .map((value) => readValue(value, name, names, schemas)),
    parameters: arrayAt(dataset, "parameters")
      .filter(isObject)
      .map((parameter) => ({
        name: textAt(parameter, "evidenceParamName") ?? "",
        type: textAt(parameter, "paramType") ?? "string",
        required: parameter["required"] === true,
      })),
    contexts: arrayAt(dataset, "contexts").map(String),
    scopes: [...new Set(scopes)].sort(),
    open: dataset["isPublic"] === true,
    asynchronous: dataset["isAsynchronous"] === true,
    consent: requirements.some((requirement) => requirement["type"] === "ConsentRequirement"),
    deprecated: dataset["deprecated"] === true,
    ...(typeof maxValidDays === "number" ? { maxValidDays } : {}),
    ...(typeof timeout === "number" ? { timeoutSeconds: timeout } : {}),
  };
}

function readValue(
  value: JsonObject,
  dataset: string,
  { types }: DatasetNames,
  schemas: Record<string, JsonObject>,
): DatasetValue {
  const name = textAt(value, "evidenceValueName") ?? "";
  const valueType = textAt(value, "valueType") ?? "";
  const { jsonSchema } = value;
  if (!isObject(jsonSchema)) return { name, valueType };
  const { definitions, ...root } = jsonSchema;
  const type = types[schemaKey(dataset, name)]!;
  const named = Object.entries(isObject(definitions) ? definitions : {});
  const targets = new Map(named.map(([key]) => [`#/definitions/${key}`, types[schemaKey(dataset, name, key)]!]));
  for (const [key, definition] of named) {
    if (isObject(definition)) schemas[targets.get(`#/definitions/${key}`)!] = withReferences(definition, targets, type);
  }
  schemas[type] = withReferences(root, targets, type);
  return { name, valueType, schema: type };
}

/** Draft 4 keeps named schemas in `definitions`; here they are components like any other. */
function withReferences(schema: JsonObject, targets: ReadonlyMap<string, string>, root: string): JsonObject {
  return rewriteSchema(schema, (_kind, object) => {
    const reference = textAt(object, "$ref");
    if (reference === undefined) return object;
    const target = reference === "#" ? root : targets.get(decodeURI(reference));
    if (target === undefined)
      throw new InputError(`${root}: the schema refers to ${reference}, which it does not define.`);
    return { $ref: `#/components/schemas/${target}` };
  });
}

function codesOf(document: JsonObject, key: string, namesKey: string): Code[] {
  const names = objectAt(document, namesKey);
  return arrayAt(document, key)
    .filter((code) => typeof code === "number")
    .map((code) => ({ code, name: textAt(names, String(code)) ?? `Code${code}` }));
}
