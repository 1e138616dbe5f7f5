import { illegalAt } from "./characters.js";
import { chosen, inOrder } from "./choice.js";
import type { CompiledAttribute, ComplexType, NamedSimpleType } from "./compile.js";
import type { Content, ElementDeclaration, ElementState, Group, Particle } from "./content.js";
import { Cursor } from "./cursor.js";
import type { FacetCheck } from "./decoder.js";
import { XmlError, type XmlErrorCode } from "./error.js";
import { expandedName, instanceNamespace, splitName } from "./namespaces.js";
import { writeNode, type XmlNode } from "./node.js";
import { getOwn, isRecord } from "./objects.js";
import type { Preset } from "./preset.js";
import { rootDeclaration } from "./root.js";
import type { SimpleType } from "./simple-type.js";
import { builtinTypes } from "./simple-types.js";
import type { XmlRoot } from "./table.js";
import { Values } from "./values.js";
import type { XmlWriter } from "./writer.js";
import { actualType } from "./xsi-type.js";

/** How an {@link Encoder} takes what is wrong. */
export interface EncoderOptions {
  /** Is told of an error; if it returns, writing goes on as well as it can. */
  readonly fail: (error: XmlError) => void;
  /** Steps over properties the schema does not know, or writes what was kept. */
  readonly lenient: boolean | "keep";
  /** What is wrong with a value that its type accepts. */
  readonly check?: FacetCheck;
  /** Is told where {@link itemsPlace} stands. */
  readonly leaveOut?: () => void;
}

/** Stands for the items of a list that are not there yet. */
export const itemsPlace = Symbol("items");

const string = builtinTypes.get("xs:string");

/** Writes one object as its root element. */
export class Encoder {
  readonly #writer: XmlWriter;
  readonly #options: EncoderOptions;

  constructor(writer: XmlWriter, options: EncoderOptions) {
    this.#writer = writer;
    this.#options = options;
  }

  write(root: XmlRoot<unknown>, value: unknown): void {
    this.#element(rootDeclaration(root), value);
  }

  /** Writes one element of a state, such as an item that was left out. */
  item(state: ElementState, value: unknown): void {
    const element = this.#declared(state, value);
    if (element) this.#element(element, value);
  }

