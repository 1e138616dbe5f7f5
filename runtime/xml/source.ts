import { isSpace, nameAt } from "./characters.js";
import { XmlError, type XmlErrorCode, type XmlPosition } from "./error.js";

const space = 0x20;
const lessThan = 0x3c;

/** Marks that text is asked for: most text has none of them. */
const marks = ["&", "\r", "]]>"] as const;
type Mark = 0 | 1 | 2;

export const ampersand: Mark = 0;
export const carriageReturn: Mark = 1;
export const sectionEnd: Mark = 2;

/** The text a reader stands in: a whole document, or the piece of one that is read at the moment. */
export class Source {
  text = "";
  /** Where reading goes on. */
  at = 0;
  readonly #next = [-1, -1, -1];
  /** Line breaks before the piece, and code units after the last of them. */
  #lines = 0;
  #columns = 0;
  readonly #maxNameLength: number;
  /** The place last asked for: places are asked for from first to last, so one pass finds them all. */
  #known = { offset: 0, line: 0, start: 0 };

  constructor(maxNameLength: number) {
    this.#maxNameLength = maxNameLength;
  }

  /** Puts a piece in the place of the one that is read. */
  load(text: string): void {
    const { line, column } = this.position(this.text.length);
    this.#lines = line - 1;
    this.#columns = column - 1;
    this.text = text;
    this.at = 0;
    this.#next.fill(-1);
    this.#known = { offset: 0, line: 0, start: 0 };
  }

  /** True when a mark stands between two places. All questions together cost one pass over the text. */
  has(mark: Mark, start: number, end: number): boolean {
    let next = this.#next[mark] ?? -1;
    if (next < start) {
      next = this.text.indexOf(marks[mark], start);
      if (next === -1) next = Infinity;
      this.#next[mark] = next;
    }
    return next < end;
  }

  /** Where `what` stands next. */
  find(what: string, from: number, otherwise: string): number {
    const found = this.text.indexOf(what, from);
    if (found === -1) this.fail("malformed", otherwise);
    return found;
  }

  /** Where the next `<` stands, or the end of the piece. */
  nextTag(): number {
    if (this.text.charCodeAt(this.at) === lessThan) return this.at;
    const tag = this.text.indexOf("<", this.at);
    return tag === -1 ? this.text.length : tag;
  }

  /** Where the name at `start` ends, whatever letters it has. */
  nameEnd(start: number): number {
    // Matching takes memory for every character of a name.
    const text = this.text.slice(start, start + this.#maxNameLength + 1);
    nameAt.lastIndex = 0;
    if (!nameAt.test(text)) this.fail("malformed", "A name expected.", start);
    const end = start + nameAt.lastIndex;
    this.checkName(start, end);
    return end;
  }

  checkName(start: number, end: number): void {
    if (end - start > this.#maxNameLength) this.fail("limit", `A name longer than ${this.#maxNameLength}.`, start);
  }

  /** The first place that holds no white space. */
  skipSpace(start: number): number {
    let at = start;
    while (this.text.charCodeAt(at) <= space && isSpace(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** Line and column, counted when they are asked for. */
  position(offset: number): XmlPosition {
    let { line, start } = offset < this.#known.offset ? { line: 0, start: 0 } : this.#known;
    for (let end = this.#lineEnd(start); end <= offset; end = this.#lineEnd(start)) {
      line++;
      start = end;
    }
    this.#known = { offset, line, start };
    const before = line > 0 ? 0 : this.text.startsWith("\uFEFF") ? -1 : this.#columns;
    return { line: this.#lines + line + 1, column: before + offset - start + 1 };
  }

  fail(code: XmlErrorCode, message: string, offset: number = this.at): never {
    throw new XmlError(code, message, this.position(offset));
  }

  #lineEnd(start: number): number {
    const feed = this.text.indexOf("\n", start);
    const end = feed === -1 ? Infinity : feed;
    if (!this.has(carriageReturn, start, end)) return end + 1;
    const carriage = this.text.indexOf("\r", start);
    return carriage + 1 === end ? end + 1 : carriage + 1;
  }
}
