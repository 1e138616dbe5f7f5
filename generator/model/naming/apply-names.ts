import { isObject, objectAt, textAt, type JsonObject } from "../json.js";
import { operationKey } from "../operation-shape.js";
import { httpMethods, rewrite } from "../openapi-grammar.js";
import type { Names } from "./names.js";

const schemaPrefix = "#/components/schemas/";

/** The document under its public names: `operationId` is `group.name`, schemas and references carry their types' names. */
export function applyNames(document: JsonObject, names: Names): JsonObject {
  const publicNames = new Map(Object.entries(names.types).map(([name, { upstream }]) => [upstream, name]));
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

function renameReference(schema: JsonObject, publicNames: ReadonlyMap<string, string>): JsonObject {
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
  const name = reference.startsWith(schemaPrefix) ? reference.slice(schemaPrefix.length) : undefined;
  const publicName = name === undefined ? undefined : publicNames.get(name);
  return publicName === undefined ? reference : schemaPrefix + publicName;
}

function identify(path: string, item: JsonObject, names: Names): JsonObject {
  const members = Object.entries(item).map(([key, member]) => {
    if (!httpMethods.includes(key) || !isObject(member)) return [key, member];
    const name = names.operations[operationKey(key, path)] ?? textAt(member, "operationId");
    return [key, name === undefined ? member : { ...member, operationId: name }];
  });
  return Object.fromEntries(members);
}
