import { getOwn } from "./objects.js";

/** The values of one object, taken in the order its particles are written. */
export class Values {
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #taken = new Map<string, number>();

  constructor(source: Readonly<Record<string, unknown>>) {
    this.#source = source;
  }

  /** Properties in the object's own order. */
  get order(): readonly string[] {
    return Object.keys(this.#source);
  }

  /** True when there is a value that was not taken yet. */
  has(key: string): boolean {
    const value = getOwn(this.#source, key);
    if (value === undefined) return false;
    return (this.#taken.get(key) ?? 0) < (Array.isArray(value) ? value.length : 1);
  }

  /** Up to `max` further values of an array, or the one value. */
  take(key: string, max: number, many: boolean): readonly unknown[] {
    const value = getOwn(this.#source, key);
    if (value === undefined) return [];
    if (!many || !Array.isArray(value)) {
      this.#taken.set(key, Infinity);
      return [value];
    }
    const from = this.#taken.get(key) ?? 0;
    const taken = value.slice(from, from + max);
    this.#taken.set(key, from + taken.length);
    return taken;
  }
}
