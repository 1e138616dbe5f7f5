import { isObject, pointerStep, type Json, type JsonObject } from "./json.js";
import { grammar, type Holds, type Kind } from "./openapi-grammar.js";

/** A value that is of another kind than the place it stands in. */
export interface Misfit {
  /** JSON pointer. */
  readonly at: string;
  readonly expected: "an object" | "a list";
}

/** Every value of an OpenAPI document that the grammar has no place for. */
export function misfits(document: JsonObject): Misfit[] {
  return inObject("document", document, "");
}

function inObject(kind: Kind, object: JsonObject, pointer: string): Misfit[] {
  const members = grammar[kind];
  return Object.entries(object).flatMap(([key, value]) => {
    const holds = Object.hasOwn(members, key) ? members[key] : undefined;
    return holds === undefined ? [] : inHeld(holds, value, `${pointer}/${pointerStep(key)}`);
  });
}

function inHeld(holds: Holds, value: Json, pointer: string): Misfit[] {
  // A schema may be `true` or `false`.
  if (holds === "schema" && typeof value === "boolean") return [];
  if (typeof holds === "object" && !("each" in holds)) {
    if (!Array.isArray(value)) return [{ at: pointer, expected: "a list" }];
    return value.flatMap((held: Json, index) => inHeld(holds[0], held, `${pointer}/${index}`));
  }
  if (!isObject(value)) return [{ at: pointer, expected: "an object" }];
  if (typeof holds === "string") return inObject(holds, value, pointer);
  return Object.entries(value).flatMap(([key, held]) =>
    key.startsWith("x-") ? [] : inHeld(holds.each, held, `${pointer}/${pointerStep(key)}`),
  );
}
