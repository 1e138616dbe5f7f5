import type { XmlLimits } from "./limits.js";
import { Names, resolveName, type Name } from "./names.js";
import { expandReferences } from "./references.js";
import type { NamespaceScope } from "./scope.js";
import type { Source } from "./source.js";
import { TagShape } from "./tag-shape.js";

const equals = 0x3d;
const quotation = 0x22;
const apostrophe = 0x27;
const lessThan = 0x3c;
const ampersand = 0x26;
const greaterThan = 0x3e;
const slash = 0x2f;
const space = 0x20;

/** One attribute, or one namespace declaration, of a start tag as it stands. */
export interface WrittenAttribute {
  readonly name: string;
  /** References expanded, white space normalised. */
  readonly value: string;
}

/** The attributes of a start tag, read whole before the first is given: a declaration may stand after what it declares. */
export class StartTag {
  readonly #source: Source;
  readonly #scope: NamespaceScope;
  readonly #maxAttributes: number;
  readonly #known: Names;
  #tags = 0;
  #declares = false;
  /** It is known that no attribute has a prefix. */
  isBare = false;
  /** Where attributes stand between declarations. */
  #others: number[] = [];
  /** The first so many of the lists below are of this tag; the lists are kept from tag to tag. */
  #count = 0;
  readonly #names: Name[] = [];
  readonly #values: string[] = [];
  readonly #starts: number[] = [];

  constructor(source: Source, scope: NamespaceScope, limits: Required<XmlLimits>) {
    this.#source = source;
    this.#scope = scope;
    this.#maxAttributes = limits.maxAttributes;
    this.#known = new Names(source);
  }

  /** Reads what stands between the name of the tag and its end. */
  read(element: Name): void {
    const source = this.#source;
    this.#count = 0;
    this.#declares = false;
    this.isBare = source.text.charCodeAt(source.at) === greaterThan || this.#readAtOnce(element.shape);
    if (this.isBare) return;
    this.#each();
    element.shape = TagShape.after(element.shape, this.#names, this.#count);
  }

  #readAtOnce(shape: TagShape | undefined): boolean {
    const found = shape?.match(this.#source.text, this.#source.at);
    if (!shape || !found) return false;
    const { names } = shape;
    for (let index = 0; index < names.length; index++) {
      const name = names[index];
      if (!name) break;
      const value = found.values[index + 1] ?? "";
      // One text for many is kept.
      if (name.value !== value) name.value = value;
      name.quote = quotation;
      this.#names[index] = name;
      this.#values[index] = name.value;
    }
    this.#count = names.length;
    this.#source.at = found.end;
    return true;
  }

  #each(): void {
    const source = this.#source;
    this.#known.tidy();
    this.#tags++;
    for (;;) {
      const start = source.skipSpace(source.at);
      const code = source.text.charCodeAt(start);
      if (code === greaterThan || code === slash) {
        source.at = start;
        return;
      }
      if (start === source.at) source.fail("malformed", "White space, > or /> expected.", start);
      if (this.#count >= this.#maxAttributes)
        source.fail("limit", `More than ${this.#maxAttributes} attributes.`, start);
      this.#attribute(start);
    }
  }

  /** How many attributes there are, declarations left out once they are taken over. */
  get count(): number {
    return this.#declares ? this.#others.length : this.#count;
  }

  /** Attributes and declarations as they stand. */
  get written(): readonly WrittenAttribute[] {
    return this.#names.slice(0, this.#count).map(({ raw }, index) => ({ name: raw, value: this.#values[index] ?? "" }));
  }

  /** Takes over the declarations of an element at a depth, and looks up the namespaces of its attributes. */
  resolve(depth: number): void {
    if (this.isBare) return;
    if (this.#declares) this.#declare(depth);
    let prefixed: Set<string> | undefined;
    for (let index = 0; index < this.#count; index++) {
      const name = this.#names[index];
      if (name === undefined || name.prefix === "" || name.isDeclaration) continue;
      if (!resolveName(name, this.#scope)) {
        this.#fail("namespace", `The prefix ${name.prefix} is not declared.`, index);
      }
      prefixed ??= new Set();
      if (prefixed.has(name.expanded)) this.#fail("malformed", `The attribute ${name.raw} stands twice.`, index);
      prefixed.add(name.expanded);
    }
  }

  name(index: number): Name {
    const name = this.#names[this.#declares ? (this.#others[index] ?? -1) : index];
    if (name === undefined) throw new RangeError("There is no such attribute.");
    return name;
  }

  value(index: number): string {
    return this.#values[this.#declares ? (this.#others[index] ?? -1) : index] ?? "";
  }

  #declare(depth: number): void {
    this.#others = [];
    for (let index = 0; index < this.#count; index++) {
      const name = this.#names[index];
      if (!name?.isDeclaration) this.#others.push(index);
      else if (!this.#scope.declare(depth, name.prefix === "" ? "" : name.local, this.#values[index] ?? "")) {
        this.#fail("namespace", `The namespace declaration ${name.raw} is not allowed.`, index);
      }
    }
  }

  #attribute(start: number): void {
    const source = this.#source;
    const name = this.#known.read(start);
    let at = start + name.raw.length;
    if (source.text.charCodeAt(at) !== equals) {
      at = source.skipSpace(at);
      if (source.text.charCodeAt(at) !== equals)
        source.fail("malformed", `The attribute ${name.raw} has no value.`, at);
    }
    at++;
    if (source.text.charCodeAt(at) !== quotation) at = source.skipSpace(at);
    const quote = source.text.charCodeAt(at);
    if (quote !== quotation && quote !== apostrophe)
      source.fail("malformed", `The value of ${name.raw} is not quoted.`, at);
    if (name.tag === this.#tags) source.fail("malformed", `The attribute ${name.raw} stands twice.`, start);
    name.tag = this.#tags;
    if (name.isDeclaration) this.#declares = true;
    this.#names[this.#count] = name;
    this.#starts[this.#count] = start;
    this.#values[this.#count] = this.#value(at + 1, quote, name);
    this.#count++;
  }

  #value(start: number, quote: number, name: Name): string {
    const source = this.#source;
    const { text } = source;
    const same = start + name.value.length;
    if (name.quote === quote && text.charCodeAt(same) === quote && text.startsWith(name.value, start)) {
      source.at = same + 1;
      return name.value;
    }
    let isPlain = true;
    let end = start;
    for (let code = text.charCodeAt(end); code !== quote; code = text.charCodeAt(++end)) {
      if (code > lessThan) continue;
      if (code === lessThan) source.fail("malformed", `A < in the value of ${name.raw}.`, end);
      if (code < space || code === ampersand) isPlain = false;
      else if (Number.isNaN(code)) break;
    }
    if (end >= text.length) source.fail("malformed", `The value of ${name.raw} is not closed.`, start - 1);
    source.at = end + 1;
    const value = text.slice(start, end);
    if (!isPlain) return this.#normalised(value, start);
    name.value = value;
    name.quote = quote;
    return value;
  }

  #normalised(raw: string, start: number): string {
    const value = raw.replaceAll(/\r\n|[\t\n\r]/g, " ");
    return expandReferences(value, (offset) =>
      this.#source.fail("malformed", "A reference that XML does not know.", start + raw.indexOf("&", offset)),
    );
  }

  #fail(code: "malformed" | "namespace", message: string, index: number): never {
    this.#source.fail(code, message, this.#starts[index]);
  }
}
