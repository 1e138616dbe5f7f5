import { nameRest, nameStart } from "./characters.js";
import { unicodeBlocks } from "./unicode-blocks.js";

/** What stands inside a character class of JavaScript for an escape of XML Schema. */
const classes: Readonly<Record<string, string>> = {
  s: " \\t\\n\\r",
  d: "\\p{Nd}",
  w: "[^\\p{P}\\p{Z}\\p{C}]",
  i: nameStart,
  c: nameRest,
};
const controls: Readonly<Record<string, string>> = { n: "\\n", r: "\\r", t: "\\t" };
const categoryAt = /\{(?:Is([\w-]+)|([A-Z][a-z]?))\}/y;
const quantifierAt = /[?*+]|\{\d+(?:,\d*)?\}/y;

/**
 * The regular expression of a `pattern` facet in JavaScript; it matches whole values.
 *
 * @throws SyntaxError for what is no pattern.
 * @see [XML Schema part 2, appendix F](https://www.w3.org/TR/xmlschema-2/#regexs)
 */
export function patternRegExp(pattern: string): RegExp {
  return new RegExp(`^(?:${new Translator(pattern).expression()})$`, "v");
}

class Translator {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  expression(): string {
    let translated = "";
    while (this.#at < this.#pattern.length) translated += this.#atom() + this.#quantifier();
    return translated;
  }

  #atom(): string {
    const character = this.#next();
    switch (character) {
      case "(":
        return "(?:";
      case ")":
      case "|":
        return character;
      case ".":
        return "[^\\n\\r]";
      case "[":
        return this.#class();
      case "\\":
        return this.#escape();
      case "?":
      case "*":
      case "+":
      case "]":
        throw new SyntaxError(`A pattern with an unexpected ${character}.`);
      default:
        return literal(character);
    }
  }

  #quantifier(): string {
    quantifierAt.lastIndex = this.#at;
    const [quantifier = ""] = quantifierAt.exec(this.#pattern) ?? [];
    this.#at += quantifier.length;
    return quantifier;
  }

  /** A class, whose opening bracket was just read. */
  #class(): string {
    const negated = this.#pattern[this.#at] === "^";
    if (negated) this.#at++;
    let items = "";
    let without = "";
    for (let first = true; ; first = false) {
      const character = this.#next();
      if (character === "]" && !first) break;
      if (character === "-" && this.#pattern[this.#at] === "[") {
        this.#at++;
        without = `--${this.#class()}`;
        if (this.#next() !== "]") throw new SyntaxError("A pattern whose subtraction does not end its class.");
        break;
      }
      items += this.#item(character);
    }
    const all = `[${negated ? "^" : ""}${items}]`;
    return without === "" ? all : `[${all}${without}]`;
  }

  #item(character: string): string {
    const isSet = character === "\\" && /[sSdDwWiIcCpP]/.test(this.#pattern[this.#at] ?? "");
    const start = character === "\\" ? this.#escape() : literal(character);
    const [dash, end] = [this.#pattern[this.#at], this.#pattern[this.#at + 1]];
    if (isSet || dash !== "-" || end === undefined || end === "]" || end === "[") return start;
    this.#at++;
    const last = this.#next();
    return `${start}-${last === "\\" ? this.#escape() : literal(last)}`;
  }

  /** What an escape stands for, inside a class as well as outside; its backslash was just read. */
  #escape(): string {
    const character = this.#next();
    const lower = character.toLowerCase();
    if (lower === "p") return this.#category(character === "P");
    const inside = Object.hasOwn(classes, lower) ? classes[lower] : undefined;
    if (inside !== undefined) return character === lower ? `[${inside}]` : `[^${inside}]`;
    const control = Object.hasOwn(controls, character) ? controls[character] : undefined;
    if (control === undefined && /[\p{L}\d]/u.test(character)) {
      throw new SyntaxError(`A pattern with the unknown escape \\${character}.`);
    }
    return control ?? literal(character);
  }

  #category(negated: boolean): string {
    categoryAt.lastIndex = this.#at;
    const [whole, block, category] = categoryAt.exec(this.#pattern) ?? [];
    const range = block === undefined ? undefined : unicodeBlocks.get(block);
    if (whole === undefined || (block !== undefined && range === undefined)) {
      throw new SyntaxError("A pattern with an unknown category.");
    }
    this.#at += whole.length;
    if (range !== undefined) return `[${negated ? "^" : ""}${range}]`;
    return `\\${negated ? "P" : "p"}{${category}}`;
  }

  #next(): string {
    const code = this.#pattern.codePointAt(this.#at);
    if (code === undefined) throw new SyntaxError("A pattern that ends too early.");
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }
}

/** A character that stands for itself, wherever it is. */
function literal(character: string): string {
  return /[\p{L}\d]/u.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
