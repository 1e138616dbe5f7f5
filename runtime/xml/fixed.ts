import type { SimpleType } from "./simple-types.js";

/** The one text an element or attribute may have. */
export interface Fixed {
  readonly value: unknown;
  /** Compares values, not spellings: the integer `01` is `1`. */
  readonly accepts: (value: unknown) => boolean;
}

/** The fixed text of an element or attribute with its value. */
export function fixedValue(simple: SimpleType, text: string): Fixed {
  const canonical = simple.canonical ?? simple.write;
  const value = simple.read(text);
  const expected = canonical(value);
  return { value, accepts: (other) => canonical(other) === expected };
}
