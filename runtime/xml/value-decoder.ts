import type { ComplexType } from "./compile.js";
import type { ElementDeclaration } from "./content.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import type { Frame } from "./frame.js";
import { expandedName, instanceNamespace } from "./namespaces.js";
import { setOwn } from "./objects.js";
import type { XmlNode } from "./node.js";
import type { Preset } from "./preset.js";
import type { XmlReader } from "./reader.js";
import { qualifiedName, type ReadScope, type SimpleType } from "./simple-type.js";
import { otherSpelling, rememberSpelling } from "./spelling.js";
import type { XmlRoot } from "./table.js";
import { actualType } from "./xsi-type.js";

/** How a decoder takes what is wrong. */
export interface DecoderOptions {
  /** Is told of an error; if it returns, reading goes on as well as it can. */
  readonly fail: (error: XmlError) => void;
  /** Is told of what the schema does not know, which is stepped over. */
  readonly ignore: (error: XmlError) => void;
  /** Has what the schema does not know under `$unknown` and `$unknownAttributes`. */
  readonly keep: boolean;
  readonly applyDefaults: boolean;
  /** Gives values that an enumeration does not list as they are. */
  readonly open: boolean;
  /** What is wrong with a value that its type accepts. */
  readonly check?: FacetCheck;
  readonly items?: ItemSink;
  /** Gives the bytes that an element inside of base64 stands for. */
  readonly include?: Include;
  /** What the root may be instead, with the same properties. */
  readonly or?: XmlRoot<unknown>;
}

/** Where elements go that are handed on one by one, instead of into the document. */
export interface ItemSink {
  /** Properties from the root to them. */
  readonly keys: readonly string[];
  readonly values: unknown[];
  /** Takes their text as it comes, when it is not to become a value. */
  readonly text?: (text: string) => void;
}

/** The bytes that an element stands for, such as XOP's `Include`. */
export type Include = (element: XmlNode) => Uint8Array;

/** What facets say against a value; `text` is as it is written. */
export type FacetCheck = (simple: SimpleType, value: unknown, text: string) => readonly string[];

const typeName = qualifiedName();
const instanceAttributes = new Set(["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"]);

/** Reads attributes and texts, and tells where an error stands. */
export class ValueDecoder {
  readonly reader: XmlReader;
  readonly options: DecoderOptions;
  readonly #scope: ReadScope;
  /** The open elements. */
  readonly frames: Frame[] = [];
  /** How the last value was written, when it would be written otherwise. */
  spelling: string | undefined;

  constructor(reader: XmlReader, options: DecoderOptions) {
    this.reader = reader;
    this.#scope = options.open ? { resolve: (prefix) => reader.resolve(prefix), open: true } : reader;
    this.options = options;
  }

  /** What `xsi:type` and `xsi:nil` say. */
  instance(frame: Frame): void {
    const { reader } = this;
    for (let index = 0; index < reader.attributeCount; index++) {
      const { namespace, local } = reader.attributeName(index);
      if (namespace !== instanceNamespace) continue;
      if (local === "type") this.#actualType(frame, reader.attributeValue(index));
      else if (local === "nil") frame.nil = this.#nil(frame, reader.attributeValue(index));
    }
  }

  /** Tells of a node that is nil without leave. */
  nilOfNode({ local: name, nillable }: ElementDeclaration): void {
    if (nillable) return;
    for (let index = 0; index < this.reader.attributeCount; index++) {
      const { namespace, local } = this.reader.attributeName(index);
      if (namespace === instanceNamespace && local === "nil")
        this.fail("not-nillable", "The element is not nillable.", `/${name}/@nil`);
    }
  }

