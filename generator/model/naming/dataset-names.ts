import { datasetSchemas, type DatasetSchemaPlace } from "../dataset-schemas.js";
import { objectAt, type JsonObject } from "../json.js";
import { freeName } from "./free-name.js";
import { nameTypes, type TypeNames } from "./name-types.js";
import { isReservedWord, reservedTypes } from "./reserved.js";
import { typeIdentifier, valueIdentifier } from "./words.js";

/** The public names of a dataset list. A name that was given once stays, whatever upstream renames. */
export interface DatasetNames {
  /** Dataset → type name. */
  readonly datasets: Readonly<Record<string, string>>;
  /** The schemas of rich values. */
  readonly types: TypeNames;
}

/** What the datasets' files import and declare beside the datasets; a constant has its type's name. */
const reserved = new Set([
  ...reservedTypes,
  ..."Amount Attachment ErrorCode ErrorCodes Moment StatusCode StatusCodes".split(" "),
]);

/** No names yet. */
export const noDatasetNames: DatasetNames = { datasets: {}, types: {} };

/**
 * Names what is new in a dataset list; pinned names stay, those of vanished datasets included.
 *
 * @param before - The list as it was when the names were pinned last.
 */
export function nameDatasets(document: JsonObject, pinned: DatasetNames, before?: JsonObject): DatasetNames {
  const { places, ...graph } = datasetSchemas(document);
  const datasets = typeNames(Object.keys(objectAt(document, "datasets")), pinned);
  const own = Object.values(datasets).flatMap((type) => [type, `${type}Parameters`]);
  const types = nameTypes({
    graph,
    before: before && datasetSchemas(before),
    pinned: pinned.types,
    propose: (schema) => proposals(places.get(schema)!, datasets),
    reserved: new Set([...reserved, ...own]),
  });
  return { datasets, types };
}

function typeNames(datasets: readonly string[], pinned: DatasetNames): Record<string, string> {
  const names: Record<string, string> = { ...pinned.datasets };
  const own = (name: string): string[] => [name, `${name}Parameters`];
  const taken = new Set([...reserved, ...Object.values(names).flatMap(own), ...Object.keys(pinned.types)]);
  const has = (name: string): boolean =>
    own(name).some((one) => taken.has(one)) || isReservedWord(valueIdentifier(name));
  for (const dataset of datasets.toSorted()) {
    if (Object.hasOwn(names, dataset)) continue;
    const name = freeName([typeIdentifier(dataset), `${typeIdentifier(dataset)}Dataset`], { has });
    names[dataset] = name;
    for (const type of own(name)) taken.add(type);
  }
  return names;
}

/** A definition is called after its dataset, and after its value too where that is taken. */
function proposals(
  { dataset, value, definition }: DatasetSchemaPlace,
  datasets: Readonly<Record<string, string>>,
): [string, ...string[]] {
  const type = datasets[dataset]!;
  const valueType = value === "default" ? `${type}Data` : type + typeIdentifier(value);
  if (definition === undefined) return [valueType, `${valueType}Data`];
  return [type + typeIdentifier(definition), valueType + typeIdentifier(definition)];
}
