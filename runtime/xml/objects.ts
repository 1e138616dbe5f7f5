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

/** A text as engines keep the names of properties: once, so that equal ones are told by where they are. */
export function interned(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
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
