import { InputError } from "../../errors.js";
import type { Report } from "../../diagnostics.js";
import { schemaNamespace, type QName, type XsdInput, type XsdNode } from "./parse-document.js";

/** The kinds of global components; each has names of its own. */
export type ComponentKind = "element" | "type" | "group" | "attributeGroup" | "attribute";

/** A schema's global components, and where to say what cannot be expressed. */
export class Components {
  /** Target namespace; empty for none. */
  readonly namespace: string;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
  readonly #input: XsdInput;
  readonly #report: Report;
  readonly #byKind: Readonly<Record<ComponentKind, Map<string, XsdNode>>> = {
    element: new Map(),
    type: new Map(),
    group: new Map(),
    attributeGroup: new Map(),
    attribute: new Map(),
  };
  readonly #heads = new Set<string>();
  #isIncomplete = false;

  constructor(schema: XsdNode, input: XsdInput, report: Report) {
    this.#input = input;
    this.#report = report;
    if (schema.name !== "schema") throw this.error(schema, "Not an XML Schema document.");
    this.namespace = schema.attributes.get("targetNamespace") ?? "";
    this.elementsQualified = schema.attributes.get("elementFormDefault") === "qualified";
    this.attributesQualified = schema.attributes.get("attributeFormDefault") === "qualified";
    for (const node of schema.children) this.#collect(node);
  }

  /** All global components of a kind, in document order. */
  all(kind: ComponentKind): readonly XsdNode[] {
    return [...this.#byKind[kind].values()];
  }

  /**
   * The component a name refers to; `undefined`, and reported, when it is in another document.
   *
   * @throws {@link InputError} when it should be in this one and is not.
   */
  find(kind: ComponentKind, { namespace, local }: QName, from: XsdNode): XsdNode | undefined {
    const found = namespace === this.namespace ? this.#byKind[kind].get(local) : undefined;
    if (found) return found;
    const unprefixed = namespace === "" ? this.#byKind[kind].get(local) : undefined;
    if (unprefixed) {
      this.unsupported(from, `${local} without a prefix; taken for the ${kind} of this document`);
      return unprefixed;
    }
    if (namespace === this.namespace && !this.#isIncomplete)
      throw this.error(from, `There is no ${kind} named ${local}.`);
    this.unsupported(from, `the ${kind} ${local} of another document`);
    return undefined;
  }

  /** True for an element others may stand in for. */
  isHead(element: XsdNode): boolean {
    return element.attributes.get("abstract") === "true" || this.#heads.has(element.attributes.get("name") ?? "");
  }

  /** Reports a construct that is not expressed. */
  unsupported({ line, column }: XsdNode, detail: string): void {
    this.#report.add("xsd-unsupported", this.#input.id, `${line}:${column}`, detail);
  }

  /** A fault of the file, with its place. */
  error({ line, column }: XsdNode, message: string): InputError {
    return new InputError(`${this.#input.name}:${line}:${column}: ${message}`);
  }

  #collect(node: XsdNode): void {
    const name = node.attributes.get("name") ?? "";
    switch (node.name) {
      case "element":
        this.#byKind.element.set(name, node);
        for (const { namespace, local } of node.references.get("substitutionGroup") ?? []) {
          if (namespace === this.namespace) this.#heads.add(local);
        }
        break;
      case "complexType":
      case "simpleType":
        this.#byKind.type.set(name, node);
        break;
      case "group":
      case "attributeGroup":
      case "attribute":
        this.#byKind[node.name].set(name, node);
        break;
      case "import":
        break;
      case "include":
        this.#isIncomplete = true;
        this.unsupported(node, "include");
        break;
      default:
        this.unsupported(node, node.name);
    }
  }
}

/** The first reference of an attribute such as `type`. */
export function reference(node: XsdNode, attribute: string): QName | undefined {
  return node.references.get(attribute)?.[0];
}

/** The first child with one of these names. */
export function child(node: XsdNode, ...names: readonly string[]): XsdNode | undefined {
  return node.children.find(({ name }) => names.includes(name));
}

/** True for a name of XML Schema itself. */
export function isSchemaName({ namespace }: QName): boolean {
  return namespace === schemaNamespace;
}
