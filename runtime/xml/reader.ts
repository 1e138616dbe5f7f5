import { illegalAt, isBlank, isLegal, isSpace, nameAt } from "./characters.js";
import { decodeXml } from "./decode.js";
import { XmlError, type XmlErrorCode, type XmlPosition } from "./error.js";
import { declarationNamespace, expandedName, xmlNamespace } from "./namespaces.js";

/** How much of a document is read before it is refused. */
export interface XmlLimits {
  /** Elements inside one another; 256 unless said otherwise. */
  readonly maxDepth?: number;
  /** Attributes and namespace declarations of one element; 512 unless said otherwise. */
  readonly maxAttributes?: number;
  /** UTF-16 code units of one name; 1024 unless said otherwise. */
  readonly maxNameLength?: number;
  /** Bytes, or UTF-16 code units of a string; unlimited unless said otherwise. */
  readonly maxSize?: number;
}

/** One attribute of a start tag. Namespace declarations are not attributes. */
export interface XmlAttribute {
  /** Empty when the attribute has none. */
  readonly namespace: string;
  readonly local: string;
  /** References expanded, white space normalised. */
  readonly value: string;
}

/** One attribute, or one namespace declaration, of a start tag as it stands. */
export interface WrittenAttribute {
  readonly name: string;
  /** References expanded, white space normalised. */
  readonly value: string;
}

/** What {@link XmlReader.next} stands on. */
export type XmlToken = "start" | "text" | "end" | "eof";

interface RawAttribute extends WrittenAttribute {
  readonly offset: number;
}

const exclamation = 0x21;
const slash = 0x2f;
const question = 0x3f;
const greaterThan = 0x3e;
const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const xmlDeclaration =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.\d+"|'1\.\d+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

