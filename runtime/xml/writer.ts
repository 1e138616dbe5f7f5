import { illegalAt, wholeName } from "./characters.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { declarationNamespace, instanceNamespace, xmlNamespace } from "./namespaces.js";

interface Open {
  readonly tag: string;
  readonly local: string;
  /** The default namespace inside. */
  readonly bare: string;
}

const none: Readonly<Record<string, string>> = {};
const reserved = new Set([xmlNamespace, declarationNamespace]);
const chunkLength = 65536;
const replacements: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Writes a document piece by piece. A namespace gets its prefix where it is first used; all are declared at the root.
 *
 * @throws {@link XmlError} `character` for text that XML cannot hold and for names that are none; `limit` for depth.
 */
export class XmlWriter {
  readonly #defaultNamespace: string;
  readonly #maxDepth: number;
  readonly #prefixes = new Map([[xmlNamespace, "xml"]]);
  /** What each prefix was last declared for. */
  readonly #declared = new Map([["xml", xmlNamespace]]);
  /** Those of the root, as attributes. */
  readonly #declarations: string[] = [];
  readonly #names = new Set<string>();
  readonly #open: Open[] = [];
  readonly #chunks: string[] = [];
  #out = "";
  #inTag = false;
  #root = "";
  #rootIsEmpty = false;
  #rootDefault: string;

  /**
   * @param defaultNamespace - Its elements are written without a prefix; empty for none.
   * @param maxDepth - Elements inside one another.
   */
  constructor(defaultNamespace = "", maxDepth = 256) {
    this.#defaultNamespace = this.#rootDefault = defaultNamespace;
    this.#maxDepth = maxDepth;
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
    this.#checkName(local);
    const outside = this.#open.at(-1)?.bare ?? this.#defaultNamespace;
    const wanted = declarations === none ? undefined : declarations[""];
    const isWanted = wanted !== undefined && (namespace !== "" || wanted === "");
    const isBare = isWanted ? namespace === wanted : namespace === "" || namespace === this.#defaultNamespace;
    const bare = isWanted ? wanted : isBare ? namespace : outside;
    const declared = declarations === none ? "" : this.#declare(declarations);
    const tag = isBare ? local : `${this.#prefix(namespace)}:${local}`;
    if (this.#open.length === 0) {
      this.#rootDefault = bare;
      this.#out = `<${tag}`;
    } else this.#out += `<${tag}${bare === outside ? "" : ` xmlns="${escapeAttribute(bare)}"`}${declared}`;
    this.#open.push({ tag, local, bare });
    this.#inTag = true;
  }

  /** Adds an attribute to the element just opened. */
  attribute(namespace: string, local: string, value: string): void {
    this.#checkName(local);
    this.#checkText(value);
    const name = namespace === "" ? local : `${this.#prefix(namespace)}:${local}`;
    this.#out += ` ${name}="${escapeAttribute(value)}"`;
  }

  /** Adds text. */
  text(value: string): void {
    if (value === "") return;
    this.#endTag();
    this.#checkText(value);
    this.#out += /[&<>\r]/.test(value)
      ? value.replaceAll(/[&<>\r]/g, (character) => replacements[character] ?? "")
      : value;
    if (this.#out.length > chunkLength) this.#flush();
  }

  /** A name as a value in the element just opened, its prefix declared. */
  qualify(namespace: string, local: string): string {
    this.#checkName(local);
    if (namespace === this.#open.at(-1)?.bare) return local;
    if (namespace !== "") return `${this.#prefix(namespace)}:${local}`;
    this.#fail("namespace", "A name without a namespace cannot stand where there is a default one.");
  }

  /** Closes the innermost element. */
  end(): void {
    const tag = this.#open.at(-1)?.tag ?? "";
    if (!this.#inTag) this.#out += `</${tag}>`;
    else if (this.#open.length === 1) {
      this.#rootIsEmpty = true;
      this.#takeRoot();
    } else this.#out += "/>";
    this.#inTag = false;
    this.#open.pop();
  }

  /** The document, once the root is closed. */
  finish(): string {
    this.#flush();
    const bare = this.#rootDefault === "" ? "" : ` xmlns="${escapeAttribute(this.#rootDefault)}"`;
    return [this.#root, bare, ...this.#declarations, this.#rootIsEmpty ? "/>" : ">", ...this.#chunks].join("");
  }

  /** Local names of the open elements, such as `/melding/geek`. */
  get path(): string {
    return this.#open.map(({ local }) => `/${local}`).join("");
  }

  #endTag(): void {
    if (!this.#inTag) return;
    if (this.#open.length === 1) this.#takeRoot();
    else this.#out += ">";
    this.#inTag = false;
  }

  // The root's tag stays open until finish, when every namespace of the document is known.
  #takeRoot(): void {
    this.#root = this.#out;
    this.#out = "";
  }

  // Appending to one long string costs several times more per byte than joining chunks.
  #flush(): void {
    this.#chunks.push(this.#out);
    this.#out = "";
  }

  #prefix(namespace: string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    this.#checkText(namespace);
    let number = this.#declared.size;
    let prefix = namespace === instanceNamespace ? "xsi" : `ns${number}`;
    while (this.#declared.has(prefix)) prefix = `ns${number++}`;
    this.#declareAtRoot(prefix, namespace);
    return prefix;
  }

  #declareAtRoot(prefix: string, namespace: string): void {
    this.#prefixes.set(namespace, prefix);
    this.#declared.set(prefix, namespace);
    this.#declarations.push(` xmlns:${prefix}="${escapeAttribute(namespace)}"`);
  }

  /** Declares prefixes an element names itself, and gives up those of the root that they hide. */
  #declare(declarations: Readonly<Record<string, string>>): string {
    let attributes = "";
    for (const [prefix, namespace] of Object.entries(declarations)) {
      if (prefix === "" || prefix === "xml") continue;
      this.#checkName(prefix);
      this.#checkText(namespace);
      if (namespace === "" || prefix === "xmlns" || reserved.has(namespace))
        this.#fail("namespace", `The prefix ${prefix} cannot be declared so.`);
      const hidden = this.#declared.get(prefix);
      if (hidden !== undefined && hidden !== namespace) this.#prefixes.delete(hidden);
      if (this.#open.length === 0) this.#declareAtRoot(prefix, namespace);
      else {
        this.#declared.set(prefix, namespace);
        attributes += ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
      }
    }
    return attributes;
  }

  #checkName(local: string): void {
    if (this.#names.has(local)) return;
    if (!wholeName.test(local) || local.includes(":")) this.#fail("character", "A name that XML does not allow.");
    this.#names.add(local);
  }

  #checkText(value: string): void {
    if (illegalAt(value) !== -1) this.#fail("character", "A character that XML does not allow.");
  }

  #fail(code: XmlErrorCode, message: string): never {
    throw new XmlError(code, message, { path: this.path });
  }
}

function escapeAttribute(value: string): string {
  return /[&<>"\t\n\r]/.test(value)
    ? value.replaceAll(/[&<>"\t\n\r]/g, (character) => replacements[character] ?? "")
    : value;
}
