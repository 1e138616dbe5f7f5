import { illegalAt } from "./characters.js";
import type { CompiledAttribute, ComplexType } from "./compile.js";
import type { ElementDeclaration } from "./content.js";
import type { FacetCheck } from "./value-decoder.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { instanceNamespace, splitName } from "./namespaces.js";
import { writeNode, type XmlNode } from "./node.js";
import { getOwn, isRecord } from "./objects.js";
import type { Preset } from "./preset.js";
import type { SimpleType, WriteScope } from "./simple-type.js";
import { sameSpelling, spellingsOf } from "./spelling.js";
import type { XmlWriter } from "./writer.js";

/** How an encoder takes what is wrong. */
export interface EncoderOptions {
  /** Is told of an error; if it returns, writing goes on as well as it can. */
  readonly fail: (error: XmlError) => void;
  /** Steps over properties the schema does not know, or writes what was kept. */
  readonly lenient: boolean | "keep";
  /** Writes values that an enumeration does not list as they are. */
  readonly open: boolean;
  /** What is wrong with a value that its type accepts. */
  readonly check?: FacetCheck;
  /** Is told where the items stand that are left out. */
  readonly leaveOut?: () => void;
  /** Writes what is given as base64 in its own way; false when it does not. */
  readonly binary?: (value: unknown, writer: XmlWriter) => boolean;
}

/** Writes attributes and texts. */
export class ValueEncoder {
  readonly writer: XmlWriter;
  readonly options: EncoderOptions;
  readonly #scope: WriteScope;

  constructor(writer: XmlWriter, options: EncoderOptions) {
    this.writer = writer;
    this.#scope = options.open ? { qualify: (...name) => writer.qualify(...name), open: true } : writer;
    this.options = options;
  }

  nilAttributes(type: ComplexType, value: Readonly<Record<string, unknown>>): void {
    const keys = ["$el", "$type", "$nil", "$anyAttributes", ...type.attributes.map(({ key }) => key)];
    this.checkKeys(new Set(keys), value);
    this.attributes(type, value);
  }

  keptAttributes(attributes: unknown): void {
    if (!isRecord(attributes)) return;
    for (const [name, value] of Object.entries(attributes)) {
      const { namespace, local } = splitName(name);
      this.writer.attribute(namespace, local, String(value));
    }
  }

  nodes(nodes: unknown): void {
    if (Array.isArray(nodes)) for (const node of nodes) writeNode(this.writer, node as XmlNode);
  }

  checkKeys(known: ReadonlySet<string>, value: Readonly<Record<string, unknown>>): void {
    if (this.options.lenient) return;
    for (const key of Object.keys(value)) {
      if (!known.has(key) && value[key] !== undefined) {
        this.fail("unknown-property", `The schema has no property ${key} here.`);
      }
    }
  }

  attributes(
    { attributes, anyAttribute, attributesByName }: ComplexType,
    value: Readonly<Record<string, unknown>>,
  ): void {
    const spellings = spellingsOf(value);
    for (const attribute of attributes) {
      this.#attribute(attribute, getOwn(value, attribute.key), spellings?.get(attribute.key));
    }
    const others = anyAttribute ? getOwn(value, "$anyAttributes") : undefined;
    if (others === undefined) return;
    if (!isRecord(others)) return this.fail("bad-value", "The value must be an object.", "/@*");
    for (const [name, other] of Object.entries(others)) {
      const { namespace, local } = splitName(name);
      if (typeof other !== "string") this.fail("bad-value", "The value must be a string.", `/@${local}`);
      else if (
        namespace === instanceNamespace ||
        attributesByName.has(namespace, local) ||
        !anyAttribute?.(namespace)
      ) {
        this.fail("unknown-attribute", `The schema has no attribute ${name} here.`, `/@${local}`);
      } else this.writer.attribute(namespace, local, other);
    }
  }

  #attribute(
    { namespace, local, simple, required, preset }: CompiledAttribute,
    given: unknown,
    spelling: string | undefined,
  ): void {
    const fixed = preset?.isFixed ? preset : undefined;
    const value = given ?? (required ? fixed?.value : undefined);
    if (value === undefined) {
      if (required) this.fail("missing-attribute", `The attribute ${local} is required.`);
      return;
    }
    if (fixed && !fixed.equals(value)) return this.fail("fixed-value", "The value is not the fixed one.", `/@${local}`);
    const text = this.#lexical(simple, value, spelling, `/@${local}`);
    if (text !== undefined) this.writer.attribute(namespace, local, text);
  }

  /** Writes an element of one plain value, as nearly all are; false when it takes more than that, or the value is wrong. */
  leaf({ namespace, local }: ElementDeclaration, simple: SimpleType, value: unknown, spelling?: string): boolean {
    if (this.options.check || typeof value === "object") return false;
    const text = sameSpelling(simple, value, spelling) ?? simple.write(value, this.#scope);
    return text !== undefined && this.writer.leaf(namespace, local, text);
  }

  text(simple: SimpleType, preset: Preset | undefined, value: unknown, spelling: string | undefined): void {
    if (simple.builtin === "xs:base64Binary" && this.options.binary?.(value, this.writer)) return;
    // An empty element stands for its fixed or default text.
    if (preset && value === "") return;
    const fixed = preset?.isFixed ? preset : undefined;
    if (fixed && value !== undefined && !fixed.equals(value)) {
      return this.fail("fixed-value", "The value is not the fixed one.");
    }
    const text = this.#lexical(simple, value ?? fixed?.value, spelling, "");
    if (text !== undefined) this.writer.text(text);
  }

  #lexical(simple: SimpleType, value: unknown, spelling: string | undefined, below: string): string | undefined {
    const text = sameSpelling(simple, value, spelling) ?? simple.write(value, this.#scope);
    if (text === undefined) this.fail("bad-value", "The value is not one its type allows.", below);
    else if (this.options.check) return this.#checked(this.options.check(simple, value, text), text, below);
    return text;
  }

  #checked(messages: readonly string[], text: string, below: string): string | undefined {
    for (const message of messages) this.fail("facet", message, below);
    if (illegalAt(text) === -1) return text;
    this.fail("character", "A character that XML does not allow.", below);
    return undefined;
  }

  fail(code: XmlErrorCode, message: string, below = ""): void {
    this.options.fail(new XmlError(code, message, { path: this.writer.path + below }));
  }
}
