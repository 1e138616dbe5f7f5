import { InputError } from "../errors.js";
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../model/json.js";
import type { Code, Dataset, DatasetRequirement, DatasetsContract, DatasetValue } from "../model/contract.js";
import { datasetSchemaName, datasetSchemas } from "../model/dataset-schemas.js";
import { publicTypeNames, renameReference } from "../model/naming/apply-names.js";
import { rewriteSchema } from "../model/openapi-grammar.js";
import { pruneSchemas } from "../model/prune-schemas.js";
import type { PinnedSpec } from "../specs.js";
import { checkReferences } from "./check-references.js";
import { readNames } from "./names.js";
import { applyOverlay } from "./overlay.js";

/** Reads DAN's evidence codes as JSON shapes, so that datasets leave by the same road as any OpenAPI schema. */
export function readEvidenceCodes(spec: PinnedSpec): DatasetsContract {
  const { overlay } = spec;
  const names = readNames("datasets", spec.names, `${spec.id}/names.json`);
  const document =
    overlay === undefined ? spec.document : applyOverlay(spec.document, overlay, `${spec.id}/overlay.yaml`);
  const types = publicTypeNames(names.types);
  const schemas = readSchemas(spec, document, types);
  const datasets = Object.entries(objectAt(document, "datasets")).map(([name, dataset]) => {
    if (!isObject(dataset)) throw new InputError(`${spec.file}: the dataset ${name} is not an object.`);
    const type = names.datasets[name];
    if (type === undefined) throw unnamed(spec, name);
    return readDataset(name, dataset, type, types);
  });
  checkAliases(datasets, spec);
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

/** An alias has the type of another dataset, so it must have its values. */
function checkAliases(datasets: readonly Dataset[], { id }: PinnedSpec): void {
  const valuesOf = ({ values }: Dataset): string =>
    JSON.stringify(values.map(({ name, valueType }) => [name, valueType]));
  for (const alias of datasets.filter(({ aliasOf }) => aliasOf !== undefined)) {
    const first = datasets.find(({ name, aliasOf }) => name === alias.aliasOf && aliasOf === undefined);
    if (first !== undefined && valuesOf(first) === valuesOf(alias)) continue;
    throw new InputError(`${id}/overlay.yaml: ${alias.name} is no alias of ${alias.aliasOf}; their values differ.`);
  }
}

/**
 * The schemas of rich values by public name; they refer to one another by it. What no value leads to is left out: an
 * alias has the types of the dataset it stands for, and an overlay may replace a schema that is wrong.
 */
function readSchemas(
  spec: PinnedSpec,
  document: JsonObject,
  types: ReadonlyMap<string, string>,
): Record<string, JsonObject> {
  const { schemas, entrances, places } = datasetSchemas(document);
  checkReferences({ components: { schemas } }, spec.file);
  const datasets = objectAt(document, "datasets");
  const own = entrances.filter(
    ({ at }) => textAt(objectAt(datasets, places.get(at)!.dataset), "aliasOf") === undefined,
  );
  const used = pruneSchemas({ entrances: own.map(({ schema }) => schema), components: { schemas } });
  const named = Object.entries(objectAt(objectAt(used, "components"), "schemas")).map(
    ([name, schema]): [string, JsonObject] => {
      const type = types.get(name);
      if (type === undefined) throw unnamed(spec, name);
      return [type, rewriteSchema(schema as JsonObject, (_kind, object) => renameReference(object, types))];
    },
  );
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function unnamed({ id }: PinnedSpec, what: string): InputError {
  return new InputError(`${id}/names.json: no name for ${what}. Run "altinnkit pull ${id}" to have one proposed.`);
}

function readDataset(name: string, dataset: JsonObject, type: string, types: ReadonlyMap<string, string>): Dataset {
  const requirements = arrayAt(dataset, "requirements").filter(isObject);
  const scopes = requirements.flatMap((requirement) => arrayAt(requirement, "requiredScopes")).map(String);
  const summary = textAt(dataset, "summary") ?? textAt(dataset, "description");
  const { maxValidDays, timeout } = dataset;
  const aliasOf = textAt(dataset, "aliasOf");
  const sunset = textAt(dataset, "sunset");
  const asynchronous = dataset["isAsynchronous"] === true;
  const consent = requirements.some((requirement) => requirement["type"] === "ConsentRequirement");
  return {
    name,
    type,
    ...(summary === undefined ? {} : { summary }),
    values: arrayAt(dataset, "values")
      .filter(isObject)
      .map((value) => readValue(value, name, types)),
    parameters: arrayAt(dataset, "parameters")
      .filter(isObject)
      .map((parameter) => ({
        name: textAt(parameter, "evidenceParamName") ?? "",
        type: textAt(parameter, "paramType") ?? "string",
        required: parameter["required"] === true,
      })),
    contexts: arrayAt(dataset, "contexts").map(String),
    scopes: [...new Set(scopes)].sort(),
    requirements: requirements.map(readRequirement),
    ...(aliasOf === undefined ? {} : { aliasOf }),
    open: dataset["isPublic"] === true,
    // The service refuses where any of its contexts asks for consent, whichever context the caller is in.
    direct: !asynchronous && !consent,
    asynchronous,
    consent,
    deprecated: dataset["deprecated"] === true,
    ...(sunset === undefined ? {} : { sunset }),
    ...(typeof maxValidDays === "number" ? { maxValidDays } : {}),
    ...(typeof timeout === "number" ? { timeoutSeconds: timeout } : {}),
  };
}

function readRequirement(requirement: JsonObject): DatasetRequirement {
  const contexts = arrayAt(requirement, "appliesToServiceContext").map(String);
  const scopes = arrayAt(requirement, "requiredScopes").map(String);
  return {
    type: textAt(requirement, "type") ?? "",
    ...(contexts.length === 0 ? {} : { contexts }),
    ...(requirement["failureAction"] === 1 ? { skips: true } : {}),
    ...(scopes.length === 0 ? {} : { scopes }),
  };
}

function readValue(value: JsonObject, dataset: string, types: ReadonlyMap<string, string>): DatasetValue {
  const name = textAt(value, "evidenceValueName") ?? "";
  const valueType = textAt(value, "valueType") ?? "";
  const schema = isObject(value["jsonSchema"]) ? types.get(datasetSchemaName({ dataset, value: name })) : undefined;
  const description = textAt(value, "description");
  return {
    name,
    valueType,
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { schema }),
  };
}

function codesOf(document: JsonObject, key: string, namesKey: string): Code[] {
  const names = objectAt(document, namesKey);
  return arrayAt(document, key)
    .filter((code) => typeof code === "number")
    .map((code) => ({ code, name: textAt(names, String(code)) ?? `Code${code}` }));
}
