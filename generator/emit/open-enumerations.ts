import { arrayAt, isObject, objectAt, pointerKey, textAt, type JsonObject } from "../model/json.js";
import { referencedName } from "../model/naming/schema-graph.js";
import { rewrite, rewriteSchema } from "../model/openapi-grammar.js";

/**
 * Marks with `x-open` every enumeration that answers may hold: a service adds values, and code from before must still
 * compile and still complete the known ones. What is only sent stays closed, and so does what tells types apart.
 *
 * @param answered - Names of the schemas that answers lead to; left out, as the document's operations tell.
 */
export function openEnumerations(
  document: JsonObject,
  answered: ReadonlySet<string> = answeredSchemas(document),
): JsonObject {
  const discriminators = discriminatorsOf(document);
  return rewrite(document, (kind, object, pointer) => {
    if (kind !== "schema" || !isAnswered(pointer, answered)) return object;
    const properties = objectAt(object, "properties");
    const closed = Object.keys(properties).filter((name) => discriminators.has(name) && isObject(properties[name]));
    if (closed.length > 0) {
      const again = closed.map((name) => [name, { ...objectAt(properties, name), "x-open": false }] as const);
      return { ...object, properties: { ...properties, ...Object.fromEntries(again) } };
    }
    // An enumeration of one value is a constant.
    return arrayAt(object, "enum").filter((value) => value !== null).length > 1
      ? { ...object, "x-open": true }
      : object;
  });
}

function isAnswered(pointer: string, answered: ReadonlySet<string>): boolean {
  const [, , section, name = ""] = pointer.split("/");
  if (section === "schemas") return answered.has(pointerKey(name));
  return /^\/paths\/[^/]*\/[a-z]+\/responses\//.test(pointer);
}

/** Names of the schemas that answers lead to. */
function answeredSchemas(document: JsonObject): ReadonlySet<string> {
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  const found = new Set<string>();
  const follow = (schema: JsonObject): void => {
    for (const name of referencesIn(schema)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(objectAt(schemas, name));
    }
  };
  rewrite(document, (kind, object) => {
    if (kind === "response") {
      for (const message of Object.values(objectAt(object, "content")))
        if (isObject(message)) follow(objectAt(message, "schema"));
    }
    return object;
  });
  return found;
}

function referencesIn(schema: JsonObject): string[] {
  const names: string[] = [];
  rewriteSchema(schema, (_kind, object) => {
    const name = referencedName(object);
    if (name !== undefined) names.push(name);
    return object;
  });
  return names;
}

function discriminatorsOf(document: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  rewrite(document, (kind, object) => {
    const name = kind === "schema" ? textAt(objectAt(object, "discriminator"), "propertyName") : undefined;
    if (name !== undefined) names.add(name);
    return object;
  });
  return names;
}