const referenceAt = /&(?:#0*(\d{1,7})|#x0*([\da-fA-F]{1,6})|([a-z]{2,4}));/y;

/**
 * Reads a document token by token, strictly and in linear time: [XML 1.0](https://www.w3.org/TR/xml/) with
 * [Namespaces](https://www.w3.org/TR/xml-names/), without a document type.
 *
 * A DOCTYPE is refused, which ends entity expansion and external entities at once. Character data between two tags is one
 * `text` token, whatever comments, CDATA sections and processing instructions it is cut up by.
 *
 * @throws {@link XmlError} with line and column, from the constructor and from {@link next}.
 */
export class XmlReader {
  /** The namespace of the element last started; empty when it has none. */
  namespace = "";
  /** The local name of the element last started. */
  local = "";
  /** The attributes of the element last started. */
  attributes: readonly XmlAttribute[] = [];
  /** The name of the element last started as it stands, with its prefix. */
  tag = "";
  /** The attributes of the element last started as they stand, with their prefixes; declarations of namespaces too. */
  written: readonly WrittenAttribute[] = [];
  /** The character data of the last `text` token. */
  text = "";

  readonly #source: string;
  readonly #maxDepth: number;
  readonly #maxAttributes: number;
  readonly #maxNameLength: number;
  readonly #open: string[] = [];
  readonly #prefixes = new Map([
    ["", ""],
    ["xml", xmlNamespace],
  ]);
  /** What each open element's declarations replaced, so that an end tag restores it without a walk. */
  readonly #replaced: (ReadonlyMap<string, string | undefined> | undefined)[] = [];
  #at = 0;
  #token = 0;
  #selfClosing = false;
  #closeScope = false;
  #rootSeen = false;
  #lines: readonly number[] | undefined;

  constructor(input: string | Uint8Array, limits: XmlLimits = {}) {
    const { maxDepth = 256, maxAttributes = 512, maxNameLength = 1024, maxSize = Infinity } = limits;
    this.#maxDepth = maxDepth;
    this.#maxAttributes = maxAttributes;
    this.#maxNameLength = maxNameLength;
    if (input.length > maxSize) throw new XmlError("limit", `The document is larger than ${maxSize}.`);
    this.#source = typeof input === "string" ? input : decodeXml(input);

    const illegal = illegalAt(this.#source);
    if (illegal !== -1) this.#fail("character", "A character that XML does not allow.", illegal);
    if (this.#source.startsWith("\uFEFF")) this.#at = 1;
    if (/^<\?xml[ \t\r\n]/.test(this.#source.slice(this.#at, this.#at + 6))) {
      xmlDeclaration.lastIndex = this.#at;
      if (!xmlDeclaration.test(this.#source)) this.#fail("malformed", "The XML declaration is malformed.");
      this.#at = xmlDeclaration.lastIndex;
    }
  }

  /** Moves to the next token. */
  next(): XmlToken {
    if (this.#closeScope) this.#restore();
    if (this.#selfClosing) {
      this.#selfClosing = false;
      return this.#closed();
    }
    return this.#open.length > 0 ? this.#content() : this.#outside();
  }

  /** Where the current token starts. */
  get position(): XmlPosition {
    return this.#position(this.#token);
  }

  /** The namespace a prefix stands for at the current token; the empty prefix is the default namespace. */
  resolve(prefix: string): string | undefined {
    return this.#prefixes.get(prefix);
  }

  #outside(): XmlToken {
    for (;;) {
      const tag = this.#source.indexOf("<", this.#at);
      const end = tag === -1 ? this.#source.length : tag;
      if (!isBlank(this.#source.slice(this.#at, end))) this.#fail("malformed", "Text outside the root element.");
      this.#at = this.#token = end;
      if (tag === -1) {
        if (!this.#rootSeen) this.#fail("malformed", "There is no root element.");
        return "eof";
      }
      if (this.#skipMarkup()) continue;
      if (this.#source.startsWith("<![CDATA[", tag)) this.#fail("malformed", "Text outside the root element.");
      if (this.#source.charCodeAt(tag + 1) === slash) this.#fail("malformed", "An end tag without a start tag.");
      if (this.#rootSeen) this.#fail("malformed", "A second root element.");
      this.#rootSeen = true;
      return this.#startTag();
    }
  }

  #content(): XmlToken {
    this.#token = this.#at;
    let text = "";
    for (;;) {
      const tag = this.#source.indexOf("<", this.#at);
      if (tag === -1) this.#fail("malformed", `The element ${this.#open.at(-1)} is not closed.`, this.#source.length);
      if (tag > this.#at) text += this.#characters(this.#at, tag);
      this.#at = tag;
      const code = this.#source.charCodeAt(tag + 1);
      if (code !== exclamation && code !== question) {
        if (text !== "") {
          this.text = text;
          return "text";
        }
        this.#token = tag;
        return code === slash ? this.#endTag() : this.#startTag();
      }
      if (this.#source.startsWith("<![CDATA[", tag)) {
        const end = this.#find("]]>", tag + 9, "The CDATA section is not closed.");
        text += lineEnds(this.#source.slice(tag + 9, end));
        this.#at = end + 3;
      } else this.#skipMarkup();
    }
  }

  /** Steps over a comment or a processing instruction. */
  #skipMarkup(): boolean {
    const start = this.#at;
    if (this.#source.startsWith("<!--", start)) {
      const end = this.#find("--", start + 4, "The comment is not closed.");
      if (this.#source.charCodeAt(end + 2) !== greaterThan)
        this.#fail("malformed", "Two hyphens inside a comment.", end);
      this.#at = end + 3;
      return true;
    }
    if (this.#source.startsWith("<?", start)) {
      const target = this.#name(start + 2);
      const after = start + 2 + target.length;
      if (target.toLowerCase() === "xml") this.#fail("malformed", "An XML declaration that is not at the start.");
      if (target.includes(":")) this.#fail("namespace", "A processing instruction with a colon in its name.");
      const end = this.#find("?>", after, "The processing instruction is not closed.");
      if (end > after && !isSpace(this.#source.charCodeAt(after))) {
        this.#fail("malformed", "A processing instruction needs white space after its name.", after);
      }
      this.#at = end + 2;
      return true;
    }
    if (this.#source.startsWith("<!DOCTYPE", start)) this.#fail("doctype", "A document type is not accepted.");
    if (this.#source.startsWith("<!", start) && !this.#source.startsWith("<![CDATA[", start)) {
      this.#fail("malformed", "Unknown markup.");
    }
    return false;
  }

  #startTag(): XmlToken {
    const name = this.#name(this.#at + 1);
    if (this.#open.length >= this.#maxDepth)
      this.#fail("limit", `More than ${this.#maxDepth} elements inside one another.`);
    let at = this.#at + 1 + name.length;
    const found: RawAttribute[] = [];
    for (;;) {
      const before = at;
      at = this.#skipSpace(at);
      const code = this.#source.charCodeAt(at);
      if (code === greaterThan) {
        at++;
        break;
      }
      if (code === slash && this.#source.charCodeAt(at + 1) === greaterThan) {
        this.#selfClosing = true;
        at += 2;
        break;
      }
      if (at === before) this.#fail("malformed", "White space, > or /> expected.", at);
      if (found.length >= this.#maxAttributes) this.#fail("limit", `More than ${this.#maxAttributes} attributes.`, at);
      at = this.#attribute(at, found);
    }
    this.#open.push(name);
    this.tag = name;
    this.written = found;
    this.#declare(found);
    this.attributes = found.length === 0 ? [] : this.#resolveAttributes(found);
    if (name.includes(":")) {
      const { prefix, local } = this.#split(name, this.#token);
      this.namespace = this.#namespaceOf(prefix, this.#token);
      this.local = local;
    } else {
      this.namespace = this.#prefixes.get("") ?? "";
      this.local = name;
    }
    this.#at = at;
    return "start";
  }

  #attribute(start: number, found: RawAttribute[]): number {
    const name = this.#name(start);
    let at = this.#skipSpace(start + name.length);
    if (this.#source[at] !== "=") this.#fail("malformed", `The attribute ${name} has no value.`, at);
    at = this.#skipSpace(at + 1);
    const quote = this.#source[at];
    if (quote !== '"' && quote !== "'") this.#fail("malformed", `The value of ${name} is not quoted.`, at);
    const end = this.#find(quote, at + 1, `The value of ${name} is not closed.`);
    const raw = this.#source.slice(at + 1, end);
    if (raw.includes("<")) this.#fail("malformed", `A < in the value of ${name}.`, at + 1 + raw.indexOf("<"));
    const spaced = /[\t\n\r]/.test(raw) ? raw.replaceAll(/\r\n|[\t\n\r]/g, " ") : raw;
    found.push({ name, value: this.#expand(spaced, at + 1), offset: start });
    return end + 1;
  }

  #endTag(): XmlToken {
    const name = this.#open.at(-1) ?? "";
    let at = this.#at + 2 + name.length;
    const code = this.#source.charCodeAt(at);
    if (!this.#source.startsWith(name, this.#at + 2) || (code !== greaterThan && !isSpace(code))) {
      this.#fail("malformed", `The end tag of ${name} expected.`);
    }
    at = this.#skipSpace(at);
    if (this.#source.charCodeAt(at) !== greaterThan) this.#fail("malformed", "> expected.", at);
    this.#at = at + 1;
    return this.#closed();
  }

  #closed(): XmlToken {
    this.#open.pop();
    this.#closeScope = true;
    return "end";
  }

  /** Puts the declarations of each element on the map, and remembers what they replaced. */
  #declare(found: readonly RawAttribute[]): void {
    let replaced: Map<string, string | undefined> | undefined;
    for (const { name, value, offset } of found) {
      const prefix = declaredPrefix(name);
      if (prefix === undefined) continue;
      if (replaced?.has(prefix)) this.#fail("malformed", `The attribute ${name} stands twice.`, offset);
      if (
        prefix === "xmlns" ||
        value === declarationNamespace ||
        (prefix === "xml") !== (value === xmlNamespace) ||
        prefix.includes(":") ||
        (name !== "xmlns" && (value === "" || prefix === ""))
      ) {
        this.#fail("namespace", `The namespace declaration ${name} is not allowed.`, offset);
      }
      (replaced ??= new Map()).set(prefix, this.#prefixes.get(prefix));
      this.#prefixes.set(prefix, value);
    }
    this.#replaced.push(replaced);
  }

  #restore(): void {
    this.#closeScope = false;
    for (const [prefix, namespace] of this.#replaced.pop() ?? []) {
      if (namespace === undefined) this.#prefixes.delete(prefix);
      else this.#prefixes.set(prefix, namespace);
    }
  }

  #resolveAttributes(found: readonly RawAttribute[]): XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    const seen = found.length > 1 ? new Set<string>() : undefined;
    for (const { name, value, offset } of found) {
      if (declaredPrefix(name) !== undefined) continue;
      const { prefix, local } = this.#split(name, offset);
      const namespace = prefix === "" ? "" : this.#namespaceOf(prefix, offset);
      const expanded = expandedName(namespace, local);
      if (seen?.has(expanded)) this.#fail("malformed", `The attribute ${name} stands twice.`, offset);
      seen?.add(expanded);
      attributes.push({ namespace, local, value });
    }
    return attributes;
  }

  #split(name: string, offset: number): { prefix: string; local: string } {
    const colon = name.indexOf(":");
    if (colon === -1) return { prefix: "", local: name };
    const local = name.slice(colon + 1);
    nameAt.lastIndex = 0;
    if (colon === 0 || local.includes(":") || !nameAt.test(local)) {
      this.#fail("namespace", `The name ${name} is not a qualified name.`, offset);
    }
    return { prefix: name.slice(0, colon), local };
  }

  #namespaceOf(prefix: string, offset: number): string {
    const namespace = this.#prefixes.get(prefix);
    if (namespace === undefined) this.#fail("namespace", `The prefix ${prefix} is not declared.`, offset);
    return namespace;
  }

  #name(start: number): string {
    nameAt.lastIndex = start;
    const end = asciiName(this.#source, start) ?? (nameAt.test(this.#source) ? nameAt.lastIndex : start);
    if (end === start) this.#fail("malformed", "A name expected.", start);
    if (end - start > this.#maxNameLength) this.#fail("limit", `A name longer than ${this.#maxNameLength}.`, start);
    return this.#source.slice(start, end);
  }

  #characters(start: number, end: number): string {
    const raw = this.#source.slice(start, end);
    const close = raw.indexOf("]]>");
    if (close !== -1) this.#fail("malformed", "]]> in text.", start + close);
    return this.#expand(lineEnds(raw), start);
  }

  #expand(text: string, offset: number): string {
    let ampersand = text.indexOf("&");
    if (ampersand === -1) return text;
    let expanded = "";
    let from = 0;
    while (ampersand !== -1) {
      referenceAt.lastIndex = ampersand;
      const reference = referenceAt.exec(text);
      const character = reference && referenced(reference);
      if (!character) this.#fail("malformed", "A reference that XML does not know.", offset + ampersand);
      expanded += text.slice(from, ampersand) + character;
      from = ampersand + reference[0].length;
      ampersand = text.indexOf("&", from);
    }
    return expanded + text.slice(from);
  }

  #skipSpace(start: number): number {
    let at = start;
    while (isSpace(this.#source.charCodeAt(at))) at++;
    return at;
  }

  #find(what: string, from: number, otherwise: string): number {
    const at = this.#source.indexOf(what, from);
    if (at === -1) this.#fail("malformed", otherwise);
    return at;
  }

  #position(offset: number): XmlPosition {
    this.#lines ??= lineStarts(this.#source);
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }

  #fail(code: XmlErrorCode, message: string, offset: number = this.#at): never {
    throw new XmlError(code, message, this.#position(offset));
  }
}

/** The end of the name at `start`, or nothing when it holds letters beyond ASCII. */
function asciiName(source: string, start: number): number | undefined {
  let at = start;
  for (;;) {
    const code = source.charCodeAt(at);
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a;
    const later = (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
    if (code >= 0x80) return undefined;
    if (!letter && (!later || at === start)) return at;
    at++;
  }
}

/** The prefix a namespace declaration declares; `undefined` for an attribute. */
function declaredPrefix(name: string): string | undefined {
  if (!name.startsWith("xmlns")) return undefined;
  if (name.length === 5) return "";
  return name[5] === ":" ? name.slice(6) : undefined;
}

function referenced([, decimal, hexadecimal, entity]: RegExpExecArray): string | undefined {
  if (entity !== undefined) return entities.get(entity);
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  return isLegal(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}

function lineEnds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

function lineStarts(source: string): number[] {
  const starts = [source.startsWith("\uFEFF") ? 1 : 0];
  for (const { index, 0: end } of source.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}
