import { isBlank, isSpace } from "./characters.js";
import { isMarkup, skipMarkup } from "./markup.js";
import { expandReferences, lineEnds } from "./references.js";
import { ampersand, carriageReturn, sectionEnd, type Source } from "./source.js";

/** The text between two tags. It is cut out of the source when somebody asks for it. */
export class CharacterData {
  readonly #source: Source;
  readonly #maxLength: number;
  #value: string | undefined = "";
  #start = 0;
  #end = 0;

  constructor(source: Source, maxLength: number) {
    this.#source = source;
    this.#maxLength = maxLength;
  }

  /** References expanded, line ends normalised. */
  get value(): string {
    return (this.#value ??= this.#source.text.slice(this.#start, this.#end));
  }

  /** True when it is white space and nothing else. */
  get isBlank(): boolean {
    if (this.#value !== undefined) return isBlank(this.#value);
    let at = this.#start;
    while (at < this.#end && isSpace(this.#source.text.charCodeAt(at))) at++;
    return at === this.#end;
  }

  /** Reads on to the next markup. */
  read(end: number): void {
    const source = this.#source;
    const start = source.at;
    source.at = end;
    this.#check(end - start);
    if (source.has(sectionEnd, start, end)) {
      source.fail("malformed", "]]> in text.", source.text.indexOf("]]>", start));
    }
    this.#start = start;
    this.#end = end;
    this.#value = undefined;
    const hasReturn = source.has(carriageReturn, start, end);
    if (source.has(ampersand, start, end)) this.#value = this.#expand(start, hasReturn);
    else if (hasReturn) this.#value = lineEnds(this.value);
  }

  /** Reads on to the next tag, over comments, instructions and CDATA sections: they do not end a text. */
  readPieces(): void {
    const source = this.#source;
    const pieces: string[] = [];
    let length = 0;
    for (;;) {
      const end = source.nextTag();
      let piece = "";
      if (end > source.at) {
        this.read(end);
        piece = this.value;
      } else if (!isMarkup(source, end)) break;
      else if (!skipMarkup(source)) piece = this.#section();
      if (piece === "") continue;
      pieces.push(piece);
      this.#check((length += piece.length));
    }
    this.#value = pieces.join("");
  }

  #section(): string {
    const source = this.#source;
    const start = source.at + 9;
    const end = source.find("]]>", start, "The CDATA section is not closed.");
    source.at = end + 3;
    const section = source.text.slice(start, end);
    return source.has(carriageReturn, start, end) ? lineEnds(section) : section;
  }

  #expand(start: number, hasReturn: boolean): string {
    const raw = this.value;
    const misplaced = (offset: number): never =>
      this.#source.fail("malformed", "A reference that XML does not know.", start + offset);
    // A place in the normalised text is not one in the document.
    return expandReferences(hasReturn ? lineEnds(raw) : raw, (offset) =>
      misplaced(hasReturn ? raw.indexOf("&", offset) : offset),
    );
  }

  #check(length: number): void {
    if (length > this.#maxLength) this.#source.fail("limit", `A text longer than ${this.#maxLength}.`);
  }
}
