import { arrayAt, isObject, objectAt, sameJson, textAt, type Json, type JsonObject } from "../../model/json.js";
import { operationKey, operationsOf } from "../../model/operation-shape.js";

/** Marks all that a document says as worked out, and from what. */
export function markDerived(document: JsonObject, origin: "derived" | "documentation" = "derived"): JsonObject {
  const mark = (member: JsonObject): JsonObject => ({ ...member, "x-origin": origin });
  const { components, paths } = document;
  const schemas = mapObjects(objectAt(isObject(components) ? components : {}, "schemas"), (schema) => ({
    ...schema,
    ...(isObject(schema["properties"]) ? { properties: mapObjects(schema["properties"], mark) } : {}),
    "x-origin": origin,
  }));
  const items = mapObjects(isObject(paths) ? paths : {}, (item) => mapObjects(item, mark));
  return { ...document, components: { ...(isObject(components) ? components : {}), schemas }, paths: items };
}

/**
 * Completes a published document with the marked parts of another: operations, schemas and properties the published one
 * lacks, with the security schemes these name, and the scopes and value names of those it has. What is published stays as it is.
 *
 * @param other - Of {@link markDerived}, or an earlier outcome of this function.
 */
export function complete(published: JsonObject, other: JsonObject): JsonObject {
  const components = objectAt(published, "components");
  const securitySchemes = {
    ...objectAt(objectAt(other, "components"), "securitySchemes"),
    ...objectAt(components, "securitySchemes"),
  };
  const schemas = withSchemas(objectAt(components, "schemas"), objectAt(objectAt(other, "components"), "schemas"));
  return {
    ...published,
    components: { ...components, securitySchemes, schemas },
    paths: withOperations(published, other),
  };
}

/** What an operation asks of its caller. */
const asked = ["x-altinn-scopes", "x-api-key"];

function withOperations(published: JsonObject, other: JsonObject): JsonObject {
  const paths = new Map(Object.entries(objectAt(published, "paths")).filter(hasObject));
  const written = new Map([...paths.keys()].map((path) => [operationKey("", path).toLowerCase(), path]));
  for (const { method, path, operation, item } of operationsOf(other)) {
    const shape = operationKey("", path).toLowerCase();
    const as = written.get(shape) ?? path;
    const known = paths.get(as)?.[method.toLowerCase()];
    if (isObject(known)) {
      const told = asked.filter((fact) => fact in operation && !(fact in known)).map((fact) => [fact, operation[fact]]);
      const whole = { ...known, ...(Object.fromEntries(told) as JsonObject) };
      if (told.length > 0) paths.set(as, { ...paths.get(as), [method.toLowerCase()]: whole });
    } else if (isDerived(operation)) {
      const parameters = renameParameters(
        [...arrayAt(item, "parameters"), ...arrayAt(operation, "parameters")],
        path,
        as,
      );
      paths.set(as, { ...paths.get(as), [method.toLowerCase()]: { ...operation, parameters } });
      written.set(shape, as);
    }
  }
  return Object.fromEntries(paths);
}

/** One path has one name for each of its parameters. */
function renameParameters(parameters: readonly Json[], path: string, as: string): Json[] {
  const [from, to] = [namesIn(path), namesIn(as)];
  return parameters.map((parameter) => {
    if (!isObject(parameter) || parameter["in"] !== "path") return parameter;
    const name = to[from.indexOf(textAt(parameter, "name") ?? "")];
    return name === undefined ? parameter : { ...parameter, name };
  });
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}

function withSchemas(published: JsonObject, other: JsonObject): JsonObject {
  const added = Object.entries(other).flatMap(([name, schema]): [string, Json][] => {
    const known = published[name];
    if (isObject(known) && isObject(schema)) return [[name, withValueNames(withProperties(known, schema), schema)]];
    return known === undefined && isDerived(schema) ? [[name, schema]] : [];
  });
  return { ...published, ...Object.fromEntries(added) };
}

function withProperties(published: JsonObject, other: JsonObject): JsonObject {
  const own = objectAt(published, "properties");
  if (Object.keys(own).length === 0) return published;
  const added = Object.entries(objectAt(other, "properties")).filter(
    ([name, schema]) => !Object.hasOwn(own, name) && isDerived(schema),
  );
  return added.length === 0 ? published : { ...published, properties: { ...own, ...Object.fromEntries(added) } };
}

/** What the source calls the values of an enumeration. */
function withValueNames(published: JsonObject, other: JsonObject): JsonObject {
  const names = other["x-enum-varnames"];
  const { enum: values = null, "x-enum-varnames": own } = published;
  return names !== undefined && own === undefined && sameJson(values, other["enum"] ?? null)
    ? { ...published, "x-enum-varnames": names }
    : published;
}

function mapObjects(object: JsonObject, change: (member: JsonObject) => JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, member]) => [key, isObject(member) ? change(member) : member]);
  return Object.fromEntries(entries) as JsonObject;
}

function hasObject(entry: [string, Json]): entry is [string, JsonObject] {
  return isObject(entry[1]);
}

function isDerived(value: Json): boolean {
  return isObject(value) && value["x-origin"] !== undefined;
}