  #element(element: ElementDeclaration, given: unknown): void {
    const { namespace, local } = element;
    const declared = element.type();
    if (element.isAbstract) {
      this.#fail("bad-type", `The element ${local} is abstract; one that stands in for it is expected.`);
    }
    if (declared.kind === "raw") return this.#raw(namespace, local, unmarked(given, false));
    this.#writer.start(namespace, local);
    const type = this.#type(declared, given);
    if (type) this.#content(element, type, unmarked(given, type.kind === "complex"));
    this.#writer.end();
  }

  #raw(namespace: string, local: string, value: unknown): void {
    const name = isRecord(value) ? value["name"] : undefined;
    if (typeof name !== "string") return this.#fail("bad-value", "The value must be an XmlNode.", `/${local}`);
    if (name !== expandedName(namespace, local)) {
      return this.#fail("bad-value", `The node must be named ${local}.`, `/${local}`);
    }
    this.#node(value as XmlNode);
  }

  #node(node: XmlNode): void {
    writeNode(this.#writer, node);
  }

  /** The declared type or the one `$type` names, which is then written. */
  #type(declared: NamedSimpleType | ComplexType, value: unknown): NamedSimpleType | ComplexType | undefined {
    const name = isRecord(value) ? getOwn(value, "$type") : undefined;
    if (name === undefined) {
      if (declared.kind === "complex" && declared.isAbstract) {
        this.#fail("bad-type", "The type is abstract; $type must name one derived from it.");
      }
      return declared;
    }
    const type = typeof name === "string" ? actualType(declared, name) : undefined;
    if (typeof name !== "string" || !type || (type.kind === "complex" && type.isAbstract)) {
      this.#fail("bad-type", "The type $type names may not stand here.");
      return undefined;
    }
    const { namespace, local } = splitName(name);
    this.#writer.attribute(instanceNamespace, "type", this.#writer.qualify(namespace, local));
    return type;
  }

  #content(element: ElementDeclaration, type: NamedSimpleType | ComplexType, value: unknown): void {
    if (value === null || (isRecord(value) && getOwn(value, "$nil") === true)) {
      if (!element.nillable) return this.#fail("not-nillable", "The element is not nillable.");
      this.#writer.attribute(instanceNamespace, "nil", "true");
      if (type.kind === "complex") this.#nilAttributes(type, isRecord(value) ? value : {});
    } else if (type.kind === "simple") this.#text(type.simple, element.preset?.(type.simple), value);
    else if (isRecord(value)) this.#complex(element, type, value);
    else this.#fail("bad-value", "The value must be an object.");
  }

  #nilAttributes(type: ComplexType, value: Readonly<Record<string, unknown>>): void {
    const keys = ["$el", "$type", "$nil", "$anyAttributes", ...type.attributes.map(({ key }) => key)];
    this.#checkKeys(new Set(keys), value);
    this.#attributes(type, value);
  }

  #complex(element: ElementDeclaration, type: ComplexType, value: Readonly<Record<string, unknown>>): void {
    this.#checkKeys(type.keys, value);
    this.#attributes(type, value);
    const keeps = this.#options.lenient === "keep";
    if (keeps) this.#keptAttributes(getOwn(value, "$unknownAttributes"));
    if (type.text) {
      const { key, simple } = type.text;
      this.#text(simple, element.preset?.(simple), getOwn(value, key));
    } else if (type.isMixed) this.#mixed(element, type.content, getOwn(value, "$mixed"));
    else this.#object(type.content, value);
    if (keeps) this.#kept(getOwn(value, "$unknown"));
  }

  #keptAttributes(attributes: unknown): void {
    if (!isRecord(attributes)) return;
    for (const [name, value] of Object.entries(attributes)) {
      const { namespace, local } = splitName(name);
      this.#writer.attribute(namespace, local, String(value));
    }
  }

  #kept(nodes: unknown): void {
    if (Array.isArray(nodes)) for (const node of nodes) this.#node(node as XmlNode);
  }

  #checkKeys(known: ReadonlySet<string>, value: Readonly<Record<string, unknown>>): void {
    if (this.#options.lenient) return;
    for (const key of Object.keys(value)) {
      if (!known.has(key) && value[key] !== undefined) {
        this.#fail("unknown-property", `The schema has no property ${key} here.`);
      }
    }
  }

  #attributes(
    { attributes, anyAttribute, attributesByName }: ComplexType,
    value: Readonly<Record<string, unknown>>,
  ): void {
    for (const attribute of attributes) this.#attribute(attribute, getOwn(value, attribute.key));
    const others = anyAttribute ? getOwn(value, "$anyAttributes") : undefined;
    if (others === undefined) return;
    if (!isRecord(others)) return this.#fail("bad-value", "The value must be an object.", "/@*");
    for (const [name, other] of Object.entries(others)) {
      const { namespace, local } = splitName(name);
      if (typeof other !== "string") this.#fail("bad-value", "The value must be a string.", `/@${local}`);
      else if (
        namespace === instanceNamespace ||
        attributesByName.has(namespace, local) ||
        !anyAttribute?.(namespace)
      ) {
        this.#fail("unknown-attribute", `The schema has no attribute ${name} here.`, `/@${local}`);
      } else this.#writer.attribute(namespace, local, other);
    }
  }

  #attribute({ namespace, local, simple, required, preset }: CompiledAttribute, given: unknown): void {
    const fixed = preset?.isFixed ? preset : undefined;
    const value = given ?? (required ? fixed?.value : undefined);
    if (value === undefined) {
      if (required) this.#fail("missing-attribute", `The attribute ${local} is required.`);
      return;
    }
    if (fixed && !fixed.equals(value))
      return this.#fail("fixed-value", "The value is not the fixed one.", `/@${local}`);
    const text = this.#lexical(simple, value, `/@${local}`);
    if (text !== undefined) this.#writer.attribute(namespace, local, text);
  }

  #text(simple: SimpleType, preset: Preset | undefined, value: unknown): void {
    // An empty element stands for its fixed or default text.
    if (preset && value === "") return;
    const fixed = preset?.isFixed ? preset : undefined;
    if (fixed && value !== undefined && !fixed.equals(value)) {
      return this.#fail("fixed-value", "The value is not the fixed one.");
    }
    const text = this.#lexical(simple, value ?? fixed?.value, "");
    if (text !== undefined) this.#writer.text(text);
  }

  #lexical(simple: SimpleType, value: unknown, below: string): string | undefined {
    const text = simple.write(value, this.#writer);
    if (text === undefined) this.#fail("bad-value", "The value is not one its type allows.", below);
    else if (this.#options.check) return this.#checked(this.#options.check(simple, value, text), text, below);
    return text;
  }

  #checked(messages: readonly string[], text: string, below: string): string | undefined {
    for (const message of messages) this.#fail("facet", message, below);
    if (illegalAt(text) === -1) return text;
    this.#fail("character", "A character that XML does not allow.", below);
    return undefined;
  }

  #mixed({ preset: presetOf }: ElementDeclaration, content: Content, items: unknown): void {
    if (!Array.isArray(items)) return this.#fail("bad-value", "$mixed must be a list of texts and objects.");
    const preset = string && presetOf?.(string);
    if (preset?.isFixed && items.length > 0 && (items.length > 1 || items[0] !== preset.text)) {
      return this.#fail("fixed-value", "The value is not the fixed one.");
    }
    const cursor = new Cursor(content, {});
    for (const item of items) {
      if (typeof item === "string") this.#writer.text(item);
      else if (isRecord(item)) this.#mixedElement(content, cursor, item);
      else this.#fail("bad-value", "$mixed must be a list of texts and objects.");
    }
    if (!cursor.isComplete) {
      for (const missing of cursor.missing()) this.#fail("missing-element", `${missing} is missing.`);
    }
  }

  #mixedElement(content: Content, cursor: Cursor, item: Readonly<Record<string, unknown>>): void {
    const [[key, value] = ["", undefined], another] = Object.entries(item);
    if (key === "$unknown" && this.#options.lenient === "keep") return this.#kept([value]);
    const state = content.statesByKey.get(key);
    if (!state || another) {
      return this.#fail(
        "unknown-property",
        another ? "An item of $mixed has one property." : `The schema has no property ${key} here.`,
      );
    }
    const element = state.kind === "element" ? this.#declared(state, value) : undefined;
    if (state.kind === "element" && !element) return;
    const { namespace, local } = element ?? splitName(nodeName(value));
    if (cursor.take(namespace, local)?.state.key !== key) {
      const [expected] = cursor.missing();
      const instead = expected ? `${expected} is expected` : "there are too many, or the order is wrong";
      this.#fail("unexpected-element", `${key} may not stand here; ${instead}.`);
    } else if (element) this.#element(element, value);
    else this.#node(value as XmlNode);
  }

  #object({ root, sharedKeys }: Content, source: Readonly<Record<string, unknown>>): void {
    if (!root) return;
    const values = new Values(source, sharedKeys);
    this.#particle(root, values);
    for (const key of sharedKeys) {
      if (values.has(key)) this.#fail("unexpected-element", `${key} holds more than the schema allows.`);
    }
  }

  #particle(particle: Particle, values: Values): void {
    switch (particle.kind) {
      case "element":
        return this.#elements(particle, values);
      case "any":
        for (const node of this.#counted(particle, values.take(particle.key, particle.max))) {
          if (particle.accepts(splitName(nodeName(node)).namespace)) this.#node(node as XmlNode);
          else
            this.#fail("unexpected-element", `The schema lets in no element of that namespace under ${particle.key}.`);
        }
        return;
      case "rows":
        for (const row of this.#counted(particle, values.take(particle.key, particle.max))) {
          if (!isRecord(row)) this.#fail("bad-value", "Each row must be an object.");
          else {
            this.#checkKeys(particle.content.keys, row);
            this.#object(particle.content, row);
          }
        }
        return;
      case "choice":
        return this.#choice(particle, values);
      case "all":
        if (particle.min === 0 && ![...particle.keys].some((key) => values.has(key))) return;
        for (const member of inOrder(particle, values.order)) this.#particle(member, values);
        return;
      case "sequence":
        if (particle.min === 0 && ![...particle.keys].some((key) => values.has(key))) return;
        for (const member of particle.members) this.#particle(member, values);
    }
  }

  #elements(state: ElementState, values: Values): void {
    if (state.many) {
      const found = values.take(state.key, state.max);
      if (found[0] === itemsPlace) return this.#options.leaveOut?.();
      for (const value of this.#counted(state, found)) this.item(state, value);
      return;
    }
    const value = values.one(state.key);
    if (value === itemsPlace) return this.#options.leaveOut?.();
    if (value !== undefined || (state.min > 0 && isImplied(state.element))) this.item(state, value);
    else if (state.min > 0) this.#fail("missing-element", `${state.key} is missing.`);
  }

  /** The element a value is one of: the particle's own or the substitute `$el` names. */
  #declared({ element, elements }: ElementState, value: unknown): ElementDeclaration | undefined {
    const name = isRecord(value) ? getOwn(value, "$el") : undefined;
    if (name === undefined) return element;
    const { namespace, local } = splitName(typeof name === "string" ? name : "");
    const found = elements.get(namespace, local)?.element;
    if (!found) this.#fail("unexpected-element", `The element $el names may not stand for ${element.local}.`);
    return found;
  }

  #choice(choice: Group, values: Values): void {
    const isAbsent = ![...choice.keys].some((key) => values.has(key));
    if (isAbsent && choice.nullable) return;
    const member = chosen(choice, values);
    if (member) return this.#particle(member, values);
    const keys = [...choice.keys].join(", ");
    values.drop(choice.keys);
    this.#fail(
      isAbsent ? "missing-element" : "unexpected-element",
      `One choice among ${keys} must be complete, and no other.`,
    );
  }

  #counted(particle: Particle & { readonly key: string }, values: readonly unknown[]): readonly unknown[] {
    const least = particle.kind === "rows" && particle.nullable ? 0 : particle.min;
    if (values.length < least) this.#fail("missing-element", `${particle.key} is missing.`);
    if (values.length <= particle.max) return values;
    this.#fail("unexpected-element", `${particle.key} holds more than the schema allows.`);
    return values.slice(0, particle.max);
  }

  #fail(code: XmlErrorCode, message: string, below = ""): void {
    this.#options.fail(new XmlError(code, message, { path: this.#writer.path + below }));
  }
}

/** True for an element that has one text, so that nobody needs to give it. */
function isImplied({ preset, type }: ElementDeclaration): boolean {
  const compiled = preset && type();
  return compiled?.kind === "simple" && preset?.(compiled.simple)?.isFixed === true;
}

/** A value without what says which element and type it is of. */
function unmarked(value: unknown, isComplex: boolean): unknown {
  if (!isRecord(value) || !Object.hasOwn(value, "value")) return value;
  if (!Object.hasOwn(value, "$el") && !Object.hasOwn(value, "$type")) return value;
  return isComplex && value["value"] !== null ? value : value["value"];
}

function nodeName(value: unknown): string {
  const name = isRecord(value) ? value["name"] : undefined;
  return typeof name === "string" ? name : "";
}
