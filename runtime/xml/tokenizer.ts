import { illegalAt } from "./characters.js";
import { CharacterData } from "./character-data.js";
import type { XmlPosition } from "./error.js";
import { allLimits, type XmlLimits } from "./limits.js";
import { isMarkup, skipDeclaration, skipMarkup } from "./markup.js";
import { Names, resolveName } from "./names.js";
import { NamespaceScope } from "./scope.js";
import { Source } from "./source.js";
import { StartTag, type WrittenAttribute } from "./start-tag.js";

/** One attribute of a start tag. Namespace declarations are not attributes. */
export interface XmlAttribute {
  /** Empty when the attribute has none. */
  readonly namespace: string;
  readonly local: string;
  /** References expanded, white space normalised. */
  readonly value: string;
}

/** What {@link XmlReader.next} stands on. */
export type XmlToken = "start" | "text" | "end" | "eof";

const slash = 0x2f;
const lessThan = 0x3c;
const greaterThan = 0x3e;

/** Reads a document that comes in one piece or in several, each of which ends where a token does or inside a text. */
export class Tokenizer {
  /** The namespace of the element last started; empty when it has none. */
  namespace = "";
  /** The local name of the element last started. */
  local = "";
  /** The name of the element last started as it stands, with its prefix. */
  tag = "";
  readonly #maxDepth: number;
  readonly #maxNodes: number;
  readonly #source: Source;
  readonly #scope = new NamespaceScope();
  readonly #names: Names;
  readonly #startTag: StartTag;
  readonly #text: CharacterData;
  /** Names of the open elements, as the document writes them. */
  readonly #open: string[] = [];
  #isFirst = true;
  #isLast = false;
  #rootSeen = false;
  #token = 0;
  #nodes = 0;
  #selfClosing = false;
  #leaving = false;

  constructor(limits: XmlLimits) {
    const all = allLimits(limits);
    this.#maxDepth = all.maxDepth;
    this.#maxNodes = all.maxNodes;
    this.#source = new Source(all.maxNameLength);
    this.#names = new Names(this.#source);
    this.#startTag = new StartTag(this.#source, this.#scope, all);
    this.#text = new CharacterData(this.#source, all.maxTextLength);
  }

