import type { SourceFileStructure } from "ts-morph";
import { codesFile } from "../../templates/codes.js";
import { datasetsIndex } from "../../templates/datasets-index.js";
import { datasetTypes, type DatasetView } from "../../templates/dataset-types.js";
import type { Dataset, DatasetsContract } from "../model/contract.js";
import { valueIdentifier } from "../model/naming/words.js";
import { layout } from "./layout.js";
import { openEnumerations } from "./open-enumerations.js";
import { openApiTypes } from "./openapi-types.js";

/** TypeScript for a value as it stands in the envelope. `jsonSchema` is named by its schema, where there is one. */
const valueTypes: Readonly<Record<string, string>> = {
  boolean: "boolean",
  number: "number",
  string: "string",
  dateTime: "Moment",
  uri: "string",
  amount: "Amount",
  attachment: "Attachment",
  binary: "Uint8Array<ArrayBuffer>",
};

const parameterTypes: Readonly<Record<string, string>> = {
  boolean: "boolean",
  number: "number | string",
  dateTime: "string | Date",
  string: "string",
  attachment: "string",
  uri: "string",
};

/** The files of DAN's datasets: types, descriptors and codes. */
export async function emitDatasets(
  contract: DatasetsContract,
): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  const document = {
    openapi: "3.1.0",
    info: { title: contract.title, version: "" },
    paths: {},
    components: { schemas: contract.schemas },
  };
  const types = await openApiTypes(openEnumerations(document, new Set(Object.keys(contract.schemas))));
  const datasets = contract.datasets.map((dataset) => viewOf(dataset, contract.datasets));
  const schemas = contract.datasets
    .filter(({ aliasOf }) => aliasOf === undefined)
    .flatMap(({ values }) => values.flatMap(({ schema }) => schema ?? []));
  return new Map<string, SourceFileStructure | string>([
    [layout.datasets.schemas, types.schemas],
    [layout.datasets.datasets, datasetTypes(datasets, [...new Set(schemas)].sort())],
    [layout.datasets.codes, codesFile(contract.statusCodes, contract.errorCodes)],
    [layout.datasets.index, datasetsIndex(contract.title, datasets)],
  ]);
}

function viewOf(dataset: Dataset, all: readonly Dataset[]): DatasetView {
  const first = dataset.aliasOf ?? dataset.name;
  const sameAs = all.find(({ name }) => name === dataset.aliasOf)?.type;
  return {
    dataset,
    constant: valueIdentifier(dataset.type),
    aliases: all
      .filter((other) => other !== dataset && (other.aliasOf ?? other.name) === first)
      .map(({ name }) => name),
    ...(sameAs === undefined ? {} : { sameAs }),
    values: dataset.values.map(({ schema, valueType, ...value }) => ({ ...value, type: typeOf(valueType, schema) })),
    parameters: dataset.parameters.map(({ name, type, required }) => ({
      name,
      type: parameterTypes[type] ?? "string",
      required,
    })),
  };
}

function typeOf(valueType: string, schema: string | undefined): string {
  return schema ?? valueTypes[valueType] ?? "unknown";
}
