import {
  builtinKind,
  nilIsObject,
  type XmlAtomicType,
  type XmlElement,
  type XmlType,
  type XmlTypeRef,
} from "../generator/model/xml.js";
import { literal } from "./doc.js";

/** Says what a value is, in TypeScript. */
export class TypeText {
  /** Names of the runtime that were needed. */
  readonly used = new Set<string>();
  /** Types of the contract that were needed. */
  readonly declared = new Set<string>();
  readonly #types: ReadonlyMap<string, XmlType>;
  readonly #prefix: string;

  /** @param prefix - Stands before the contract's own types. */
  constructor(types: readonly XmlType[], prefix = "") {
    this.#types = new Map(types.map((type) => [type.name, type]));
    this.#prefix = prefix;
  }

  /** A type that is a built-in but for its facets is said as that built-in. */
  of(type: XmlTypeRef): string {
    const found = this.#types.get(type);
    if (!found) return this.#builtin(type);
    if (found.kind === "complex") return this.#own(found.name);
    if (found.kind === "list") return `readonly (${this.of(found.item)})[]`;
    if (found.kind === "union") return this.#union(found.members);
    if (found.values) return this.#own(found.name);
    return found.number ? "number" : this.#builtin(found.base);
  }

  /** The literal of a fixed value, where it has one; else the type. */
  fixed(type: XmlTypeRef, fixed: string | undefined): string {
    const found = this.#types.get(type);
    if (fixed === undefined || (found && found.kind !== "atomic")) return this.of(type);
    const kind = found?.number === true ? "number" : builtinKind(found?.base ?? type);
    if (kind === "string") return literal(fixed);
    if (kind === "boolean") return String(fixed === "true" || fixed === "1");
    return kind === "number" && Number.isFinite(Number(fixed)) ? String(Number(fixed)) : this.of(type);
  }

  /** One element: `null` or `$nil` beside its value when it is nillable. */
  element({ type, nillable, fixed }: Pick<XmlElement, "type" | "nillable" | "fixed">): string {
    const value = this.fixed(type, fixed);
    if (!nillable) return value;
    const found = this.#types.get(type);
    if (found?.kind !== "complex" || !nilIsObject(found)) return `${value} | null`;
    this.used.add("XmlNil");
    const keys = [...found.attributes.map(({ key }) => key), ...(found.anyAttribute ? ["$anyAttributes"] : [])];
    return `${value} | XmlNil<${value}, ${keys.map(literal).join(" | ")}>`;
  }

  /** The type itself, where it is a built-in with facets; `undefined` for any other. */
  atomic(type: XmlTypeRef): Pick<XmlAtomicType, "base" | "facets" | "values"> | undefined {
    const found = this.#types.get(type);
    if (!found) return { base: type, facets: {} };
    return found.kind === "atomic" ? found : undefined;
  }

  #union(members: readonly XmlTypeRef[]): string {
    const found = members.map((member) => this.#types.get(member));
    return found.every(isTextEnumeration) ? found.map(({ name }) => this.#own(name)).join(" | ") : "string";
  }

  #own(name: string): string {
    this.declared.add(name);
    return this.#prefix + name;
  }

  #builtin(type: XmlTypeRef): string {
    const kind = builtinKind(type);
    if (kind === "node") this.used.add("XmlNode");
    return kind === "node" ? "XmlNode" : kind === "bytes" ? "Uint8Array" : kind === "list" ? "readonly string[]" : kind;
  }
}

function isTextEnumeration(type: XmlType | undefined): type is XmlAtomicType {
  return type?.kind === "atomic" && (type.values?.every((value) => typeof value === "string") ?? false);
}
