import type { State } from "./content.js";
import { append } from "./cursor.js";
import { setOwn } from "./objects.js";
import { rememberSpelling } from "./spelling.js";

/**
 * Hands the value of an element to the object or the mixed list it belongs to.
 *
 * @param spelling - How it was written, when it would be written otherwise.
 */
export function deliver(
  target: Record<string, unknown> | unknown[],
  key: string,
  many: boolean,
  value: unknown,
  spelling?: string,
): void {
  if (Array.isArray(target)) {
    const item: Record<string, unknown> = {};
    setOwn(item, key, value);
    target.push(item);
    if (spelling !== undefined) spelled(item, key, value, spelling);
  } else if (many) {
    const list = append(target, key, value);
    if (spelling !== undefined) spelled(list, list.length - 1, value, spelling);
  } else {
    setOwn(target, key, value);
    if (spelling !== undefined) spelled(target, key, value, spelling);
  }
}

/** A value that says itself which element or type it is of holds the spelled one. */
function spelled(holder: object, place: string | number, value: unknown, spelling: string): void {
  if (typeof value === "object" && value !== null) rememberSpelling(value, "value", spelling);
  else rememberSpelling(holder, place, spelling);
}

/** A value that cannot say itself which element or type it is of. */
export function marked(value: unknown, substitute: string | undefined, actual: string): unknown {
  if (substitute === undefined && actual === "") return value;
  return { ...(substitute !== undefined && { $el: substitute }), ...(actual !== "" && { $type: actual }), value };
}

/** True for a particle whose values stand in a list. */
export function isMany(state: State): boolean {
  return state.kind !== "element" || state.many;
}