  /**
   * Goes on with a piece, when all before it is read.
   *
   * @param isLegal - It is known to hold only characters that XML allows.
   */
  load(piece: string, isLast: boolean, isLegal = false): void {
    this.#source.load(piece);
    this.#isLast = isLast;
    const illegal = isLegal ? -1 : illegalAt(piece);
    if (illegal !== -1) this.#source.fail("character", "A character that XML does not allow.", illegal);
    if (this.#isFirst) skipDeclaration(this.#source);
    this.#isFirst = false;
  }

  /** Moves to the next token; `eof` too where the next piece is needed. */
  next(): XmlToken {
    if (this.#leaving) {
      this.#leaving = false;
      this.#scope.leave(this.#open.length + 1);
    }
    if (this.#selfClosing) {
      this.#selfClosing = false;
      return this.#closed();
    }
    return this.#open.length > 0 ? this.#content() : this.#outside();
  }

  /**
   * The text of the element just started, with the reader moved to its end, as {@link next} would do it token by token;
   * `undefined`, and nothing moved, when more than plain text stands inside.
   */
  leaf(): string | undefined {
    const source = this.#source;
    if (this.#selfClosing) {
      this.next();
      return "";
    }
    const start = source.at;
    const tag = source.nextTag();
    if (source.text.charCodeAt(tag + 1) !== slash) return undefined;
    if (tag > start) {
      this.#text.read(tag);
      this.#counted("text", 1);
    }
    this.#token = tag;
    this.#end();
    return tag > start ? this.#text.value : "";
  }

  /** The attributes of the element last started. */
  get attributes(): readonly XmlAttribute[] {
    return Array.from({ length: this.attributeCount }, (_, index) => {
      const { namespace, local } = this.attributeName(index);
      return { namespace, local, value: this.attributeValue(index) };
    });
  }

  /** The attributes of the element last started as they stand, with their prefixes; declarations of namespaces too. */
  get written(): readonly WrittenAttribute[] {
    return this.#startTag.written;
  }

  /** How many {@link attributes} there are. */
  get attributeCount(): number {
    return this.#startTag.count;
  }

  /** True when it is known that none of the {@link attributes} has a prefix. */
  get isBare(): boolean {
    return this.#startTag.isBare;
  }

  /** The name of one of the {@link attributes}. */
  attributeName(index: number): Omit<XmlAttribute, "value"> {
    return this.#startTag.name(index);
  }

  /** The value of one of the {@link attributes}. */
  attributeValue(index: number): string {
    return this.#startTag.value(index);
  }

  /** The character data of the last `text` token. */
  get text(): string {
    return this.#text.value;
  }

  /** True when the last `text` token is white space and nothing else. */
  get isBlank(): boolean {
    return this.#text.isBlank;
  }

  /** Where the current token starts. */
  get position(): XmlPosition {
    return this.#source.position(this.#token);
  }

  /** The namespace a prefix stands for at the current token; the empty prefix is the default namespace. */
  resolve(prefix: string): string | undefined {
    return this.#scope.resolve(prefix);
  }

  #outside(): XmlToken {
    const source = this.#source;
    for (;;) {
      source.at = this.#token = source.skipSpace(source.at);
      if (source.at === source.text.length) {
        if (this.#isLast && !this.#rootSeen) source.fail("malformed", "There is no root element.");
        return "eof";
      }
      if (source.text.charCodeAt(source.at) !== lessThan) source.fail("malformed", "Text outside the root element.");
      if (isMarkup(source, source.at)) {
        if (!skipMarkup(source)) source.fail("malformed", "Text outside the root element.");
        continue;
      }
      if (source.text.charCodeAt(source.at + 1) === slash) {
        source.fail("malformed", "An end tag without a start tag.");
      }
      if (this.#rootSeen) source.fail("malformed", "A second root element.");
      this.#rootSeen = true;
      return this.#start();
    }
  }

  #content(): XmlToken {
    const source = this.#source;
    const start = (this.#token = source.at);
    const tag = source.nextTag();
    if (isMarkup(source, tag)) {
      this.#text.readPieces();
      if (this.#text.value !== "") return this.#counted("text", 1);
      this.#token = source.at;
    } else if (tag > start) {
      this.#text.read(tag);
      return this.#counted("text", 1);
    }
    if (source.at < source.text.length) {
      return source.text.charCodeAt(source.at + 1) === slash ? this.#end() : this.#start();
    }
    if (this.#isLast) source.fail("malformed", `The element ${this.#open.at(-1)} is not closed.`);
    return "eof";
  }

  #start(): XmlToken {
    const source = this.#source;
    if (this.#open.length >= this.#maxDepth) {
      source.fail("limit", `More than ${this.#maxDepth} elements inside one another.`);
    }
    this.#names.tidy();
    const name = this.#names.read(source.at + 1);
    source.at += 1 + name.raw.length;
    this.#startTag.read(name);
    this.#selfClosing = source.text.charCodeAt(source.at) === slash;
    if (this.#selfClosing && source.text.charCodeAt(++source.at) !== greaterThan) {
      source.fail("malformed", "White space, > or /> expected.");
    }
    source.at++;
    const depth = this.#open.push(name.raw);
    this.#startTag.resolve(depth);
    if (!resolveName(name, this.#scope)) {
      source.fail("namespace", `The prefix ${name.prefix} is not declared.`, this.#token);
    }
    this.namespace = name.namespace;
    this.local = name.local;
    this.tag = name.raw;
    return this.#counted("start", 1 + this.#startTag.count);
  }

  #end(): XmlToken {
    const source = this.#source;
    const { text } = source;
    const name = this.#open.at(-1) ?? "";
    const after = source.at + 2 + name.length;
    const at = source.skipSpace(after);
    if (!text.startsWith(name, source.at + 2) || (at === after && text.charCodeAt(at) !== greaterThan)) {
      source.fail("malformed", `The end tag of ${name} expected.`);
    }
    if (text.charCodeAt(at) !== greaterThan) source.fail("malformed", "> expected.", at);
    source.at = at + 1;
    return this.#closed();
  }

  #closed(): XmlToken {
    this.#open.pop();
    this.#leaving = true;
    return "end";
  }

  #counted(token: XmlToken, nodes: number): XmlToken {
    this.#nodes += nodes;
    if (this.#nodes > this.#maxNodes) this.#source.fail("limit", `More than ${this.#maxNodes} nodes.`, this.#token);
    return token;
  }
}
