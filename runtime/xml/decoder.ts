import type { ComplexType } from "./compile.js";
import type { ElementDeclaration, State, Step } from "./content.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { deliver, Frame, marked } from "./frame.js";
import { expandedName, instanceNamespace } from "./namespaces.js";
import { readNode } from "./node.js";
import { setOwn } from "./objects.js";
import type { Preset } from "./preset.js";
import type { XmlReader } from "./reader.js";
import { rootDeclaration } from "./root.js";
import { qualifiedName, type SimpleType } from "./simple-type.js";
import { builtinTypes } from "./simple-types.js";
import type { XmlRoot } from "./table.js";
import { actualType } from "./xsi-type.js";

/** How a {@link Decoder} takes what is wrong. */
export interface DecoderOptions {
  /** Is told of an error; if it returns, reading goes on as well as it can. */
  readonly fail: (error: XmlError) => void;
  /** Is told of what the schema does not know, which is stepped over. */
  readonly ignore: (error: XmlError) => void;
  /** Has what the schema does not know under `$unknown` and `$unknownAttributes`. */
  readonly keep: boolean;
  readonly applyDefaults: boolean;
  /** What is wrong with a value that its type accepts. */
  readonly check?: FacetCheck;
  readonly items?: ItemSink;
}

/** Where elements go that are handed on one by one, instead of into the document. */
export interface ItemSink {
  /** Properties from the root to them. */
  readonly keys: readonly string[];
  readonly values: unknown[];
  /** Takes their text as it comes, when it is not to become a value. */
  readonly text?: (text: string) => void;
}

/** What facets say against a value; `text` is as it is written. */
export type FacetCheck = (simple: SimpleType, value: unknown, text: string) => readonly string[];

const typeName = qualifiedName();
const string = builtinTypes.get("xs:string");

/** Reads one document into the object of its root element. */
export class Decoder {
  readonly #reader: XmlReader;
  readonly #options: DecoderOptions;
  readonly #frames: Frame[] = [];
  /** Holds the root's value, as the object around any other element does. */
  readonly #document: Record<string, unknown> = {};
  #root: ElementDeclaration | undefined;