  #actualType(frame: Frame, text: string): void {
    const value = typeName.read(text, this.reader);
    const name = value === undefined ? undefined : typeName.canonical(value);
    const type = name === undefined ? undefined : actualType(frame.type, name);
    if (name === undefined || !type) {
      return this.ignore("bad-type", "The type xsi:type names may not stand here.", "/@type");
    }
    frame.type = type;
    frame.actual = name;
  }

  #nil({ element }: Frame, text: string): boolean {
    const flag = text.trim();
    if (!["true", "1", "false", "0"].includes(flag)) this.fail("bad-value", "Not a boolean.", "/@nil");
    if (!element.nillable) this.fail("not-nillable", "The element is not nillable.", "/@nil");
    return flag === "true" || flag === "1";
  }

  attributes(type: ComplexType, value: Record<string, unknown>): void {
    const { reader } = this;
    let found = 0;
    let others: Record<string, string> | undefined;
    let unknown: Record<string, string> | undefined;
    for (let index = 0; index < reader.attributeCount; index++) {
      const { namespace, local } = reader.attributeName(index);
      const text = reader.attributeValue(index);
      const known = type.attributesByName.get(namespace, local);
      if (known) {
        setOwn(value, known.key, this.#value(known.simple, text, known.preset, "/@", local));
        if (this.spelling !== undefined) rememberSpelling(value, known.key, this.spelling);
        if (known.required || known.preset) found++;
      } else if (namespace !== instanceNamespace && type.anyAttribute?.(namespace)) {
        setOwn((others ??= {}), expandedName(namespace, local), text);
      } else if (this.isUnknown(index) && this.options.keep) {
        setOwn((unknown ??= {}), expandedName(namespace, local), text);
      }
    }
    if (others) value["$anyAttributes"] = others;
    if (unknown) value["$unknownAttributes"] = unknown;
    if (found === type.expectedAttributes.length) return;
    for (const { key, local, required, preset } of type.expectedAttributes) {
      if (Object.hasOwn(value, key)) continue;
      if (required) this.fail("missing-attribute", `The attribute ${local} is required.`);
      else if (this.options.applyDefaults) setOwn(value, key, preset?.value);
    }
  }

  /** Tells of an attribute the schema does not know, unless it is one of XML Schema's own. */
  isUnknown(index: number): boolean {
    const { namespace, local } = this.reader.attributeName(index);
    if (namespace === instanceNamespace && instanceAttributes.has(local)) return false;
    const name = expandedName(namespace, local);
    this.ignore("unknown-attribute", `The schema has no attribute ${name} here.`, `/@${local}`);
    return true;
  }

  mixedPreset({ isFixed, text }: Preset, mixed: unknown[]): void {
    if (mixed.length === 0) {
      if (this.options.applyDefaults) mixed.push(text);
    } else if (isFixed && (mixed.length > 1 || mixed[0] !== text)) {
      this.fail("fixed-value", "The value is not the fixed one.");
    }
  }

  elementText(element: ElementDeclaration, simple: SimpleType, text: string, mark: "" | "/", local: string): unknown {
    const preset = element.preset?.(simple);
    this.spelling = undefined;
    return preset && text === "" ? this.#empty(simple, preset) : this.#value(simple, text, preset, mark, local);
  }

  /** `mark` and `local` say what stands below the open elements, and are put together only when something is wrong. */
  #value(simple: SimpleType, text: string, preset: Preset | undefined, mark: "" | "/" | "/@", local: string): unknown {
    const value = simple.read(text, this.#scope);
    if (value === undefined) {
      this.spelling = undefined;
      this.fail("bad-value", "The value is not one its type allows.", mark + local);
      return undefined;
    }
    this.spelling = otherSpelling(simple, value, text);
    const messages = this.options.check?.(simple, value, text);
    if (messages) for (const message of messages) this.fail("facet", message, mark + local);
    if (!preset?.isFixed) return value;
    if (!preset.equals(value)) this.fail("fixed-value", "The value is not the fixed one.", mark + local);
    return preset.value;
  }

  /** An empty element that stands for its fixed or default text stays an empty text where no value of its type does. */
  #empty(simple: SimpleType, preset: Preset): unknown {
    if (this.options.applyDefaults) return preset.value;
    const value = simple.read("", this.#scope);
    return value === undefined || (preset.isFixed && !preset.equals(value)) ? "" : value;
  }

  ignore(code: XmlErrorCode, message: string, below: string): void {
    this.options.ignore(this.#error(code, message, below));
  }

  fail(code: XmlErrorCode, message: string, below = ""): void {
    this.options.fail(this.#error(code, message, below));
  }

  /** @param below - What stands after the path of the open elements. */
  #error(code: XmlErrorCode, message: string, below: string): XmlError {
    const path = this.frames.map(({ element }) => `/${element.local}`).join("") + below;
    return new XmlError(code, message, { ...this.reader.position, path });
  }
}
