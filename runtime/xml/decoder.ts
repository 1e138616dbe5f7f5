import { isBlank } from "./characters.js";
import type { NamedSimpleType } from "./compile.js";
import type { ElementDeclaration, State, Step } from "./content.js";
import { deliver, Frame, marked } from "./frame.js";
import { expandedName } from "./namespaces.js";
import { readNode } from "./node.js";
import { setOwn } from "./objects.js";
import type { XmlReader } from "./reader.js";
import { rootDeclaration } from "./root.js";
import { builtinTypes } from "./simple-types.js";
import type { XmlRoot } from "./table.js";
import { ValueDecoder, type DecoderOptions } from "./value-decoder.js";

const string = builtinTypes.get("xs:string");

/** Reads one document into the object of its root element. */
export class Decoder {
  readonly #reader: XmlReader;
  readonly #values: ValueDecoder;
  readonly #frames: Frame[];

  constructor(reader: XmlReader, options: DecoderOptions) {
    this.#reader = reader;
    this.#values = new ValueDecoder(reader, options);
    this.#frames = this.#values.frames;
  }

  read(root: XmlRoot<unknown>): unknown {
    const reader = this.#reader;
    const element = rootDeclaration(root);
    const { namespace, local } = element;
    reader.next();
    if (reader.local !== local || reader.namespace !== namespace) {
      this.#values.fail(
        "unknown-root",
        `The root element must be ${expandedName(namespace, local)}.`,
        `/${reader.local}`,
      );
      return undefined;
    }
    const target: Record<string, unknown> = {};
    this.#start(element, target, "root", false);
    for (;;) {
      switch (reader.next()) {
        case "start":
          this.#child();
          break;
        case "text":
          this.#text();
          break;
        case "end":
          this.#end();
          break;
        case "eof":
          return target["root"];
      }
    }
  }

  #child(): void {
    const { namespace, local } = this.#reader;
    const parent = this.#frames.at(-1);
    if (!parent || parent.nil) {
      this.#values.fail("unexpected-element", "A nil element must be empty.");
      readNode(this.#reader);
      return;
    }
    const { cursor } = parent;
    const taken = cursor?.take(namespace, local) ?? this.#misplaced(parent);
    if (!cursor || !taken) return;
    const { state, element } = taken;
    const target = parent.mixed ?? cursor.target;
    if (element) this.#start(element, target, state.key, isMany(state));
    else deliver(target, state.key, true, readNode(this.#reader));
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
      if (this.#values.options.keep && type.kind === "complex") {
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
      this.#values.nilOfNode(element, this.#reader.attributes);
      return deliver(target, key, many, marked(readNode(this.#reader), element.substitute, ""));
    }
    const { attributes } = this.#reader;
    const isLeaf = type.kind === "simple" && attributes.length === 0 && !element.isAbstract;
    if (isLeaf && element.substitute === undefined) return this.#leaf(type, element, target, key, many);
    const frame = new Frame(element, type, target, key, many);
    this.#frames.push(frame);
    if (element.isAbstract) {
      this.#values.fail("bad-type", `The element ${element.local} is abstract; one that stands in for it is expected.`);
    }
    if (attributes.length > 0) this.#values.instance(frame, attributes);
    frame.open();
    if (frame.type.kind === "simple") {
      for (const attribute of attributes) this.#values.isUnknown(attribute);
      return;
    }
    if (frame.type.isAbstract) {
      this.#values.fail("bad-type", "The type is abstract; xsi:type must name one derived from it.");
    }
    this.#values.attributes(frame.type, frame.value, attributes);
  }

  /** Most elements are no more than a text; they need no frame. */
  #leaf(
    type: NamedSimpleType,
    element: ElementDeclaration,
    target: Record<string, unknown> | unknown[],
    key: string,
    many: boolean,
  ): void {
    const reader = this.#reader;
    let token = reader.next();
    let text = "";
    if (token === "text") {
      ({ text } = reader);
      token = reader.next();
    }
    if (token === "end") {
      return deliver(target, key, many, this.#values.elementText(element, type.simple, text, `/${element.local}`));
    }
    const frame = new Frame(element, type, target, key, many);
    frame.text = text;
    this.#frames.push(frame);
    this.#child();
  }

  #text(): void {
    const { text } = this.#reader;
    const frame = this.#frames.at(-1);
    if (!frame) return;
    if (frame.nil) this.#values.fail("unexpected-text", "A nil element must be empty.");
    else if (frame.mixed) addText(frame.mixed, text);
    else if (!frame.cursor) frame.text += text;
    else if (!isBlank(text)) this.#values.fail("unexpected-text", "Text between elements.");
  }

  #end(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const { nil: isNil, cursor } = frame;
    if (!isNil && cursor && !cursor.isComplete) {
      for (const missing of cursor.missing()) this.#values.fail("missing-element", `${missing} is missing.`);
    }
    const value = isNil ? nilOf(frame) : this.#content(frame);
    this.#frames.pop();
    frame.deliver(value);
  }

  #content({ type, element, value, text, mixed }: Frame): unknown {
    if (type.kind === "simple") return this.#values.elementText(element, type.simple, text, "");
    if (type.text) {
      const { key, simple } = type.text;
      setOwn(value, key, this.#values.elementText(element, simple, text, ""));
    } else if (mixed) {
      const preset = string && element.preset?.(string);
      if (preset) this.#values.mixedPreset(preset, mixed);
      value["$mixed"] = mixed;
    }
    return value;
  }
}

function isMany(state: State): boolean {
  return state.kind !== "element" || state.many;
}

function addText(mixed: unknown[], text: string): void {
  const last = mixed.at(-1);
  if (typeof last === "string") mixed[mixed.length - 1] = last + text;
  else mixed.push(text);
}

function nilOf({ type, value }: Frame): unknown {
  return type.kind === "complex" && type.nilIsObject ? { $nil: true, ...value } : null;
}
