import { isObject, objectAt, textAt, type Json, type JsonObject } from "./json.js";
import { referencedName } from "./naming/schema-graph.js";

/** Leaves out the schemas that nothing in a document leads to. */
export function pruneSchemas(document: JsonObject): JsonObject {
  const { components, ...rest } = document;
  const { schemas, ...others } = isObject(components) ? components : {};
  const all = isObject(schemas) ? schemas : {};
  const reached = new Set<string>();
  const queue: Json[] = [rest, others];
  for (const value of queue) {
    if (Array.isArray(value)) queue.push(...(value as Json[]));
    if (!isObject(value)) continue;
    for (const name of [referencedName(value), ...mapped(value)]) {
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      if (all[name] !== undefined) queue.push(all[name]);
    }
    queue.push(...Object.values(value));
  }
  const kept = Object.entries(all).filter(([name]) => reached.has(name));
  return { ...rest, components: { ...others, schemas: Object.fromEntries(kept) } };
}

/** A discriminator leads to schemas as a reference does. */
function mapped(schema: JsonObject): (string | undefined)[] {
  const mapping = objectAt(objectAt(schema, "discriminator"), "mapping");
  return Object.keys(mapping).map((value) => referencedName({ $ref: textAt(mapping, value) ?? "" }));
}
