import type { ComplexType, NamedSimpleType } from "./compile.js";
import { ContentEncoder } from "./content-encoder.js";
import type { ElementDeclaration, ElementState } from "./content.js";
import { expandedName, instanceNamespace, splitName } from "./namespaces.js";
import { getOwn, isRecord } from "./objects.js";
import { rootDeclaration } from "./root.js";
import { spellingsOf, wantedDefault } from "./spelling.js";
import type { XmlRoot } from "./table.js";
import { ValueEncoder, type EncoderOptions } from "./value-encoder.js";
import type { XmlWriter } from "./writer.js";
import { actualType } from "./xsi-type.js";

/** Writes one object as its root element. */
export class Encoder {
  readonly #values: ValueEncoder;
  readonly #inside: ContentEncoder;

  constructor(writer: XmlWriter, options: EncoderOptions) {
    this.#values = new ValueEncoder(writer, options);
    this.#inside = new ContentEncoder(this.#values, (element, value, spelling) =>
      this.#element(element, value, spelling),
    );
  }

  write(root: XmlRoot<unknown>, value: unknown): void {
    this.#element(rootDeclaration(root), value, undefined);
  }

  /** Writes one element of a state, such as an item that was left out. */
  item(state: ElementState, value: unknown): void {
    this.#inside.item(state, value, undefined);
  }

  #element(element: ElementDeclaration, given: unknown, spelling: string | undefined): void {
    const { namespace, local } = element;
    const declared = element.type();
    if (element.isAbstract) {
      this.#values.fail("bad-type", `The element ${local} is abstract; one that stands in for it is expected.`);
    }
    if (declared.kind === "raw") return this.#raw(namespace, local, unmarked(given, false));
    if (declared.kind === "simple" && !element.preset && this.#values.leaf(element, declared.simple, given, spelling)) {
      return;
    }
    this.#values.writer.start(namespace, local, wantedDefault(given));
    const type = this.#type(declared, given);
    if (type) {
      const value = unmarked(given, type.kind === "complex");
      const isMarked = value !== given && isRecord(given);
      this.#content(element, type, value, isMarked ? spellingsOf(given)?.get("value") : spelling);
    }
    this.#values.writer.end();
  }

  #raw(namespace: string, local: string, value: unknown): void {
    const name = isRecord(value) ? value["name"] : undefined;
    if (typeof name !== "string") return this.#values.fail("bad-value", "The value must be an XmlNode.", `/${local}`);
    if (name !== expandedName(namespace, local)) {
      return this.#values.fail("bad-value", `The node must be named ${local}.`, `/${local}`);
    }
    this.#values.nodes([value]);
  }

  /** The declared type or the one `$type` names, which is then written. */
  #type(declared: NamedSimpleType | ComplexType, value: unknown): NamedSimpleType | ComplexType | undefined {
    const name = isRecord(value) ? getOwn(value, "$type") : undefined;
    if (name === undefined) {
      if (declared.kind === "complex" && declared.isAbstract) {
        this.#values.fail("bad-type", "The type is abstract; $type must name one derived from it.");
      }
      return declared;
    }
    const type = typeof name === "string" ? actualType(declared, name) : undefined;
    if (typeof name !== "string" || !type || (type.kind === "complex" && type.isAbstract)) {
      this.#values.fail("bad-type", "The type $type names may not stand here.");
      return undefined;
    }
    const { namespace, local } = splitName(name);
    this.#values.writer.attribute(instanceNamespace, "type", this.#values.writer.qualify(namespace, local));
    return type;
  }

  #content(
    element: ElementDeclaration,
    type: NamedSimpleType | ComplexType,
    value: unknown,
    spelling: string | undefined,
  ): void {
    if (value === null || (isRecord(value) && getOwn(value, "$nil") === true)) {
      if (!element.nillable) return this.#values.fail("not-nillable", "The element is not nillable.");
      this.#values.writer.attribute(instanceNamespace, "nil", "true");
      if (type.kind === "complex") this.#values.nilAttributes(type, isRecord(value) ? value : {});
    } else if (type.kind === "simple") this.#values.text(type.simple, element.preset?.(type.simple), value, spelling);
    else if (isRecord(value)) this.#complex(element, type, value);
    else this.#values.fail("bad-value", "The value must be an object.");
  }

  #complex(element: ElementDeclaration, type: ComplexType, value: Readonly<Record<string, unknown>>): void {
    this.#values.checkKeys(type.keys, value);
    if (element.nillable && getOwn(value, "$nil") === false)
      this.#values.writer.attribute(instanceNamespace, "nil", "false");
    this.#values.attributes(type, value);
    const keeps = this.#values.options.lenient === "keep";
    if (keeps) this.#values.keptAttributes(getOwn(value, "$unknownAttributes"));
    if (type.text) {
      const { key, simple } = type.text;
      this.#values.text(simple, element.preset?.(simple), getOwn(value, key), spellingsOf(value)?.get(key));
    } else if (type.isMixed) this.#inside.mixed(element, type.content, getOwn(value, "$mixed"));
    else this.#inside.object(type.content, value);
    if (keeps) this.#values.nodes(getOwn(value, "$unknown"));
  }
}

/** A value without what says which element and type it is of. */
function unmarked(value: unknown, isComplex: boolean): unknown {
  if (!isRecord(value) || !Object.hasOwn(value, "value")) return value;
  if (!Object.hasOwn(value, "$el") && !Object.hasOwn(value, "$type")) return value;
  return isComplex && value["value"] !== null ? value : value["value"];
}
