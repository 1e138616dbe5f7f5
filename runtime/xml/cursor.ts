import {
  begins,
  missing,
  required,
  step,
  type AnyState,
  type Content,
  type ElementState,
  type State,
} from "./content.js";
import { setOwn } from "./objects.js";

/** Where an element belongs: its particle, and the object that gets its value. */
export interface Place {
  readonly state: ElementState | AnyState;
  readonly target: Record<string, unknown>;
}

/** Follows the elements inside one element, or one row of a repeated group, through its content. */
export class Cursor {
  readonly #content: Content;
  readonly #target: Record<string, unknown>;
  /** Only for `all`, where the order says nothing. */
  readonly #seen: Set<State> | undefined;
  #state: State | undefined;
  #count = 0;
  #row: Cursor | undefined;

  constructor(content: Content, target: Record<string, unknown>) {
    this.#content = content;
    this.#target = target;
    this.#seen = content.root?.kind === "all" ? new Set() : undefined;
  }

  /** Takes the next element, or leaves all as it was and returns `undefined` when it may not stand here. */
  take(namespace: string, local: string): Place | undefined {
    const inRow = this.#row?.take(namespace, local);
    if (inRow) return inRow;
    if (this.#row?.missing()) return undefined;
    const state = this.#next(namespace, local);
    if (!state) return undefined;
    this.#count = state === this.#state ? this.#count + 1 : 1;
    this.#state = state;
    this.#seen?.add(state);
    if (state.kind !== "rows") return { state, target: this.#target };
    const row = {};
    append(this.#target, state.key, row);
    this.#row = new Cursor(state.content, row);
    return this.#row.take(namespace, local);
  }

  /** The first particle that must still come. */
  missing(): State | undefined {
    const inRow = this.#row?.missing();
    if (inRow) return inRow;
    const { root } = this.#content;
    const seen = this.#seen;
    if (root && seen && "members" in root) {
      if (root.nullable && seen.size === 0) return undefined;
      return root.members.map(required).find((state) => state && !seen.has(state));
    }
    return this.#state && this.#count < this.#least() ? this.#state : missing(this.#content, this.#state);
  }

  #next(namespace: string, local: string): State | undefined {
    if (this.#seen) {
      const state = step(this.#content, undefined, namespace, local);
      return state && this.#seen.has(state) ? undefined : state;
    }
    if (this.#state && this.#count < this.#state.max && begins(this.#state, namespace, local)) return this.#state;
    if (this.#state && this.#count < this.#least()) return undefined;
    return step(this.#content, this.#state, namespace, local);
  }

  // Rows that may be empty satisfy any count.
  #least(): number {
    const state = this.#state;
    return !state || (state.kind === "rows" && state.nullable) ? 0 : state.min;
  }
}

/** Adds a value to the array under a key. */
export function append(target: Record<string, unknown>, key: string, value: unknown): void {
  const values = Object.hasOwn(target, key) ? target[key] : undefined;
  if (Array.isArray(values)) values.push(value);
  else setOwn(target, key, [value]);
}
