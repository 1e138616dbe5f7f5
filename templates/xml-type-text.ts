import {
  builtinKind,
  isLiteral,
  nilIsObject,
  splitRef,
  typeRef,
  valueKind,
  type XmlAtomicType,
  type XmlComplexType,
  type XmlElement,
  type XmlLibrary,
  type XmlSubstitute,
  type XmlType,
  type XmlTypeRef,
} from "../generator/model/xml.js";
import { literal } from "./doc.js";
import { arrayType } from "./type-layout.js";
import type { OtherModules } from "./xml-modules.js";

/** Says what a value is, in TypeScript. */
export class TypeText {
  /** Names of the runtime that were needed. */
  readonly used = new Set<string>();
  /** Types of the contract that were needed. */
  readonly declared = new Set<string>();
  readonly #library: XmlLibrary;
  readonly #others: OtherModules;
  readonly #prefix: string;

  /** @param prefix - Stands before the contract's own types. */
  constructor(library: XmlLibrary, others: OtherModules, prefix = "") {
    this.#library = library;
    this.#others = others;
    this.#prefix = prefix;
  }

  /** A type that is a built-in but for its facets is said as that built-in. */
  of(type: XmlTypeRef): string {
    const found = this.#library.get(type);
    if (!found) return this.#builtin(type);
    if (found.kind === "complex") {
      const isHead = found.derived.length > 0 || found.abstract;
      return this.#named(type, isHead ? anyName(type, this.#library) : found.name);
    }
    if (found.kind === "list") return arrayType(found.spelled ? "string" : this.of(found.item));
    if (found.kind === "union") return this.#union(found.members);
    if (isLiteral(found)) return this.#named(type, found.name);
    return found.number ? "number" : found.spelled ? "string" : this.#builtin(found.base);
  }

  /** A type by its own name, without those derived from it. */
  exactly(type: XmlTypeRef): string {
    return this.#named(type, splitRef(type).name);
  }

  /** The literal of a fixed value, where it has one; else the type. */
  fixed(type: XmlTypeRef, fixed: string | undefined): string {
    const found = this.#library.get(type);
    if (fixed === undefined || (found && found.kind !== "atomic")) return this.of(type);
    const kind = valueKind(this.#library, type);
    if (kind === "string") return literal(fixed);
    if (kind === "boolean") return String(fixed === "true" || fixed === "1");
    return kind === "number" && Number.isFinite(Number(fixed)) ? String(Number(fixed)) : this.of(type);
  }

  /** One element, or what stands in for it. */
  element(element: Pick<XmlElement, "type" | "nillable" | "fixed" | "default" | "substitutes" | "abstract">): string {
    const own = element.abstract ? [] : [this.content(element)];
    return [...own, ...element.substitutes.map((substitute) => this.#substitute(substitute))].join(" | ") || "never";
  }

  /**
   * What one element holds: `null` or `$nil` beside its value when it is nillable, an empty text where that stands for a
   * value the schema fills in.
   */
  content({ type, nillable, fixed, default: standard }: Omit<XmlSubstitute, "name" | "namespace">): string {
    const value = this.fixed(type, fixed);
    const filled = fixed ?? standard;
    const isText = fixed === undefined && value === "string";
    const found = this.#library.get(type);
    const empty = filled === undefined || filled === "" || isText || found?.kind === "complex" ? [] : [`""`];
    if (!nillable) return [value, ...empty].join(" | ");
    if (found?.kind !== "complex" || !nilIsObject(found)) return [value, ...empty, "null"].join(" | ");
    this.used.add("XmlNil");
    const keys = [...found.attributes.map(({ key }) => key), ...(found.anyAttribute ? ["$anyAttributes"] : [])];
    return `${value} | XmlNil<${this.exactly(type)}, ${keys.map(literal).join(" | ")}>`;
  }

  /** The type itself, where it is a built-in with facets; `undefined` for any other. */
  atomic(type: XmlTypeRef): Pick<XmlAtomicType, "base" | "facets" | "values"> | undefined {
    const found = this.#library.get(type);
    if (!found) return { base: type, facets: {} };
    return found.kind === "atomic" ? found : undefined;
  }

  /** A complex type with members of its own beside: `{ $type: "…" }`. */
  with(type: XmlTypeRef, members: string): string {
    const found = this.#library.get(type);
    return found?.kind === "complex" && isEmpty(found) ? members : `${this.exactly(type)} & ${members}`;
  }

  #substitute({ name, namespace, ...content }: XmlSubstitute): string {
    const element = `readonly $el: ${literal(namespace === "" ? name : `{${namespace}}${name}`)}`;
    const found = this.#library.get(content.type);
    if (found?.kind !== "complex") return `{ ${element}; readonly value: ${this.content(content)} }`;
    const plain = isEmpty(found) ? `{ ${element} }` : `${this.of(content.type)} & { ${element} }`;
    if (!content.nillable) return plain;
    return `${plain} | { ${element}; readonly ${nilIsObject(found) ? "$nil: true" : "value: null"} }`;
  }

  #union(members: readonly XmlTypeRef[]): string {
    const isNamed = members.every((member) => isTextEnumeration(this.#library.get(member)));
    return isNamed ? members.map((member) => this.exactly(member)).join(" | ") : "string";
  }

  #named(type: XmlTypeRef, name: string): string {
    const alias = this.#others.aliasOf(type);
    if (alias !== undefined) return `${alias}.${name}`;
    this.declared.add(name);
    return this.#prefix + name;
  }

  #builtin(type: XmlTypeRef): string {
    switch (builtinKind(type)) {
      case "node":
        this.used.add("XmlNode");
        return "XmlNode";
      case "qname":
        this.used.add("XmlName");
        return "XmlName";
      case "bytes":
        return "Uint8Array";
      case "list":
        return "readonly string[]";
      case "number":
        return "number";
      case "boolean":
        return "boolean";
      case "string":
        return "string";
    }
  }
}

/** The name of a type together with those derived from it. */
export function anyName(type: XmlTypeRef, library: XmlLibrary): string {
  const { module, name } = splitRef(type);
  let candidate = `Any${name}`;
  while (library.has(typeRef(module, candidate))) candidate += "_";
  return candidate;
}

/** True for a type whose elements hold nothing. */
export function isEmpty({ attributes, anyAttribute, content, text, mixed }: XmlComplexType): boolean {
  return attributes.length === 0 && anyAttribute === undefined && !content && !text && !mixed;
}

function isTextEnumeration(type: XmlType | undefined): boolean {
  return (
    type?.kind === "atomic" &&
    builtinKind(type.base) === "string" &&
    (type.values?.every((value) => typeof value === "string") ?? false)
  );
}