  constructor(reader: XmlReader, options: DecoderOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  /** Reads as far as the reader goes; what comes later is read by {@link advance}. */
  read(root: XmlRoot<unknown>): unknown {
    this.#root = rootDeclaration(root);
    return this.advance();
  }

  /** Reads on, and gives the value of the root element when it has ended. */
  advance(): unknown {
    const reader = this.#reader;
    for (;;) {
      switch (reader.next()) {
        case "start":
          if (this.#frames.length === 0) this.#begin();
          else this.#child();
          break;
        case "text":
          this.#text();
          break;
        case "end":
          this.#end();
          break;
        case "eof":
          return this.#document["root"];
      }
    }
  }

  /** What is read of the root element so far. */
  get unfinished(): unknown {
    return this.#frames[0]?.value ?? this.#document["root"];
  }

  #begin(): void {
    const { namespace, local } = this.#reader;
    const root = this.#root;
    if (root?.local === local && root.namespace === namespace) return this.#start(root, this.#document, "root", false);
    const name = root && expandedName(root.namespace, root.local);
    this.#fail("unknown-root", `The root element must be ${name}.`, `/${local}`);
    readNode(this.#reader);
  }

  #child(): void {
    const { namespace, local } = this.#reader;
    const parent = this.#frames.at(-1);
    if (!parent || parent.isNil) {
      this.#fail("unexpected-element", "A nil element must be empty.");
      readNode(this.#reader);
      return;
    }
    const { cursor } = parent;
    const taken = cursor?.take(namespace, local) ?? this.#misplaced(parent);
    if (!cursor || !taken) return;
    const { state, element } = taken;
    const target = this.#itemsAt(state.key) ?? parent.mixed ?? cursor.target;
    if (element) this.#start(element, target, state.key, isMany(state));
    else deliver(target, state.key, true, readNode(this.#reader));
  }

  #itemsAt(key: string): unknown[] | undefined {
    const items = this.#options.items;
    if (!items || items.keys.length !== this.#frames.length || items.keys.at(-1) !== key) return undefined;
    return this.#frames.every((frame, index) => index === 0 || frame.key === items.keys[index - 1])
      ? items.values
      : undefined;
  }

  /** Tells of an element that may not stand where it does, and where it goes if reading goes on. */
  #misplaced(parent: Frame): Step | undefined {
    const { type, cursor } = parent;
    const { namespace, local } = this.#reader;
    const isKnown = type.kind === "complex" && !type.text && type.content.names.has(namespace, local);
    if (!isKnown) {
      this.#ignore("unknown-element", `The schema has no element ${expandedName(namespace, local)} here.`, `/${local}`);
      const node = readNode(this.#reader);
      if (this.#options.keep && type.kind === "complex") {
        deliver(parent.mixed ?? parent.value, "$unknown", true, node);
      }
      return undefined;
    }
    const [expected] = cursor?.missing() ?? [];
    const instead = expected ? `${expected} is expected` : "there are too many, or the order is wrong";
    this.#fail("unexpected-element", `${local} may not stand here; ${instead}.`, `/${local}`);
    return cursor?.force(namespace, local);
  }

  #start(element: ElementDeclaration, target: Record<string, unknown> | unknown[], key: string, many: boolean): void {
    const type = element.type();
    if (type.kind === "raw") {
      return deliver(target, key, many, marked(readNode(this.#reader), element.substitute, ""));
    }
    const { attributeCount } = this.#reader;
    if (type.kind === "simple" && attributeCount === 0 && !element.isAbstract && !this.#options.items?.text) {
      // Most elements are no more than a text; they need no frame.
      const text = this.#reader.leaf();
      if (text !== undefined) {
        const value = this.#elementText(element, type.simple, text, "/", element.local);
        return deliver(target, key, many, marked(value, element.substitute, ""));
      }
    }
    const frame = new Frame(element, type, target, key, many);
    this.#frames.push(frame);
    if (element.isAbstract) {
      this.#fail("bad-type", `The element ${element.local} is abstract; one that stands in for it is expected.`);
    }
    if (attributeCount > 0) this.#instance(frame);
    frame.open();
    if (frame.type.kind === "simple") {
      for (let index = 0; index < attributeCount; index++) this.#isUnknown(index);
      return;
    }
    if (frame.type.isAbstract) {
      this.#fail("bad-type", "The type is abstract; xsi:type must name one derived from it.");
    }
    this.#attributes(frame.type, frame.value);
  }

  /** What `xsi:type` and `xsi:nil` say. */
  #instance(frame: Frame): void {
    const reader = this.#reader;
    for (let index = 0; index < reader.attributeCount; index++) {
      const { namespace, local } = reader.attributeName(index);
      if (namespace !== instanceNamespace) continue;
      if (local === "type") this.#actualType(frame, reader.attributeValue(index));
      else if (local === "nil") frame.isNil = this.#nil(frame, reader.attributeValue(index));
    }
  }

  #actualType(frame: Frame, text: string): void {
    const value = typeName.read(text, this.#reader);
    const name = value === undefined ? undefined : typeName.canonical(value);
    const type = name === undefined ? undefined : actualType(frame.type, name);
    if (name === undefined || !type) {
      return this.#ignore("bad-type", "The type xsi:type names may not stand here.", "/@type");
    }
    frame.type = type;
    frame.actual = name;
  }

  #nil({ element }: Frame, text: string): boolean {
    const flag = text.trim();
    if (!["true", "1", "false", "0"].includes(flag)) this.#fail("bad-value", "Not a boolean.", "/@nil");
    if (!element.nillable) this.#fail("not-nillable", "The element is not nillable.", "/@nil");
    return flag === "true" || flag === "1";
  }

  #attributes(type: ComplexType, value: Record<string, unknown>): void {
    const reader = this.#reader;
    let found = 0;
    let others: Record<string, string> | undefined;
    let unknown: Record<string, string> | undefined;
    for (let index = 0; index < reader.attributeCount; index++) {
      const { namespace, local } = reader.attributeName(index);
      const text = reader.attributeValue(index);
      const known = type.attributesByName.get(namespace, local);
      if (known) {
        setOwn(value, known.key, this.#value(known.simple, text, known.preset, "/@", local));
        if (known.required || known.preset) found++;
      } else if (namespace !== instanceNamespace && type.anyAttribute?.(namespace)) {
        setOwn((others ??= {}), expandedName(namespace, local), text);
      } else if (this.#isUnknown(index) && this.#options.keep) {
        setOwn((unknown ??= {}), expandedName(namespace, local), text);
      }
    }
    if (others) value["$anyAttributes"] = others;
    if (unknown) value["$unknownAttributes"] = unknown;
    if (found === type.expectedAttributes.length) return;
    for (const { key, local, required, preset } of type.expectedAttributes) {
      if (Object.hasOwn(value, key)) continue;
      if (required) this.#fail("missing-attribute", `The attribute ${local} is required.`);
      else if (this.#options.applyDefaults) setOwn(value, key, preset?.value);
    }
  }

  /** Tells of an attribute the schema does not know, unless it is one of XML Schema's own. */
  #isUnknown(index: number): boolean {
    const { namespace, local } = this.#reader.attributeName(index);
    if (namespace === instanceNamespace && instanceAttributes.has(local)) return false;
    const name = expandedName(namespace, local);
    this.#ignore("unknown-attribute", `The schema has no attribute ${name} here.`, `/@${local}`);
    return true;
  }

  #text(): void {
    const reader = this.#reader;
    const frame = this.#frames.at(-1);
    if (!frame) return;
    if (frame.isNil) this.#fail("unexpected-text", "A nil element must be empty.");
    else if (frame.mixed) addText(frame.mixed, reader.text);
    else if (!frame.cursor) this.#addText(frame, reader.text);
    else if (!reader.isBlank) this.#fail("unexpected-text", "Text between elements.");
  }

  #addText(frame: Frame, text: string): void {
    const items = this.#options.items;
    if (items?.text && frame.isIn(items.values)) items.text(text);
    else frame.text += text;
  }

  #end(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const { isNil, cursor } = frame;
    if (!isNil && cursor && !cursor.isComplete) {
      for (const missing of cursor.missing()) this.#fail("missing-element", `${missing} is missing.`);
    }
    const value = isNil ? nil(frame) : this.#content(frame);
    this.#frames.pop();
    frame.deliver(value);
  }

  #content({ type, element, value, text, mixed }: Frame): unknown {
    if (type.kind === "simple") return this.#elementText(element, type.simple, text, "", "");
    if (type.text) {
      const { key, simple } = type.text;
      setOwn(value, key, this.#elementText(element, simple, text, "", ""));
    } else if (mixed) {
      const preset = string && element.preset?.(string);
      if (preset) this.#mixedPreset(preset, mixed);
      value["$mixed"] = mixed;
    }
    return value;
  }

  #mixedPreset({ isFixed, text }: Preset, mixed: unknown[]): void {
    if (mixed.length === 0) {
      if (this.#options.applyDefaults) mixed.push(text);
    } else if (isFixed && (mixed.length > 1 || mixed[0] !== text)) {
      this.#fail("fixed-value", "The value is not the fixed one.");
    }
  }

  #elementText(element: ElementDeclaration, simple: SimpleType, text: string, mark: "" | "/", local: string): unknown {
    const preset = element.preset?.(simple);
    return preset && text === "" ? this.#empty(simple, preset) : this.#value(simple, text, preset, mark, local);
  }

