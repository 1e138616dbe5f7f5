import type { ElementState } from "./content.js";
import { rootDeclaration } from "./root.js";
import type { XmlRoot } from "./table.js";

/** The way from the root to the elements that are read or written one by one. */
export interface ItemPath {
  /** Properties, the items' own last. */
  readonly keys: readonly string[];
  readonly states: readonly ElementState[];
  /** The items' own. */
  readonly item: ElementState;
}

/**
 * Looks a path up in the schema.
 *
 * @throws TypeError when it leads to no element, or through a repeated group or mixed content.
 */
export function itemPath(root: XmlRoot<unknown>, keys: readonly string[]): ItemPath {
  const states: ElementState[] = [];
  let type = rootDeclaration(root).type();
  for (const key of keys) {
    const content = type.kind === "complex" && !type.text && !type.isMixed ? type.content : undefined;
    const state = content?.states.find((state) => state.key === key);
    if (state?.kind !== "element") throw new TypeError(`The schema has no element of its own at ${keys.join(".")}.`);
    states.push(state);
    type = state.element.type();
  }
  const item = states.at(-1);
  if (!item) throw new TypeError("The path to the items is empty.");
  return { keys, states, item };
}

/** The type of what a path leads to, a list taken as one of its items. */
export type XmlItem<T, Path extends readonly string[]> = Path extends readonly [
  infer Key extends keyof T & string,
  ...infer Rest extends readonly string[],
]
  ? XmlItem<Single<Exclude<T[Key], null | undefined>>, Rest>
  : Path extends readonly []
    ? T
    : never;

type Single<T> = T extends Uint8Array ? T : T extends readonly (infer Item)[] ? Item : T;

/** A document without its items: optional on the way to them, the same everywhere else. */
export type XmlAround<T, Path extends readonly string[]> = Path extends readonly [
  infer Key extends keyof T & string,
  ...infer Rest extends readonly [string, ...string[]],
]
  ? Omit<T, Key> & { readonly [K in Key]?: XmlAround<Exclude<T[K], null | undefined>, Rest> }
  : Path extends readonly [infer Key extends keyof T & string]
    ? Omit<T, Key>
    : never;
