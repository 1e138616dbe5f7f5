import { isBlank } from "./characters.js";
import { typeOf, type CompiledType } from "./compile.js";
import type { ElementState } from "./content.js";
import { append, Cursor } from "./cursor.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { fixedValue, type Fixed } from "./fixed.js";
import { expandedName, instanceNamespace } from "./namespaces.js";
import { readNode } from "./node.js";
import { setOwn } from "./objects.js";
import type { XmlLimits } from "./limits.js";
import { XmlReader } from "./reader.js";
import type { SimpleType } from "./simple-types.js";
import type { XmlRoot } from "./table.js";

/** How {@link fromXml} reads. */
export interface FromXmlOptions extends XmlLimits {
  /** Steps over elements and attributes the schema does not know; a function is told of each. */
  readonly lenient?: boolean | ((ignored: XmlError) => void);
}

/**
 * Reads a document into the object its schema describes.
 *
 * Names are matched by namespace, never by prefix. An element that is absent has no property, one that is nil is `null`
 * (or has `$nil`), one that is empty has an empty value. Decimals, unbounded integers, dates and times stay as written.
 *
 * @param input - Text, or bytes in UTF-8, UTF-16, ISO-8859-1 or Windows-1252.
 * @throws {@link XmlError} with path, line and column.
 */
export function fromXml<T>(root: XmlRoot<T>, input: string | Uint8Array, options: FromXmlOptions = {}): T {
  return new Decoder(root, new XmlReader(input, options), options.lenient ?? false).read() as T;
}

/** An element that is being read. */
interface Frame {
  readonly name: string;
  readonly type: Exclude<CompiledType, { kind: "raw" }>;
  readonly fixed: string | undefined;
  isNil: boolean;
  /** The object of a complex type. */
  readonly value: Record<string, unknown>;
  /** Follows the elements inside; absent when there can be none. */
  readonly cursor: Cursor | undefined;
  readonly deliver: (value: unknown) => void;
  text: string;
}

interface Declaration {
  readonly type: CompiledType;
  readonly nillable: boolean;
  readonly fixed: string | undefined;
}

class Decoder {
  readonly #root: XmlRoot<unknown>;
  readonly #reader: XmlReader;
  readonly #lenient: boolean | ((ignored: XmlError) => void);
  readonly #frames: Frame[] = [];

  constructor(root: XmlRoot<unknown>, reader: XmlReader, lenient: boolean | ((ignored: XmlError) => void)) {
    this.#root = root;
    this.#reader = reader;
    this.#lenient = lenient;
  }

