import { inspect } from "node:util";
import { AltinnkitError } from "altinnkit";

/** Random text, the same in every run. */
export class Fuzz {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Mulberry32. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  text(atoms: readonly string[], longest = 8): string {
    return Array.from({ length: this.below(longest + 1) }, () => this.one(atoms)).join("");
  }
}

/** Goes into whatever is given and answered, and may come out in no error. */
export const mark = "sesam14857310056";
/** What breaks things, to make texts of. */
export const odd = [
  "\0",
  "\r\n",
  "\n",
  " ",
  "\u2028",
  "\uD800",
  "é",
  "𐍈",
  "%2e",
  "%2F",
  "%",
  "..",
  ".",
  "/",
  "\\",
  "?",
  "#",
  "@",
  ":",
  "&",
  "=",
  "+",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "<",
  mark,
];
/** How often each is tried. */
export const rounds = 400;

/** All that a log would show of something. */
const shown = (thing: unknown) =>
  [
    inspect(thing, { depth: 9, showHidden: true }),
    JSON.stringify(thing),
    thing instanceof Error ? thing.stack : "",
  ].join();

/** What came of a call, and whether that is fit to be seen: data, or one of our errors without the mark. */
export async function outcome(
  call: () => Promise<unknown>,
): Promise<{ readonly came: unknown; readonly fit: boolean }> {
  try {
    return { came: await call(), fit: true };
  } catch (error) {
    return { came: error, fit: error instanceof AltinnkitError && !shown(error).includes(mark) };
  }
}
