import { illegalAt } from "./characters.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { escapeAttribute, escapeText, section } from "./escape.js";
import { declarationNamespace, xmlNamespace } from "./namespaces.js";
import { isLocalName } from "./simple-type.js";
import { WriterNames, type WrittenName } from "./writer-names.js";

interface Open {
  readonly name: WrittenName;
  /** The default namespace inside. */
  readonly bare: string;
}

const none: Readonly<Record<string, string>> = {};
const reserved = new Set([xmlNamespace, declarationNamespace]);
const chunkLength = 65_536;

/**
 * Writes a document piece by piece. A namespace gets its prefix where it is first used; all are declared at the root.
 *
 * @throws {@link XmlError} `character` for text that XML cannot hold and for names that are none; `limit` for depth.
 */
export class XmlWriter {
  readonly #defaultNamespace: string;
  readonly #maxDepth: number;
  readonly #cdata: ReadonlySet<string> | undefined;
  #names = new WriterNames();
  readonly #open: Open[] = [];
  readonly #chunks: string[] = [];
  /** Namespaces whose prefix is declared, and how many elements were open; 0 for the root's. */
  readonly #inScope = new Map<string, number>();
  /** Those of the root, as attributes. */
  readonly #declarations: string[] = [];
  /** Namespaces by prefixes that names as values have had before; declared at the root. */
  readonly #wanted = new Map<string, string>();
  #out = "";
  #inTag = false;
  /** The root's tag, which stays open until all namespaces of the document are known; none in a fork. */
  #root: string | undefined = "";
  #rootIsEmpty = false;
  /** How many chunks stand before what is left to a fork. */
  #forkedAt = 0;
  #rootDefault: string;

  /**
   * @param defaultNamespace - Its elements are written without a prefix; empty for none.
   * @param maxDepth - Elements inside one another.
   * @param cdata - Elements whose texts are CDATA sections: local names, or paths as {@link path}.
   */
  constructor(defaultNamespace = "", maxDepth = 256, cdata: Iterable<string> = []) {
    this.#defaultNamespace = this.#rootDefault = defaultNamespace;
    this.#maxDepth = maxDepth;
    const names = new Set(cdata);
    this.#cdata = names.size > 0 ? names : undefined;
  }

