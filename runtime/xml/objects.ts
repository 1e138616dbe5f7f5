/** Makes plain objects of one shape. */
export type Maker = new () => Record<string, unknown>;

/**
 * A maker for objects that will have alike properties: engines learn how much room its objects need, where each `{}` starts
 * small and is moved as it grows. Reading takes half as long.
 */
export function maker(): Maker {
  const make = function (): void {};
  make.prototype = Object.prototype;
  return make as unknown as Maker;
}

/** Sets an own property, whatever its name: assigning to `__proto__` would replace the prototype instead. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
}

/**
 * Texts as engines keep the names of properties: once, so that equal ones are told by where they are. Those beyond the first
 * thousand stay as they are: no schema has as many, and keeping them takes longer than telling them apart.
 */
export class InternedTexts {
  readonly #known = new Map<string, string>();

  get(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined || this.#known.size >= 1000) return known ?? text;
    const interned = Object.keys({ [text]: true })[0] ?? text;
    this.#known.set(text, interned);
    return interned;
  }
}

/** An own property, never an inherited one such as `constructor`. */
export function getOwn(source: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = source[key];
  return value === undefined || Object.hasOwn(source, key) ? value : undefined;
}

/** True for an object that can hold properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
