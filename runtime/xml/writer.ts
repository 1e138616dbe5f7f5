import { illegalAt } from "./characters.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { escapeAttribute, escapeText, isPlain } from "./escape.js";
import { WriterNames, type WrittenName } from "./writer-names.js";

interface Open {
  readonly name: WrittenName;
  /** The default namespace inside. */
  readonly bare: string;
}

const chunkLength = 16_384;

/**
 * Writes a document piece by piece. A namespace gets its prefix where it is first used; all are declared at the root, or
 * where they are used when the root is already gone.
 *
 * @throws {@link XmlError} `character` for text that XML cannot hold and for names that are none; `limit` for depth.
 */
export class XmlWriter {
  readonly #defaultNamespace: string;
  readonly #maxDepth: number;
  readonly #names = new WriterNames();
  readonly #open: Open[] = [];
  readonly #chunks: string[] = [];
  /** Namespaces declared in scope, with how many elements were open; those of the root come first. */
  readonly #declared = new Map<string, number>();
  #out = "";
  #inTag = false;
  /** The root's tag, which stays open until all namespaces of the document are known, or its beginning is asked for. */
  #root: string | undefined = "";
  #rootIsEmpty = false;

  /**
   * @param defaultNamespace - Its elements are written without a prefix; empty for none.
   * @param maxDepth - Elements inside one another.
   */
  constructor(defaultNamespace = "", maxDepth = 256) {
    this.#defaultNamespace = defaultNamespace;
    this.#maxDepth = maxDepth;
  }

  /** Opens an element. */
  start(namespace: string, local: string): void {
    this.#endTag();
    if (this.#open.length >= this.#maxDepth)
      this.#fail("limit", `More than ${this.#maxDepth} elements inside one another.`);
    const outside = this.#open.at(-1)?.bare ?? this.#defaultNamespace;
    const isBare = namespace === "" || namespace === this.#defaultNamespace;
    const bare = isBare ? namespace : outside;
    const name = this.#name(namespace, local, isBare);
    this.#open.push({ name, bare });
    this.#out += name.start;
    if (bare !== outside) this.#out += ` xmlns="${this.#escaped(bare)}"`;
    this.#declare(name);
    this.#inTag = true;
  }

  /** Adds an attribute to the element just opened. */
  attribute(namespace: string, local: string, value: string): void {
    const name = this.#name(namespace, local, namespace === "");
    this.#declare(name);
    this.#out += `${name.attribute}${this.#escaped(value)}"`;
  }

  /** Adds text. */
  text(value: string): void {
    if (value === "") return;
    this.#endTag();
    if (isPlain(value, "text")) this.#out += value;
    else {
      this.#checkText(value);
      this.#out += escapeText(value);
    }
  }

  /** Closes the innermost element. */
  end(): void {
    const name = this.#open.at(-1)?.name;
    if (!this.#inTag) this.#out += name?.end ?? "";
    else if (this.#open.length === 1) {
      this.#rootIsEmpty = true;
      this.#takeRoot();
    } else this.#out += "/>";
    this.#inTag = false;
    if (this.#root === undefined) this.#leave();
    this.#open.pop();
    if (this.#out.length > chunkLength) this.#flush();
  }

  /** What is written and was not drained before. From here on, a namespace is declared where it is used. */
  drain(): string {
    this.#endTag();
    const head = this.#root === undefined ? "" : this.#rootTag(this.#root);
    this.#root = undefined;
    this.#flush();
    return head + this.#chunks.splice(0).join("");
  }

  /** The document, once the root is closed. */
  finish(): string {
    return this.drain();
  }

  /** Local names of the open elements, such as `/melding/geek`. */
  get path(): string {
    return this.#open.map(({ name }) => `/${name.local}`).join("");
  }

  #endTag(): void {
    if (!this.#inTag) return;
    if (this.#open.length === 1) this.#takeRoot();
    else this.#out += ">";
    this.#inTag = false;
  }

  #takeRoot(): void {
    this.#root = this.#out;
    this.#out = "";
  }

  #rootTag(tag: string): string {
    const bare = this.#defaultNamespace === "" ? "" : ` xmlns="${this.#escaped(this.#defaultNamespace)}"`;
    const prefixed = [...this.#declared.keys()].map((namespace) => this.#declaration(namespace));
    return [tag, bare, ...prefixed, this.#rootIsEmpty ? "/>" : ">"].join("");
  }

  #declare({ prefixed }: WrittenName): void {
    if (prefixed === undefined || this.#declared.has(prefixed)) return;
    this.#declared.set(prefixed, this.#root === undefined ? this.#open.length : 0);
    if (this.#root === undefined) this.#out += this.#declaration(prefixed);
  }

  #declaration(namespace: string): string {
    return ` xmlns:${this.#names.prefix(namespace)}="${this.#escaped(namespace)}"`;
  }

  #leave(): void {
    const depth = this.#open.length;
    for (const [namespace, declared] of this.#declared) if (declared === depth) this.#declared.delete(namespace);
  }

  // A text that was put together is a tree of its parts until it is looked into. Short trees are gone before the collector
  // has moved them about.
  #flush(): void {
    this.#out.charCodeAt(0);
    this.#chunks.push(this.#out);
    this.#out = "";
  }

  #name(namespace: string, local: string, isBare: boolean): WrittenName {
    return this.#names.get(namespace, local, isBare) ?? this.#fail("character", "A name that XML does not allow.");
  }

  #escaped(value: string): string {
    if (isPlain(value, "attribute")) return value;
    this.#checkText(value);
    return escapeAttribute(value);
  }

  #checkText(value: string): void {
    if (illegalAt(value) !== -1) this.#fail("character", "A character that XML does not allow.");
  }

  #fail(code: XmlErrorCode, message: string): never {
    throw new XmlError(code, message, { path: this.path });
  }
}
