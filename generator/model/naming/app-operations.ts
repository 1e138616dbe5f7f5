import type { JsonObject } from "../json.js";
import { operationShapes, type OperationShape } from "../operation-shape.js";
import { freeName } from "./free-name.js";
import type { OperationNames } from "./name-operations.js";
import { camelCase, words } from "./words.js";

/** What an app does with one of its data types, by HTTP method. */
const verbs: Readonly<Record<string, string>> = { GET: "get", POST: "create", PUT: "update", PATCH: "patch" };

/**
 * Names the operations of one app's own document. Those of a data type stand in a group called as the type is:
 * `default.get`, `default.update`; what every app has is called as the generic API calls it.
 *
 * @param pinned - Names that are given already.
 * @param shared - Names of the generic API.
 */
export function nameAppOperations(
  document: JsonObject,
  pinned: OperationNames,
  shared: OperationNames,
): OperationNames {
  const shapes = operationShapes(document);
  const generic = shapes.flatMap(({ key }) => (shared[key] === undefined ? [] : [[key, shared[key]] as const]));
  const names = new Map([...generic, ...Object.entries(pinned)]);
  const groups = groupsOf(shapes, names);
  for (const shape of shapes) {
    const type = dataTypeOf(shape);
    const verb = verbs[shape.method];
    if (type !== undefined && verb !== undefined && !names.has(shape.key))
      names.set(shape.key, `${groups.get(type)}.${verb}`);
  }
  return Object.fromEntries(names);
}

/** The group of every data type: the one it has, or else a free one. */
function groupsOf(shapes: readonly OperationShape[], names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const shape of shapes) {
    const type = dataTypeOf(shape);
    const given = type === undefined ? undefined : names.get(shape.key);
    if (type !== undefined && given !== undefined) groups.set(type, given.slice(0, given.indexOf(".")));
  }
  const taken = new Set([...groups.values(), ...[...names.values()].map((name) => name.slice(0, name.indexOf(".")))]);
  for (const type of new Set(shapes.flatMap((shape) => dataTypeOf(shape) ?? []))) {
    if (groups.has(type)) continue;
    const group = freeName(groupNames(type), taken);
    groups.set(type, group);
    taken.add(group);
  }
  return groups;
}

/** A group begins with a small letter, and `then` would make a client look like a promise. */
function groupNames(type: string): [string, ...string[]] {
  const plain = camelCase(words(type));
  const prefixed = camelCase(["data", ...words(type)]);
  return /^\p{Ll}/u.test(plain) && !["constructor", "then"].includes(plain) ? [plain, prefixed] : [prefixed];
}

/** The data type in `/instances/{}/{}/data/{}/type/default` and `/instances/{}/{}/data/type/default`. */
function dataTypeOf({ segments }: OperationShape): string | undefined {
  const [name, keyword] = segments.toReversed();
  return segments[3] === "data" && keyword === "type" && name !== "{}" ? name : undefined;
}
