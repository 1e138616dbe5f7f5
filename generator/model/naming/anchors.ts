import { arrayAt, isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../json.js";
import { operationKey, operationsOf } from "../operation-shape.js";

/**
 * Where a schema stands in an API, told without the name of any schema: an operation, what it sends or answers, and the
 * way from there, such as `GET /instances 200/properties/instances/items`. The anchor outlives a rename upstream.
 */
export type Anchor = string;

const schemaPrefix = "#/components/schemas/";

/** The first and shortest anchor of every schema that an operation leads to. */
export function anchorsOf(document: JsonObject): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const queue = entrances(document).map(({ at, schema }) => ({ at, schema }));
  for (const { at, schema } of queue) {
    for (const { step, member } of withMembers(schema)) {
      const name = referencedName(member);
      if (name === undefined || anchors.has(name)) continue;
      const anchor = at + step;
      anchors.set(name, anchor);
      const target = objectAt(objectAt(document, "components"), "schemas")[name];
      if (isObject(target)) queue.push({ at: anchor, schema: target });
    }
  }
  return anchors;
}

/** The name of the schema an anchor leads to, if it still leads to a named one. */
export function followAnchor(document: JsonObject, anchor: Anchor): string | undefined {
  const entrance = entrances(document).find(({ at }) => anchor === at || anchor.startsWith(`${at}/`));
  if (entrance === undefined) return undefined;
  const steps = anchor.slice(entrance.at.length).split("/").slice(1);
  const end = steps.reduce<Json | undefined>((value, step) => {
    const name = referencedName(value);
    const target = name === undefined ? value : objectAt(objectAt(document, "components"), "schemas")[name];
    if (Array.isArray(target)) return target[Number(step)];
    return isObject(target) ? target[step] : undefined;
  }, entrance.schema);
  return referencedName(end);
}

/** The schemas that stand in operations themselves, in a fixed order. */
function entrances(document: JsonObject): { at: Anchor; schema: JsonObject }[] {
  const found = operationsOf(document).flatMap(({ method, path, operation }) => {
    const key = operationKey(method, path);
    const body = { at: `${key} body`, schema: schemaOf(shared(document, objectAt(operation, "requestBody"))) };
    const answers = Object.entries(objectAt(operation, "responses")).map(([status, response]) => ({
      at: `${key} ${status}`,
      schema: isObject(response) ? schemaOf(shared(document, response)) : {},
    }));
    const parameters = arrayAt(operation, "parameters")
      .filter(isObject)
      .map((parameter) => shared(document, parameter))
      .map((parameter) => ({
        at: `${key} ${textAt(parameter, "in")}:${textAt(parameter, "name")}`,
        schema: objectAt(parameter, "schema"),
      }));
    return [body, ...answers, ...parameters];
  });
  return found.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** What a reference to a shared parameter, body or answer leads to. */
function shared(document: JsonObject, object: JsonObject): JsonObject {
  const reference = textAt(object, "$ref");
  const target = reference === undefined ? object : resolvePointer(document, reference);
  return isObject(target) ? target : {};
}

function schemaOf(message: JsonObject): JsonObject {
  const content = objectAt(message, "content");
  const type = "application/json" in content ? "application/json" : (Object.keys(content).sort()[0] ?? "");
  return objectAt(objectAt(content, type), "schema");
}

/** A schema and everything inside it short of a reference's target. */
function withMembers(schema: Json, step = ""): { step: string; member: Json }[] {
  const inner = Array.isArray(schema)
    ? schema.map((member: Json, index) => [String(index), member] as const)
    : isObject(schema)
      ? Object.entries(schema).sort(([one], [other]) => (one < other ? -1 : 1))
      : [];
  return [{ step, member: schema }, ...inner.flatMap(([key, member]) => withMembers(member, `${step}/${key}`))];
}

function referencedName(value: Json | undefined): string | undefined {
  const reference = isObject(value) ? textAt(value, "$ref") : undefined;
  return reference?.startsWith(schemaPrefix) ? reference.slice(schemaPrefix.length) : undefined;
}
