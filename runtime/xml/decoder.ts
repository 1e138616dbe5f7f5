import type { ElementDeclaration, Step } from "./content.js";
import { deliver, isMany, marked } from "./deliver.js";
import { Frame } from "./frame.js";
import { expandedName } from "./namespaces.js";
import { readNode } from "./node.js";
import { setOwn } from "./objects.js";
import type { XmlReader } from "./reader.js";
import { rootDeclaration } from "./root.js";
import { RowChooser } from "./row-chooser.js";
import { builtinTypes } from "./simple-types.js";
import { rememberSpelling } from "./spelling.js";
import type { XmlRoot } from "./table.js";
import { ValueDecoder, type DecoderOptions } from "./value-decoder.js";

const string = builtinTypes.get("xs:string");

/** Reads one document into the object of its root element. */
export class Decoder {
  readonly #reader: XmlReader;
  readonly #options: DecoderOptions;
  readonly #values: ValueDecoder;
  /** The open elements. */
  readonly #frames: Frame[];
  /** Holds the root's value, as the object around any other element does. */
  readonly #document: Record<string, unknown> = {};
  #roots: readonly ElementDeclaration[] = [];

  constructor(reader: XmlReader, options: DecoderOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#values = new ValueDecoder(reader, options);
    this.#frames = this.#values.frames;
  }

  /** Reads as far as the reader goes; what comes later is read by {@link advance}. */
  read(root: XmlRoot<unknown>): unknown {
    const { or } = this.#options;
    this.#roots = (or ? [root, or] : [root]).map(rootDeclaration);
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
    const root = this.#roots.find((root) => root.local === local && root.namespace === namespace);
    if (root) return this.#start(root, this.#document, "root", false);
    const name = this.#roots.map((root) => expandedName(root.namespace, root.local)).join(" or ");
    this.#values.fail("unknown-root", `The root element must be ${name}.`, `/${local}`);
    readNode(this.#reader);
  }

  #child(): void {
    const { namespace, local } = this.#reader;
    const parent = this.#frames.at(-1);
    if (!parent || parent.nil) {
      this.#values.fail("unexpected-element", "A nil element must be empty.");
      readNode(this.#reader);
      return;
    }
    const { include } = this.#options;
    if (include && parent.type.kind === "simple" && parent.type.simple.builtin === "xs:base64Binary") {
      parent.included = include(readNode(this.#reader));
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
      this.#values.ignore(
        "unknown-element",
        `The schema has no element ${expandedName(namespace, local)} here.`,
        `/${local}`,
      );
      const node = readNode(this.#reader);
      if (this.#options.keep && type.kind === "complex") {
        deliver(parent.mixed ?? parent.value, "$unknown", true, node);
      }
      return undefined;
    }
    const [expected] = cursor?.missing() ?? [];
    const instead = expected ? `${expected} is expected` : "there are too many, or the order is wrong";
    this.#values.fail("unexpected-element", `${local} may not stand here; ${instead}.`, `/${local}`);
    return cursor?.force(namespace, local);
  }

  #start(element: ElementDeclaration, target: Record<string, unknown> | unknown[], key: string, many: boolean): void {
    const type = element.type();
    if (type.kind === "raw") {
      this.#values.nilOfNode(element);
      return deliver(target, key, many, marked(readNode(this.#reader), element.substitute, ""));
    }
    const { attributeCount } = this.#reader;
    if (type.kind === "simple" && attributeCount === 0 && !element.isAbstract && !this.#options.items?.text) {
      // Most elements are no more than a text; they need no frame.
      const text = this.#reader.leaf();
      if (text !== undefined) {
        const value = this.#values.elementText(element, type.simple, text, "/", element.local);
        return deliver(target, key, many, marked(value, element.substitute, ""), this.#values.spelling);
      }
    }
    const frame = new Frame(element, type, target, key, many);
    this.#frames.push(frame);
    if (element.isAbstract) {
      this.#values.fail("bad-type", `The element ${element.local} is abstract; one that stands in for it is expected.`);
    }
    if (attributeCount > 0 && !this.#reader.isBare) this.#values.instance(frame);
    frame.open();
    if (frame.type.kind === "simple") {
      for (let index = 0; index < attributeCount; index++) this.#values.isUnknown(index);
      return;
    }
    if (frame.type.isAbstract) {
      this.#values.fail("bad-type", "The type is abstract; xsi:type must name one derived from it.");
    }
    this.#values.attributes(frame.type, frame.value);
  }

  #text(): void {
    const reader = this.#reader;
    const frame = this.#frames.at(-1);
    if (!frame) return;
    if (frame.nil) this.#values.fail("unexpected-text", "A nil element must be empty.");
    else if (frame.mixed) addText(frame.mixed, reader.text);
    else if (!frame.cursor) this.#addText(frame, reader.text);
    else if (!reader.isBlank) this.#values.fail("unexpected-text", "Text between elements.");
  }

  #addText(frame: Frame, text: string): void {
    const items = this.#options.items;
    if (items?.text && frame.isIn(items.values)) items.text(text);
    else frame.text += text;
  }

  #end(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const { nil: isNil, cursor } = frame;
    if (!isNil && cursor && !cursor.isComplete) {
      for (const missing of cursor.missing()) this.#values.fail("missing-element", `${missing} is missing.`);
    }
    if (cursor instanceof RowChooser) cursor.settle();
    const value = isNil ? nilOf(frame) : this.#content(frame);
    this.#frames.pop();
    frame.deliver(value, frame.type.kind === "simple" && !isNil ? this.#values.spelling : undefined);
  }

  #content({ type, element, value, text, mixed, included }: Frame): unknown {
    if (included) return included;
    if (type.kind === "simple") return this.#values.elementText(element, type.simple, text, "", "");
    if (type.text) {
      const { key, simple } = type.text;
      setOwn(value, key, this.#values.elementText(element, simple, text, "", ""));
      if (this.#values.spelling !== undefined) rememberSpelling(value, key, this.#values.spelling);
    } else if (mixed) {
      const preset = string && element.preset?.(string);
      if (preset) this.#values.mixedPreset(preset, mixed);
      value["$mixed"] = mixed;
    }
    return value;
  }
}

function addText(mixed: unknown[], text: string): void {
  const last = mixed.at(-1);
  if (typeof last === "string") mixed[mixed.length - 1] = last + text;
  else mixed.push(text);
}

function nilOf({ type, value }: Frame): unknown {
  return type.kind === "complex" && type.nilIsObject ? { $nil: true, ...value } : null;
}
