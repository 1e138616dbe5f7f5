import type { Content, State, Step } from "./content.js";
import { setOwn } from "./objects.js";
import { again, isLast, missingAfter, needed, step } from "./steps.js";

/** Follows the elements inside one element, or one row of a repeated group, through its content. */
export class Cursor {
  readonly #content: Content;
  readonly #target: Record<string, unknown> | undefined;
  /** Only for `all`, where the order says nothing. */
  readonly #seen: Set<State> | undefined;
  #state: State | undefined;
  #count = 0;
  #row: Cursor | undefined;

  /** @param target - Gets rows and values; nothing where nobody keeps them. */
  constructor(content: Content, target: Record<string, unknown> | undefined) {
    this.#content = content;
    this.#target = target;
    this.#seen = content.root?.kind === "all" ? new Set() : undefined;
  }

  /** The object that gets the value of the element last taken. */
  get target(): Record<string, unknown> {
    return this.#row ? this.#row.target : (this.#target ?? {});
  }

  /** How many rows inside one another are open. */
  get depth(): number {
    return this.#row ? 1 + this.#row.depth : 0;
  }

  /** How often what stands last was there, row in row: equal where cursors after the same elements can only go on alike. */
  get counts(): string {
    const enough = this.#state?.max === Infinity ? Math.max(this.#state.min, 1) : Infinity;
    return `${Math.min(this.#count, enough)},${this.#row?.counts ?? ""}`;
  }

  /** Another that stands where this one does, and keeps no values. */
  copy(): Cursor {
    const copy = new Cursor(this.#content, undefined);
    copy.#state = this.#state;
    copy.#count = this.#count;
    copy.#row = this.#row?.copy();
    return copy;
  }

  /**
   * Takes the next element, or leaves all as it was and returns `undefined` when it may not stand here.
   *
   * @param ending - Which open row must end here, from the outermost; otherwise rows end where nothing goes on in them.
   */
  take(namespace: string, local: string, ending = -1): Step | undefined {
    if (this.#row) {
      const inRow = ending === 0 ? undefined : this.#row.take(namespace, local, ending - 1);
      if (inRow || ending > 0) return inRow;
      if (!this.#row.isComplete) return undefined;
    }
    const next = this.#next(namespace, local);
    return next && this.#enter(next, namespace, local);
  }

  /** Takes an element that may not stand here as the first that has its name, to go on after an error. */
  force(namespace: string, local: string): Step | undefined {
    const inRow = this.#row?.force(namespace, local);
    if (inRow) return inRow;
    for (const state of this.#content.states) {
      const found = again(state, namespace, local);
      if (found) return this.#enter(found, namespace, local);
    }
    return undefined;
  }

  /** True when nothing must come any more. */
  get isComplete(): boolean {
    if (this.#row && !this.#row.isComplete) return false;
    if (this.#seen) return this.missing().length === 0;
    return this.#count >= this.#least() && isLast(this.#content, this.#state);
  }

  /** What must still come, as messages call it. */
  missing(): readonly string[] {
    const inRow = this.#row?.missing() ?? [];
    const { root } = this.#content;
    const seen = this.#seen;
    if (root && seen && "members" in root) {
      if (root.nullable && seen.size === 0) return [];
      return root.members.flatMap((member) => ("key" in member && seen.has(member) ? [] : needed(member)));
    }
    const more = this.#state && this.#count < this.#least() ? needed(this.#state) : [];
    return [...inRow, ...more, ...missingAfter(this.#content, this.#state)];
  }

  #enter(next: Step, namespace: string, local: string): Step | undefined {
    const { state } = next;
    this.#count = state === this.#state ? this.#count + 1 : 1;
    this.#state = state;
    this.#seen?.add(state);
    if (state.kind !== "rows") {
      this.#row = undefined;
      return next;
    }
    const row = this.#target && new state.content.Value();
    if (this.#target) append(this.#target, state.key, row);
    this.#row = new Cursor(state.content, row);
    return this.#row.take(namespace, local);
  }

  #next(namespace: string, local: string): Step | undefined {
    const seen = this.#seen;
    if (seen) {
      const found = step(this.#content, undefined, namespace, local);
      return found && seen.has(found.state) ? undefined : found;
    }
    const state = this.#state;
    if (state) {
      const same = this.#count < state.max ? again(state, namespace, local) : undefined;
      if (same) return same;
      if (this.#count < this.#least()) return undefined;
    }
    return step(this.#content, state, namespace, local);
  }

  // Rows that may be empty satisfy any count.
  #least(): number {
    const state = this.#state;
    return !state || (state.kind === "rows" && state.nullable) ? 0 : state.min;
  }
}

/** Adds a value to the array under a key, and gives the array. */
export function append(target: Record<string, unknown>, key: string, value: unknown): readonly unknown[] {
  const known = target[key];
  const values: unknown[] = Array.isArray(known) ? known : [];
  values.push(value);
  if (values !== known) setOwn(target, key, values);
  return values;
}
