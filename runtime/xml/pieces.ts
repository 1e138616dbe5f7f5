const nameEnd = /[\s/>]/g;
const tagPart = /[>"']/g;
const heldBack = /(?:&[^;<]{0,64}|\]{1,2}|\r)$/;

/**
 * Cuts a document that comes in chunks into pieces that can be read at once: each ends where no element is open but those
 * on the way to the items, so that every item, and everything beside them, is whole. What is only looked through here is
 * judged by who reads it.
 */
export class Pieces {
  /** Local names of the elements on the way, the root left out. */
  readonly #way: readonly ReadonlySet<string>[];
  readonly #cutsText: boolean;
  readonly #longestName: number;
  #pending: string[] = [];
  #rest = "";
  /** What ends the markup we are in: empty between tags, `>` in a tag, a quotation mark in a value. */
  #until = "";
  #kind: "start" | "end" | "other" = "other";
  #last = "";
  #depth = 0;
  /** The depth of the outermost open element that is not on the way. */
  #beside = Infinity;

  /** @param cutsText - A piece may end inside the text of the last element on the way. */
  constructor(way: readonly ReadonlySet<string>[], cutsText: boolean, longestName: number) {
    this.#way = way;
    this.#cutsText = cutsText;
    this.#longestName = longestName;
  }

  /** The next piece, which is empty as long as nothing is whole. */
  push(chunk: string): string {
    const text = this.#rest + chunk;
    let at = 0;
    let cut = 0;
    for (;;) {
      const next = this.#until === "" ? this.#between(text, at) : this.#inside(text, at);
      if (next === -1) break;
      at = next;
      if (this.#until === "" && this.#depth < this.#beside) cut = at;
    }
    let scanned = this.#scanned(text, at);
    if (this.#until === "" && this.#isInLast) {
      scanned -= heldBack.exec(text.slice(Math.max(at, scanned - 80), scanned))?.[0].length ?? 0;
      cut = scanned;
    }
    this.#rest = text.slice(scanned);
    if (scanned > 0) this.#last = text.charAt(scanned - 1);
    if (cut === 0) {
      if (scanned > 0) this.#pending.push(text.slice(0, scanned));
      return "";
    }
    const piece = [...this.#pending, text.slice(0, cut)].join("");
    this.#pending = cut < scanned ? [text.slice(cut, scanned)] : [];
    return piece;
  }

  /** All that is left. */
  end(): string {
    return [...this.#pending, this.#rest].join("");
  }

  get #isInLast(): boolean {
    return this.#cutsText && this.#depth === this.#way.length + 1 && this.#depth < this.#beside;
  }

  /** Up to where all is looked through: what could be the beginning of a longer mark is looked at again. */
  #scanned(text: string, at: number): number {
    if (this.#until === "") {
      const tag = text.indexOf("<", at);
      return tag === -1 ? text.length : tag;
    }
    return this.#until.length === 1 ? text.length : Math.max(at, text.length - this.#until.length + 1);
  }

  #between(text: string, from: number): number {
    const at = text.indexOf("<", from);
    if (at === -1 || at + 1 === text.length) return -1;
    this.#kind = "other";
    switch (text.charAt(at + 1)) {
      case "?":
        return this.#enter("?>", at + 2);
      case "!":
        if (text.length < at + 9) return -1;
        if (text.startsWith("--", at + 2)) return this.#enter("-->", at + 4);
        return text.startsWith("[CDATA[", at + 2) ? this.#enter("]]>", at + 9) : this.#enter(">", at + 2);
      case "/":
        this.#kind = "end";
        return this.#enter(">", at + 2);
      default:
        return this.#start(text, at + 1);
    }
  }

  #start(text: string, at: number): number {
    nameEnd.lastIndex = at;
    const found = nameEnd.exec(text);
    if (!found && text.length - at <= this.#longestName) return -1;
    this.#kind = "start";
    this.#depth++;
    if (this.#depth < this.#beside && this.#depth > 1) {
      const name = text.slice(at, found?.index);
      if (!this.#way[this.#depth - 2]?.has(name.slice(name.indexOf(":") + 1))) this.#beside = this.#depth;
    }
    return this.#enter(">", found?.index ?? text.length);
  }

  #enter(until: string, at: number): number {
    this.#until = until;
    return at;
  }

  #inside(text: string, at: number): number {
    if (this.#until !== ">") {
      const end = text.indexOf(this.#until, at);
      if (end === -1) return -1;
      const after = end + this.#until.length;
      // A quotation mark ends a value, and the tag goes on.
      this.#until = this.#until.length === 1 ? ">" : "";
      return after;
    }
    tagPart.lastIndex = at;
    const found = tagPart.exec(text);
    if (!found) return -1;
    if (found[0] !== ">") return this.#enter(found[0], found.index + 1);
    const before = found.index === 0 ? this.#last : text[found.index - 1];
    if (this.#kind === "end" || (this.#kind === "start" && before === "/")) this.#close();
    return this.#enter("", found.index + 1);
  }

  #close(): void {
    if (this.#depth === this.#beside) this.#beside = Infinity;
    this.#depth--;
  }
}
