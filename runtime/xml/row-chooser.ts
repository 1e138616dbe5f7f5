import type { Content, Step } from "./content.js";
import { Cursor } from "./cursor.js";
import { deliver, isMany } from "./deliver.js";
import { spellingsOf } from "./spelling.js";

/** One way to split the elements so far into rows. */
interface Way {
  readonly cursor: Cursor;
  readonly endings: Endings | undefined;
}

/** The rows that ended before each element, the last first. */
interface Endings {
  /** As {@link Cursor.take} has it. */
  readonly ending: number;
  readonly before: Endings | undefined;
}

interface Child {
  readonly namespace: string;
  readonly local: string;
  /** Its value, as an object of one property. */
  readonly found: Record<string, unknown>[];
}

// More are only there where two large numbers must both be reached, and each element would take longer and longer.
const most = 1000;

/** Follows the elements inside one element; its object gets their values. */
export function cursorOf(content: Content, target: Record<string, unknown> | undefined): Cursor | RowChooser {
  return content.choosesRows ? new RowChooser(content, target) : new Cursor(content, target);
}

/**
 * Follows elements whose rows a document does not tell: two `a` of `(a{1,2}, b?){2}` are two rows, and only their end shows it.
 * All ways to split them are followed side by side, those that can only go on alike as one; values wait for the end.
 */
export class RowChooser {
  readonly #content: Content;
  readonly #result: Record<string, unknown> | undefined;
  #ways: readonly Way[];
  readonly #children: Child[] = [];
  /** Goes on after an error. */
  #lost: Cursor | undefined;

  constructor(content: Content, target: Record<string, unknown> | undefined) {
    this.#content = content;
    this.#result = target;
    this.#ways = [{ cursor: new Cursor(content, undefined), endings: undefined }];
  }

  /** The list that gets the value of the element last taken. */
  get target(): unknown[] {
    return this.#children.at(-1)?.found ?? [];
  }

  take(namespace: string, local: string): Step | undefined {
    if (this.#lost) return this.#lost.take(namespace, local);
    let step: Step | undefined;
    const ways = new Map<string, Way>();
    for (const way of this.#ways) {
      for (let ending = way.cursor.depth; ending >= 0 && ways.size < most; ending--) {
        const cursor = way.cursor.copy();
        const taken = cursor.take(namespace, local, ending);
        if (!taken) continue;
        step = taken;
        if (!ways.has(cursor.counts)) ways.set(cursor.counts, { cursor, endings: { ending, before: way.endings } });
      }
    }
    if (!step) return undefined;
    this.#ways = [...ways.values()];
    this.#children.push({ namespace, local, found: [] });
    return step;
  }

  force(namespace: string, local: string): Step | undefined {
    return (this.#lost ??= this.#first).force(namespace, local);
  }

  get isComplete(): boolean {
    return this.#lost ? this.#lost.isComplete : this.#whole !== undefined;
  }

  missing(): readonly string[] {
    return (this.#lost ?? this.#first).missing();
  }

  /** Hands the values to the rows of the first way that is complete. */
  settle(): void {
    if (!this.#result) return;
    const endings: number[] = [];
    for (let at = this.#whole?.endings; at; at = at.before) endings.push(at.ending);
    const cursor = new Cursor(this.#content, this.#result);
    for (const { namespace, local, found } of this.#children) {
      const taken = cursor.take(namespace, local, endings.pop());
      const [item] = found;
      if (!taken || !item) continue;
      const { key } = taken.state;
      deliver(cursor.target, key, isMany(taken.state), item[key], spellingsOf(item)?.get(key));
    }
  }

  get #first(): Cursor {
    return this.#ways[0]?.cursor ?? new Cursor(this.#content, undefined);
  }

  get #whole(): Way | undefined {
    return this.#ways.find(({ cursor }) => cursor.isComplete);
  }
}