  read(): unknown {
    let result: unknown;
    const { element, type, nillable = false, table } = this.#root;
    this.#reader.next();
    if (this.#reader.local !== element || this.#reader.namespace !== table.namespace) {
      this.#fail(
        "unknown-root",
        `The root element must be ${expandedName(table.namespace, element)}.`,
        `/${this.#reader.local}`,
      );
    }
    this.#start({ type: typeOf(table, type), nillable, fixed: undefined }, (value) => (result = value));
    for (;;) {
      switch (this.#reader.next()) {
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
          return result;
      }
    }
  }

  #child(): void {
    const { namespace, local } = this.#reader;
    const parent = this.#frames.at(-1);
    if (parent?.isNil) this.#fail("unexpected-element", "A nil element must be empty.");
    const place = parent?.cursor?.take(namespace, local);
    if (!place) return this.#refuse(parent);
    const { state, target } = place;
    if (state.kind === "any") append(target, state.key, readNode(this.#reader));
    else this.#start({ type: state.type(), nillable: state.nillable, fixed: state.fixed }, delivery(state, target));
  }

  #refuse(parent: Frame | undefined): void {
    const { namespace, local } = this.#reader;
    const below = `/${local}`;
    const isKnown = parent?.type.kind === "complex" && parent.type.content.names.has(expandedName(namespace, local));
    if (!isKnown) {
      this.#ignore("unknown-element", `The schema has no element ${expandedName(namespace, local)} here.`, below);
      readNode(this.#reader);
      return;
    }
    const missing = parent.cursor?.missing();
    const instead = missing ? `${named(missing)} is expected` : "there are too many, or the order is wrong";
    this.#fail("unexpected-element", `${local} may not stand here; ${instead}.`, below);
  }

  #start({ type, nillable, fixed }: Declaration, deliver: (value: unknown) => void): void {
    if (type.kind === "raw") return deliver(readNode(this.#reader));
    const name = this.#reader.local;
    const value: Record<string, unknown> = {};
    const cursor = type.kind === "complex" && !type.text ? new Cursor(type.content, value) : undefined;
    const frame: Frame = { name, type, fixed, isNil: false, value, cursor, deliver, text: "" };
    this.#frames.push(frame);
    frame.isNil = this.#attributes(type, nillable, value);
  }

  /** Reads the attributes of the element just started; true when one of them is `xsi:nil`. */
  #attributes(type: CompiledType, nillable: boolean, value: Record<string, unknown>): boolean {
    const complex = type.kind === "complex" ? type : undefined;
    let isNil = false;
    let others: Record<string, string> | undefined;
    for (const { namespace, local, value: text } of this.#reader.attributes) {
      const name = expandedName(namespace, local);
      const known = complex?.attributesByName.get(name);
      if (known) setOwn(value, known.key, this.#valid(known.simple, text, known.fixed, `/@${local}`));
      else if (namespace === instanceNamespace) isNil = this.#instance(local, text, nillable) || isNil;
      else if (complex?.anyAttribute) setOwn((others ??= {}), name, text);
      else this.#ignore("unknown-attribute", `The schema has no attribute ${name} here.`, `/@${local}`);
    }
    if (others) setOwn(value, "$anyAttributes", others);
    for (const { key, local, required } of complex?.attributes ?? []) {
      if (required && !Object.hasOwn(value, key))
        this.#fail("missing-attribute", `The attribute ${local} is required.`);
    }
    return isNil;
  }

  #instance(local: string, text: string, nillable: boolean): boolean {
    const below = `/@${local}`;
    if (local === "type") this.#ignore("substituted-type", "A type given by xsi:type is not supported.", below);
    if (local !== "nil") return false;
    const flag = text.trim();
    if (!["true", "1", "false", "0"].includes(flag)) this.#fail("bad-value", "Not a boolean.", below);
    if (!nillable) this.#fail("not-nillable", "The element is not nillable.", below);
    return flag === "true" || flag === "1";
  }

  #valid(simple: SimpleType, text: string, fixed: Fixed | undefined, below: string): unknown {
    const value = simple.read(text);
    if (value === undefined) this.#fail("bad-value", "The value is not one its type allows.", below);
    if (!fixed) return value;
    if (!fixed.accepts(value)) this.#fail("fixed-value", "The value is not the fixed one.", below);
    return fixed.value;
  }

  #text(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    if (frame.isNil) this.#fail("unexpected-text", "A nil element must be empty.");
    if (!frame.cursor) frame.text += this.#reader.text;
    else if (!isBlank(this.#reader.text)) this.#fail("unexpected-text", "Text between elements.");
  }

  #end(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const missing = frame.isNil ? undefined : frame.cursor?.missing();
    if (missing) this.#fail("missing-element", `${named(missing)} is missing.`);
    const value = frame.isNil ? nil(frame) : this.#value(frame);
    this.#frames.pop();
    frame.deliver(value);
  }

  #value({ type, value, text, fixed }: Frame): unknown {
    if (type.kind === "simple") return this.#simple(type.simple, text, fixed);
    if (type.text) setOwn(value, type.text.key, this.#simple(type.text.simple, text, fixed));
    return value;
  }

  #simple(simple: SimpleType, text: string, fixed: string | undefined): unknown {
    if (fixed === undefined) return this.#valid(simple, text, undefined, "");
    return this.#valid(simple, text === "" ? fixed : text, fixedValue(simple, fixed), "");
  }

  #ignore(code: XmlErrorCode, message: string, below: string): void {
    const error = this.#error(code, message, below);
    if (this.#lenient === false) throw error;
    if (this.#lenient !== true) this.#lenient(error);
  }

  #fail(code: XmlErrorCode, message: string, below = ""): never {
    throw this.#error(code, message, below);
  }

  /** @param below - What stands after the path of the open elements. */
  #error(code: XmlErrorCode, message: string, below: string): XmlError {
    const path = this.#frames.map(({ name }) => `/${name}`).join("") + below;
    return new XmlError(code, message, { ...this.#reader.position, path });
  }
}

function delivery({ key, many }: ElementState, target: Record<string, unknown>): (value: unknown) => void {
  return many ? (value) => append(target, key, value) : (value) => setOwn(target, key, value);
}

function nil({ type, value }: Frame): unknown {
  if (type.kind === "simple" || !type.nilIsObject) return null;
  return { $nil: true, ...value };
}

/** What a message calls a particle. */
function named(state: { readonly kind: string; readonly local?: string; readonly key: string }): string {
  return state.local ?? (state.kind === "any" ? "An element of another schema" : "A repeated group");
}
