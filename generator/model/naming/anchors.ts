import { isObject, pointerKey, pointerStep, type Json } from "../json.js";
import { referencedName, type SchemaGraph } from "./schema-graph.js";

/**
 * Where a schema stands, told without the name of any schema: an entrance, and the way from there, such as
 * `GET /instances 200/properties/instances/items`. The anchor outlives a rename upstream.
 */
export type Anchor = string;

/** The first and shortest anchor of every schema that an entrance leads to. */
export function anchorsOf({ schemas, entrances }: SchemaGraph): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const queue = entrances.map(({ at, schema }) => ({ at, schema }));
  for (const { at, schema } of queue) {
    for (const { way, member } of withMembers(schema)) {
      const name = referencedName(member);
      if (name === undefined || anchors.has(name)) continue;
      const anchor = at + way;
      anchors.set(name, anchor);
      const target = schemas[name];
      if (isObject(target)) queue.push({ at: anchor, schema: target });
    }
  }
  return anchors;
}

/** The name of the schema an anchor leads to, if it still leads to a named one. */
export function followAnchor({ schemas, entrances }: SchemaGraph, anchor: Anchor): string | undefined {
  const entrance = entrances.find(({ at }) => anchor === at || anchor.startsWith(`${at}/`));
  if (entrance === undefined) return undefined;
  const steps = anchor.slice(entrance.at.length).split("/").slice(1).map(pointerKey);
  const end = steps.reduce<Json | undefined>((value, step) => {
    const name = referencedName(value);
    const target = name === undefined ? value : schemas[name];
    if (Array.isArray(target)) return target[Number(step)];
    return isObject(target) ? target[step] : undefined;
  }, entrance.schema);
  return referencedName(end);
}

/** A schema and everything inside it short of a reference's target. */
function withMembers(schema: Json, way = ""): { way: string; member: Json }[] {
  const inner = Array.isArray(schema)
    ? schema.map((member: Json, index) => [String(index), member] as const)
    : isObject(schema)
      ? Object.entries(schema).sort(([one], [other]) => (one < other ? -1 : 1))
      : [];
  return [
    { way, member: schema },
    ...inner.flatMap(([key, member]) => withMembers(member, `${way}/${pointerStep(key)}`)),
  ];
}
