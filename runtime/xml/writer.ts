import { illegalAt, wholeName } from "./characters.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { instanceNamespace, xmlNamespace } from "./namespaces.js";

interface Open {
  readonly tag: string;
  readonly local: string;
  /** The default namespace inside. */
  readonly bare: string;
}

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
  readonly #names = new Set<string>();
  readonly #open: Open[] = [];
  readonly #chunks: string[] = [];
  #out = "";
  #inTag = false;
  #root = "";
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
    this.#checkName(local);
    const outside = this.#open.at(-1)?.bare ?? this.#defaultNamespace;
    const isBare = namespace === "" || namespace === this.#defaultNamespace;
    const bare = isBare ? namespace : outside;
    const tag = isBare ? local : `${this.#prefix(namespace)}:${local}`;
    this.#open.push({ tag, local, bare });
    this.#out += bare === outside ? `<${tag}` : `<${tag} xmlns="${escapeAttribute(bare)}"`;
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
    const declarations = [...this.#prefixes].filter(([namespace]) => namespace !== xmlNamespace);
    const prefixed = declarations
      .map(([namespace, prefix]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
      .join("");
    const bare = this.#defaultNamespace === "" ? "" : ` xmlns="${escapeAttribute(this.#defaultNamespace)}"`;
    return [this.#root, bare, prefixed, this.#rootIsEmpty ? "/>" : ">", ...this.#chunks].join("");
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
    const prefix = namespace === instanceNamespace ? "xsi" : `ns${this.#prefixes.size}`;
    this.#prefixes.set(namespace, prefix);
    return prefix;
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
