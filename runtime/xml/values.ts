import { getOwn } from "./objects.js";
import { spellingsOf, type Spellings } from "./spelling.js";

/** Values of a list, and where in it they stand. */
export interface Taken {
  readonly list: readonly unknown[] | undefined;
  readonly from: number;
  readonly found: readonly unknown[];
}

const nothing: Taken = { list: undefined, from: 0, found: [] };

/** The values of one object, taken in the order its particles are written. */
export class Values {
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #shared: ReadonlySet<string>;
  /** How its values were written, where they would be written otherwise. */
  readonly spellings: Spellings | undefined;
  #taken: Map<string, number> | undefined;

  /** @param shared - Properties that several particles take their values from. */
  constructor(source: Readonly<Record<string, unknown>>, shared: ReadonlySet<string>) {
    this.#source = source;
    this.#shared = shared;
    this.spellings = spellingsOf(source);
  }

  /** Properties in the object's own order. */
  get order(): readonly string[] {
    return Object.keys(this.#source);
  }

  /** True when there is a value that was not taken yet. */
  has(key: string): boolean {
    const value = getOwn(this.#source, key);
    return value !== undefined && (this.#taken?.get(key) ?? 0) < (Array.isArray(value) ? value.length : 1);
  }

  /** The one value of a property. */
  one(key: string): unknown {
    const value = getOwn(this.#source, key);
    if (value === undefined || !this.#shared.has(key)) return value;
    const isTaken = this.#taken?.has(key);
    (this.#taken ??= new Map()).set(key, Infinity);
    return isTaken ? undefined : value;
  }

  /** The values of an array, up to `max` further ones where several particles share it. */
  take(key: string, max: number): Taken {
    const value = getOwn(this.#source, key);
    if (value === undefined) return nothing;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!this.#shared.has(key)) return { list, from: 0, found: list };
    const from = this.#taken?.get(key) ?? 0;
    const found = list.slice(from, from + max);
    (this.#taken ??= new Map()).set(key, from + found.length);
    return { list, from, found };
  }

  /** Lets properties count as taken. */
  drop(keys: Iterable<string>): void {
    for (const key of keys) (this.#taken ??= new Map()).set(key, Infinity);
  }
}
