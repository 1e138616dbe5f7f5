import { arrayAt, isObject, objectAt, pointerKey, textAt, type JsonObject } from "./json.js";
import { rewriteSchema } from "./openapi-grammar.js";
import { schemaReference, type SchemaGraph } from "./naming/schema-graph.js";

/** Which schema of a dataset list: the schema of a rich value, or one of that schema's definitions. */
export interface DatasetSchemaPlace {
  readonly dataset: string;
  readonly value: string;
  readonly definition?: string;
}

/** The schemas of a dataset list, each under a name of its own, and the place of each by that name. */
export interface DatasetSchemas extends SchemaGraph {
  readonly places: ReadonlyMap<string, DatasetSchemaPlace>;
}

/** The name of a rich value's schema, or of one of its definitions. */
export function datasetSchemaName({ dataset, value, definition }: DatasetSchemaPlace): string {
  return definition === undefined ? `${dataset}/${value}` : `${dataset}/${value}#${definition}`;
}

/** Draft 4 keeps named schemas in `definitions`; here they stand side by side, as components do. */
export function datasetSchemas(document: JsonObject): DatasetSchemas {
  const places = new Map<string, DatasetSchemaPlace>();
  const schemas: Record<string, JsonObject> = {};
  const add = (place: DatasetSchemaPlace, schema: JsonObject): void => {
    const name = datasetSchemaName(place);
    places.set(name, place);
    schemas[name] = withReferences(schema, place);
  };
  const entrances: { at: string; schema: JsonObject }[] = [];
  for (const [dataset, entry] of Object.entries(objectAt(document, "datasets"))) {
    for (const value of arrayAt(isObject(entry) ? entry : undefined, "values").filter(isObject)) {
      if (!isObject(value["jsonSchema"])) continue;
      const place = { dataset, value: textAt(value, "evidenceValueName") ?? "" };
      const { definitions, ...root } = value["jsonSchema"];
      add(place, root);
      entrances.push({ at: datasetSchemaName(place), schema: { $ref: schemaReference(datasetSchemaName(place)) } });
      for (const [definition, schema] of Object.entries(isObject(definitions) ? definitions : {})) {
        if (isObject(schema)) add({ ...place, definition }, schema);
      }
    }
  }
  return { schemas, entrances, places };
}

function withReferences(schema: JsonObject, { dataset, value }: DatasetSchemaPlace): JsonObject {
  return rewriteSchema(schema, (_kind, object) => {
    const reference = textAt(object, "$ref");
    const definition = /^#\/definitions\/(.+)$/.exec(reference ?? "")?.[1];
    if (reference === "#") return { $ref: schemaReference(datasetSchemaName({ dataset, value })) };
    if (definition === undefined) return object;
    return { $ref: schemaReference(datasetSchemaName({ dataset, value, definition: decoded(definition) })) };
  });
}

function decoded(step: string): string {
  try {
    return pointerKey(decodeURIComponent(step));
  } catch {
    return step;
  }
}