  /** `mark` and `local` say what stands below the open elements, and are put together only when something is wrong. */
  #value(simple: SimpleType, text: string, preset: Preset | undefined, mark: "" | "/" | "/@", local: string): unknown {
    const value = simple.read(text, this.#reader);
    if (value === undefined) {
      this.#fail("bad-value", "The value is not one its type allows.", mark + local);
      return undefined;
    }
    const messages = this.#options.check?.(simple, value, text);
    if (messages) for (const message of messages) this.#fail("facet", message, mark + local);
    if (!preset?.isFixed) return value;
    if (!preset.equals(value)) this.#fail("fixed-value", "The value is not the fixed one.", mark + local);
    return preset.value;
  }

  /** An empty element that stands for its fixed or default text stays an empty text where no value of its type does. */
  #empty(simple: SimpleType, preset: Preset): unknown {
    if (this.#options.applyDefaults) return preset.value;
    const value = simple.read("", this.#reader);
    return value === undefined || (preset.isFixed && !preset.equals(value)) ? "" : value;
  }

  #ignore(code: XmlErrorCode, message: string, below: string): void {
    this.#options.ignore(this.#error(code, message, below));
  }

  #fail(code: XmlErrorCode, message: string, below = ""): void {
    this.#options.fail(this.#error(code, message, below));
  }

  /** @param below - What stands after the path of the open elements. */
  #error(code: XmlErrorCode, message: string, below: string): XmlError {
    const path = this.#frames.map(({ element }) => `/${element.local}`).join("") + below;
    return new XmlError(code, message, { ...this.#reader.position, path });
  }
}

const instanceAttributes = new Set(["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"]);

function isMany(state: State): boolean {
  return state.kind !== "element" || state.many;
}

function addText(mixed: unknown[], text: string): void {
  const last = mixed.at(-1);
  if (typeof last === "string") mixed[mixed.length - 1] = last + text;
  else mixed.push(text);
}

function nil({ type, value }: Frame): unknown {
  return type.kind === "complex" && type.nilIsObject ? { $nil: true, ...value } : null;
}
