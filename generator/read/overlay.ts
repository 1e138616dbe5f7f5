import { JSONPathEnvironment, type JSONValue } from "json-p3";
import { parseDocument } from "yaml";
import { InputError } from "../errors.js";
import { arrayAt, isObject, textAt, type Json, type JsonObject } from "../model/json.js";

/** Entries of an overlay no longer fit the document it corrects. */
export class OverlayStaleError extends InputError {
  override readonly name = "OverlayStaleError";
  readonly code = "overlay-stale";

  constructor(
    overlay: string,
    /** The entries by target, and what is wrong with each. */
    readonly entries: ReadonlyMap<string, string>,
  ) {
    const told = [...entries].map(([target, why]) => `${overlay}: ${why}, at ${target}.`);
    super(`${told.join("\n")} If upstream fixed it, delete the entry; if upstream changed it, update "x-expect".`);
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
  if (!Array.isArray(overlay["actions"])) throw new InputError(`${name}: not an overlay; it has no list of "actions".`);
  const stale = new Map<string, string>();
  arrayAt(overlay, "actions").forEach((action, index) => {
    if (!isObject(action)) throw new InputError(`${name}: action ${index + 1} is not an object.`);
    const target = textAt(action, "target");
    if (target === undefined) throw new InputError(`${name}: an action has no "target".`);
    checkAction(action, `${name}: the entry at ${target}`);
    const why = applyAction(holder, action, locate(holder["$"]!, target, name));
    if (why !== undefined) stale.set(target, why);
  });
  if (stale.size > 0) throw new OverlayStaleError(name, stale);
  return holder["$"] as JsonObject;
}

/** How many entries of an overlay correct the contract; the others only summarise. */
export function countCorrections(yaml: string, name: string): number {
  const actions = arrayAt(parseYaml(yaml, name), "actions");
  return actions.filter((action) => isObject(action) && action["x-reason"] !== undefined).length;
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

/** @returns Why the action no longer fits, if it does not. */
function applyAction(
  holder: Record<string, Json>,
  action: JsonObject,
  locations: readonly Location[],
): string | undefined {
  if (locations.length === 0) return "nothing is there";
  const expected = action["x-expect"] ?? {};
  // From the end, so that what is removed from a list moves no other of its members.
  for (const location of locations.toReversed()) {
    const value = at(holder, location);
    if (!fits(value, expected)) return `"x-expect" no longer describes what is there`;
    if (action["remove"] === true) remove(holder, location);
    else put(holder, location, merge(value, action["update"]!));
  }
  return undefined;
}

const members = ["target", "description", "update", "remove", "x-reason", "x-expect"];

/** A summary needs no reason; whatever changes what the contract says does. */
function checkAction(action: JsonObject, what: string): void {
  const strange = Object.keys(action).find((key) => !members.includes(key));
  if (strange !== undefined) throw new InputError(`${what} has a member "${strange}", which no action has.`);
  const { update, remove: removes } = action;
  if ((update === undefined) === (removes !== true) || (removes !== undefined && removes !== true))
    throw new InputError(`${what} needs either "update" or "remove: true".`);
  if (removes === true && action["target"] === "$") throw new InputError(`${what} would remove the whole document.`);
  if (isObject(update) && update["summary"] !== undefined && typeof update["summary"] !== "string")
    throw new InputError(`${what} has a summary that is no text.`);
  const updated = isObject(update) ? Object.keys(update) : ["all of it"];
  if (removes !== true && updated.every((key) => key === "summary")) return;
  const expected = action["x-expect"];
  const empty = isObject(expected) && Object.keys(expected).length === 0;
  const expects = expected !== undefined && (!empty || filtersFault(textAt(action, "target")!));
  if (textAt(action, "x-reason")?.trim() && expects) return;
  throw new InputError(`${what} is a correction: it needs "x-reason" and "x-expect".`);
}

/** True for a target that finds what is wrong by itself, not only the operation it is wrong with. */
function filtersFault(target: string): boolean {
  return / && |\[\?@ [=!]=/.test(target);
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
