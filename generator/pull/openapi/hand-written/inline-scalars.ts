import { isObject, objectAt, type JsonObject } from "../../../model/json.js";
import { referencedName } from "../../../model/naming/schema-graph.js";
import { rewrite } from "../../../model/openapi-grammar.js";

/** Says a text or a number where it stands: a name for each tells a reader less than its type. */
export function inlineScalars(document: JsonObject): JsonObject {
  const components = objectAt(document, "components");
  const schemas = Object.entries(objectAt(components, "schemas"));
  const scalars = new Map(schemas.filter(([, schema]) => isObject(schema) && isScalar(schema)));
  const inlined = rewrite({ ...document, components }, (kind, object) => {
    const scalar = kind === "schema" ? scalars.get(referencedName(object) ?? "") : undefined;
    return isObject(scalar) ? scalar : object;
  });
  const kept = Object.entries(objectAt(objectAt(inlined, "components"), "schemas")).filter(
    ([name]) => !scalars.has(name),
  );
  return { ...inlined, components: { ...objectAt(inlined, "components"), schemas: Object.fromEntries(kept) } };
}

function isScalar({ type, ...schema }: JsonObject): boolean {
  return typeof type === "string" && !["array", "object"].includes(type) && !("enum" in schema);
}
