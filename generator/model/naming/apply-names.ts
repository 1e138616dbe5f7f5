import { isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { operationKey } from "../operation-shape.js";
import { httpMethods, rewrite } from "../openapi-grammar.js";
import type { Names } from "./names.js";
import type { TypeNames } from "./name-types.js";
import { referencedName, schemaReference } from "./schema-graph.js";

/** The document under its public names: `operationId` is `group.name`, schemas and references carry their types' names. */
export function applyNames(document: JsonObject, names: Names): JsonObject {
  const publicNames = publicTypeNames(names.types);
  const renamed = rewrite(document, (kind, object) =>
    kind === "schema" ? renameReference(object, publicNames) : object,
  );
  const components = objectAt(renamed, "components");
  const schemas = Object.entries(objectAt(components, "schemas"));
  const paths = Object.entries(objectAt(renamed, "paths"));
  return {
    ...renamed,
    components: {
      ...components,
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [publicNames.get(name) ?? name, schema])),
    },
    paths: Object.fromEntries(paths.map(([path, item]) => [path, isObject(item) ? identify(path, item, names) : item])),
  };
}

/** Public names by what upstream calls the schemas. */
export function publicTypeNames(types: TypeNames): ReadonlyMap<string, string> {
  return new Map(Object.entries(types).map(([name, { upstream }]) => [upstream, name]));
}

/** A schema whose own reference, and those of its discriminator, go by public names. */
export function renameReference(schema: JsonObject, publicNames: ReadonlyMap<string, string>): JsonObject {
  const { $ref: reference, discriminator } = schema;
  const renamed = typeof reference === "string" ? { ...schema, $ref: rename(reference, publicNames) } : schema;
  if (!isObject(discriminator) || !isObject(discriminator["mapping"])) return renamed;
  const mapping = Object.entries(discriminator["mapping"]).map(([value, target]) => [
    value,
    typeof target === "string" ? rename(target, publicNames) : target,
  ]);
  return { ...renamed, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
}

function rename(reference: string, publicNames: ReadonlyMap<string, string>): string {
  const name = referencedName({ $ref: reference });
  const publicName = name === undefined ? undefined : publicNames.get(name);
  return publicName === undefined ? reference : schemaReference(publicName);
}

function identify(path: string, item: JsonObject, names: Names): JsonObject {
  const members = Object.entries(item).map(([key, member]) => {
    if (!httpMethods.includes(key) || !isObject(member)) return [key, member];
    const name = names.operations[operationKey(key, path)] ?? textAt(member, "operationId");
    return [key, name === undefined ? member : { ...member, operationId: name }];
  });
  return Object.fromEntries(members);
}
