import type { SimpleType } from "./simple-type.js";

/** The text an element or attribute has when a document gives none: fixed, or a default. */
export interface Preset {
  readonly isFixed: boolean;
  readonly text: string;
  readonly value: unknown;
  /** Compares values, not spellings: the integer `01` is `1`. */
  readonly equals: (value: unknown) => boolean;
}

/** The fixed or default text of a declaration, with its value. */
export function presetOf(
  simple: SimpleType,
  entry: { readonly fixed?: string; readonly default?: string },
): Preset | undefined {
  const text = entry.fixed ?? entry.default;
  if (text === undefined) return undefined;
  const value = simple.read(text);
  const expected = simple.canonical(value);
  return {
    isFixed: entry.fixed !== undefined,
    text,
    value,
    equals: (other) => simple.canonical(other) === expected,
  };
}
