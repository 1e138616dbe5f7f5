import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { typeIdentifier } from "./words.js";

/** Public names of datasets and of the schemas of their rich values. */
export interface DatasetNames {
  /** Dataset → type name. */
  readonly datasets: Readonly<Record<string, string>>;
  /** {@link schemaKey} → type name. */
  readonly types: Readonly<Record<string, string>>;
}

/** The key of a rich value's schema, or of one of its definitions. */
export function schemaKey(dataset: string, value: string, definition?: string): string {
  return definition === undefined ? `${dataset}/${value}` : `${dataset}/${value}#${definition}`;
}

/** Names what is new in a dataset list; pinned names stay, those of vanished datasets included. */
export function nameDatasets(document: JsonObject, pinned: Partial<DatasetNames>): DatasetNames {
  const datasets: Record<string, string> = { ...pinned.datasets };
  const types: Record<string, string> = { ...pinned.types };
  const taken = new Set([...Object.values(datasets), ...Object.values(types)]);
  const give = (names: Record<string, string>, key: string, proposals: readonly string[]): void => {
    if (Object.hasOwn(names, key)) return;
    const name = proposals.find((proposal) => !taken.has(proposal)) ?? `${proposals.at(-1)!}Schema`;
    names[key] = name;
    taken.add(name);
  };

  const entries = Object.entries(objectAt(document, "datasets"));
  for (const [dataset] of entries) give(datasets, dataset, [typeIdentifier(dataset)]);
  for (const [dataset, entry] of entries) {
    const type = datasets[dataset]!;
    taken.add(`${type}Parameters`);
    for (const value of arrayAt(isObject(entry) ? entry : undefined, "values").filter(isObject)) {
      if (!isObject(value["jsonSchema"])) continue;
      const name = textAt(value, "evidenceValueName") ?? "";
      const valueType = name === "default" ? `${type}Data` : type + typeIdentifier(name);
      give(types, schemaKey(dataset, name), [valueType, `${valueType}Data`]);
      for (const definition of Object.keys(objectAt(value["jsonSchema"], "definitions"))) {
        const inner = typeIdentifier(definition);
        give(types, schemaKey(dataset, name, definition), [type + inner, valueType + inner]);
      }
    }
  }
  return { datasets, types };
}
