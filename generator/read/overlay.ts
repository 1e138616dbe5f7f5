import { JSONPathEnvironment, type JSONValue } from "json-p3";
import { parseDocument } from "yaml";
import { InputError } from "../errors.js";
import { arrayAt, isObject, objectAt, textAt, type Json, type JsonObject } from "../model/json.js";

/** An overlay no longer fits the document it corrects. */
export class OverlayStaleError extends InputError {
  override readonly name = "OverlayStaleError";
  readonly code = "overlay-stale";

  constructor(
    overlay: string,
    readonly target: string,
    why: string,
  ) {
    super(
      `${overlay}: ${why} at ${target}. ` +
        `If upstream fixed it, delete the entry; if upstream changed it, update "x-expect".`,
    );
  }
}

type Location = readonly (string | number)[];

const jsonPath = new JSONPathEnvironment();

/**
 * Applies an [OpenAPI Overlay 1.0](https://spec.openapis.org/overlay/v1.0.0.html): our summaries and our corrections.
 *
 * Two members are ours. `x-reason` says why a correction is right. `x-expect` says what the fault looks like, `null` for
 * a member that is not there; once the document differs, the entry is stale and the run stops.
 *
 * @param name - The overlay's file, for messages.
 */
export function applyOverlay(document: JsonObject, yaml: string, name: string): JsonObject {
  const overlay = parseYaml(yaml, name);
  if (textAt(overlay, "overlay") === undefined)
    throw new InputError(`${name}: not an overlay; it has no "overlay: 1.0.0".`);
  // Held by another object, so that the root can be a target like any node.
  const holder: Record<string, Json> = { $: structuredClone(document) };
  arrayAt(overlay, "actions").forEach((action, index) => {
    if (!isObject(action)) throw new InputError(`${name}: action ${index + 1} is not an object.`);
    applyAction(holder, action, name);
  });
  return holder["$"] as JsonObject;
}

function parseYaml(yaml: string, name: string): JsonObject {
  const parsed = parseDocument(yaml, { prettyErrors: true });
  const [error] = parsed.errors;
  if (error !== undefined)
    throw new InputError(`${name}:${error.linePos?.[0].line ?? 1}: ${error.message.split("\n")[0]}`);
  const value = parsed.toJS() as Json;
  if (!isObject(value)) throw new InputError(`${name}: an overlay is an object.`);
  return value;
}

function applyAction(holder: Record<string, Json>, action: JsonObject, name: string): void {
  const target = textAt(action, "target");
  if (target === undefined) throw new InputError(`${name}: an action has no "target".`);
  requireReason(action, target, name);
  const locations = locate(holder["$"]!, target, name);
  if (locations.length === 0) throw new OverlayStaleError(name, target, "nothing is there");
  const expected = objectAt(action, "x-expect");
  for (const location of locations) {
    const value = at(holder, location);
    if (!fits(value, expected))
      throw new OverlayStaleError(name, target, `"x-expect" no longer describes what is there`);
    if (action["remove"] === true) remove(holder, location);
    else if (action["update"] !== undefined) put(holder, location, merge(value, action["update"]));
  }
}

/** A summary needs no reason; whatever changes what the contract says does. */
function requireReason(action: JsonObject, target: string, name: string): void {
  const updated = Object.keys(objectAt(action, "update"));
  const summary = action["remove"] !== true && updated.every((key) => key === "summary");
  if (summary || (textAt(action, "x-reason") !== undefined && isObject(action["x-expect"]))) return;
  throw new InputError(`${name}: the correction at ${target} needs "x-reason" and "x-expect".`);
}

function locate(document: Json, target: string, name: string): Location[] {
  try {
    return jsonPath.query(target, document as JSONValue).nodes.map((node) => ["$", ...node.location]);
  } catch (cause) {
    throw new InputError(`${name}: ${target} is not a JSONPath (${(cause as Error).message}).`);
  }
}

function at(document: Json, location: Location): Json {
  return location.reduce<Json>((value, step) => (value as Record<string | number, Json>)[step]!, document);
}

function put(document: Json, location: Location, value: Json): void {
  (at(document, location.slice(0, -1)) as Record<string | number, Json>)[location.at(-1)!] = value;
}

function remove(document: Json, location: Location): void {
  const parent = at(document, location.slice(0, -1));
  const last = location.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string | number, Json>)[last];
}

/** Objects merge, lists grow, all else is replaced (Overlay 1.0, section 4.4.3). */
function merge(value: Json, update: Json): Json {
  if (Array.isArray(value)) return [...value, ...(Array.isArray(update) ? update : [update])];
  if (!isObject(value) || !isObject(update)) return update;
  const merged = Object.entries(update).map(([key, member]) => [
    key,
    Object.hasOwn(value, key) ? merge(value[key]!, member) : member,
  ]);
  return { ...value, ...Object.fromEntries(merged) };
}

function fits(value: Json, expected: Json): boolean {
  if (!isObject(expected)) return JSON.stringify(value) === JSON.stringify(expected);
  return Object.entries(expected).every(([key, wanted]) => {
    const has = isObject(value) && Object.hasOwn(value, key);
    return wanted === null ? !has : has && fits(value[key]!, wanted);
  });
}