  /**
   * Opens an element.
   *
   * @param declarations - Namespaces by prefix that names inside its text and attributes need; empty for the default one.
   */
  start(namespace: string, local: string, declarations: Readonly<Record<string, string>> = none): void {
    this.#endTag();
    if (this.#open.length >= this.#maxDepth)
      this.#fail("limit", `More than ${this.#maxDepth} elements inside one another.`);
    const outside = this.#open.at(-1)?.bare ?? this.#defaultNamespace;
    const wanted = declarations === none ? undefined : declarations[""];
    const isWanted = wanted !== undefined && (namespace !== "" || wanted === "");
    const isBare = isWanted ? namespace === wanted : namespace === "" || namespace === this.#defaultNamespace;
    const bare = isWanted ? wanted : isBare ? namespace : outside;
    const declared = declarations === none ? "" : this.#given(declarations);
    const name = this.#name(namespace, local, isBare);
    if (this.#open.length === 0) {
      this.#rootDefault = bare;
      this.#out = name.start;
    } else {
      this.#out += name.start;
      if (bare !== outside) this.#out += ` xmlns="${this.#escaped(bare)}"`;
      if (declared !== "") this.#out += declared;
    }
    this.#open.push({ name, bare });
    if (name.prefixed !== undefined) this.declare(name.prefixed);
    this.#inTag = true;
  }

  /** Writes an element that holds a text and nothing else in one go; false when it takes more than that. */
  leaf(namespace: string, local: string, text: string): boolean {
    const depth = this.#open.length;
    const bare = this.#open[depth - 1]?.bare;
    const isBare = namespace === "" || namespace === this.#defaultNamespace;
    if (bare === undefined || depth >= this.#maxDepth || (isBare && namespace !== bare) || this.#cdata) return false;
    const escaped = escapeText(text);
    if (!escaped || escaped.length > chunkLength) return false;
    const name = this.#name(namespace, local, isBare);
    // The prefix is declared with the rest of a start tag.
    if (name.prefixed !== undefined && !this.#inScope.has(name.prefixed)) return false;
    this.#endTag();
    this.#out += name.whole;
    this.#out += escaped;
    this.#out += name.end;
    if (this.#out.length > chunkLength) this.#flush();
    return true;
  }

  /** Adds an attribute to the element just opened. */
  attribute(namespace: string, local: string, value: string): void {
    const name = this.#name(namespace, local, namespace === "");
    if (name.prefixed !== undefined) this.declare(name.prefixed);
    this.#out += `${name.attribute}${this.#escaped(value)}"`;
  }

  /** Adds text. */
  text(value: string): void {
    if (value === "") return;
    this.#endTag();
    if (this.#cdata && this.#isAmong(this.#cdata)) {
      if (illegalAt(value) !== -1) this.#refuseText();
      this.#out += section(value);
      return;
    }
    const escaped = escapeText(value) ?? this.#refuseText();
    if (escaped.length < chunkLength) this.#out += escaped;
    else {
      this.#flush();
      this.#chunks.push(escaped);
    }
  }

  /**
   * A name as a value in the element just opened, its prefix declared.
   *
   * @param wanted - The prefix it is to have, if that is free.
   */
  qualify(namespace: string, local: string, wanted?: string): string {
    if (wanted && namespace !== "" && this.#takes(wanted, namespace)) return `${wanted}:${local}`;
    const isBare = namespace === this.#open.at(-1)?.bare;
    if (namespace === "" && !isBare)
      this.#fail("namespace", "A name without a namespace cannot stand where there is a default one.");
    const name = this.#name(namespace, local, isBare);
    if (name.prefixed !== undefined) this.declare(name.prefixed);
    return name.tag;
  }

  /** True when a prefix stands for a namespace at the root, or does from now on. */
  #takes(prefix: string, namespace: string): boolean {
    if (this.#root === undefined) return false;
    if (this.#wanted.get(prefix) === namespace) return true;
    if (!this.#names.take(prefix, namespace)) return false;
    this.#declarations.push(this.#declaration(prefix, namespace));
    this.#wanted.set(prefix, namespace);
    return true;
  }

  /** Gives a namespace a prefix: at the root, or in a fork at the element just opened. */
  declare(namespace: string): void {
    if (this.#inScope.has(namespace)) return;
    const declaration = this.#declaration(this.#names.prefix(namespace), namespace);
    if (this.#root === undefined) this.#out += declaration;
    else this.#declarations.push(declaration);
    this.#inScope.set(namespace, this.#root === undefined ? this.#open.length : 0);
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

  /** A writer that stands where this one does, for what somebody else writes in between. */
  fork(): XmlWriter {
    this.#endTag();
    this.#flush();
    this.#forkedAt = this.#chunks.length;
    const fork = new XmlWriter(this.#defaultNamespace, this.#maxDepth, this.#cdata);
    fork.#root = undefined;
    fork.#open.push(...this.#open);
    fork.#names = this.#names.copy();
    for (const namespace of this.#inScope.keys()) fork.#inScope.set(namespace, 0);
    return fork;
  }

  /** What a fork has written and was not drained before. */
  drain(): string {
    this.#flush();
    return this.#chunks.splice(0).join("");
  }

  /** The document before and after its fork, once the root is closed. */
  halves(): readonly [before: string, after: string] {
    this.#flush();
    const before = [this.#rootTag, ...this.#chunks.slice(0, this.#forkedAt)];
    return [before.join(""), this.#chunks.slice(this.#forkedAt).join("")];
  }

  /**
   * The document, once the root is closed.
   *
   * @param before - What stands in front of the root.
   */
  finish(before = ""): string {
    this.#flush();
    return [before, this.#rootTag, ...this.#chunks].join("");
  }

  /** Local names of the open elements, such as `/melding/geek`. */
  get path(): string {
    return this.#open.map(({ name }) => `/${name.local}`).join("");
  }

  get #rootTag(): string {
    const bare = this.#rootDefault === "" ? "" : ` xmlns="${this.#escaped(this.#rootDefault)}"`;
    return [this.#root, bare, ...this.#declarations, this.#rootIsEmpty ? "/>" : ">"].join("");
  }

  #isAmong(names: ReadonlySet<string>): boolean {
    return names.has(this.#open.at(-1)?.name.local ?? "") || names.has(this.path);
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

  /** Declares prefixes an element names itself, and gives up those that they hide. */
  #given(declarations: Readonly<Record<string, string>>): string {
    let attributes = "";
    for (const [prefix, namespace] of Object.entries(declarations)) {
      if (prefix === "" || prefix === "xml") continue;
      if (!isLocalName(prefix)) this.#fail("character", "A name that XML does not allow.");
      if (namespace === "" || prefix === "xmlns" || reserved.has(namespace))
        this.#fail("namespace", `The prefix ${prefix} cannot be declared so.`);
      this.#wanted.delete(prefix);
      const hidden = this.#names.hide(prefix, namespace);
      if (hidden !== undefined) this.#inScope.delete(hidden);
      const declaration = this.#declaration(prefix, namespace);
      if (this.#open.length === 0) {
        this.#names.bind(prefix, namespace);
        this.#declarations.push(declaration);
        this.#inScope.set(namespace, 0);
      } else attributes += declaration;
    }
    return attributes;
  }

  #declaration(prefix: string, namespace: string): string {
    return ` xmlns:${prefix}="${this.#escaped(namespace)}"`;
  }

  #leave(): void {
    const depth = this.#open.length;
    for (const [namespace, declared] of this.#inScope) if (declared === depth) this.#inScope.delete(namespace);
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
    return escapeAttribute(value) ?? this.#refuseText();
  }

  #refuseText(): never {
    this.#fail("character", "A character that XML does not allow.");
  }

  #fail(code: XmlErrorCode, message: string): never {
    throw new XmlError(code, message, { path: this.path });
  }
}
