import { InputError } from "../../errors.js";
import type { Report } from "../../diagnostics.js";
import { placeOf, type Documents } from "./gather-documents.js";
import { expanded, kindOf, nameOf, type ComponentKind } from "./nodes.js";
import type { QName, XsdNode } from "./parse-document.js";
import { redefineComponents } from "./redefine.js";

/** A set's global components by kind and name, and where to say what cannot be expressed. */
export class Components {
  readonly #id: string;
  readonly #report: Report;
  readonly #namespaces: ReadonlySet<string>;
  readonly #incomplete: ReadonlySet<string>;
  readonly #byKind: Readonly<Record<ComponentKind, Map<string, XsdNode>>> = {
    element: new Map(),
    type: new Map(),
    group: new Map(),
    attributeGroup: new Map(),
    attribute: new Map(),
  };

  constructor(documents: Documents, id: string, report: Report) {
    this.#id = id;
    this.#report = report;
    this.#incomplete = documents.incomplete;
    this.#namespaces = new Set(documents.schemas.map(({ scope }) => scope.namespace));
    for (const schema of documents.schemas) for (const node of schema.children) this.#collect(node);
    redefineComponents(documents, this.#byKind);
  }

  /** Target namespaces, in the order they were first met. */
  get namespaces(): readonly string[] {
    return [...this.#namespaces];
  }

  /** All global components of a kind, in document order. */
  all(kind: ComponentKind): readonly XsdNode[] {
    return [...this.#byKind[kind].values()];
  }

  /** All global components, kind by kind. */
  everything(): readonly XsdNode[] {
    return Object.values(this.#byKind).flatMap((components) => [...components.values()]);
  }

  /**
   * The component a name refers to; `undefined`, and reported, when its schema is not there.
   *
   * @throws {@link InputError} when its schema is there and it is not.
   */
  find(kind: ComponentKind, name: QName, from: XsdNode): XsdNode | undefined {
    const found = this.#byKind[kind].get(expanded(name));
    if (found) return found;
    const { namespace } = from.scope;
    const unprefixed = name.namespace === "" ? this.#byKind[kind].get(expanded({ ...name, namespace })) : undefined;
    if (unprefixed) {
      this.unsupported(from, `${name.local} without a prefix; taken for the ${kind} of this document`);
      return unprefixed;
    }
    if (this.#namespaces.has(name.namespace) && !this.#incomplete.has(name.namespace)) {
      const of = name.namespace === namespace ? "" : ` in ${name.namespace || "no namespace"}`;
      throw this.error(from, `There is no ${kind} named ${name.local}${of}.`);
    }
    this.unsupported(from, `the ${kind} ${name.local} of another document`);
    return undefined;
  }

  /** Reports a construct that is not expressed. */
  unsupported(node: XsdNode, detail: string): void {
    this.#report.add("xsd-unsupported", this.#id, placeOf(node), detail);
  }

  /** A fault of a file, with its place. */
  error(node: XsdNode, message: string): InputError {
    return new InputError(`${placeOf(node)}: ${message}`);
  }

  #collect(node: XsdNode): void {
    const kind = kindOf(node);
    if (kind) this.#add(kind, node);
  }

  #add(kind: ComponentKind, node: XsdNode): void {
    const key = expanded(nameOf(node));
    const before = this.#byKind[kind].get(key);
    if (!before) this.#byKind[kind].set(key, node);
    else if (contentOf(before) !== contentOf(node))
      this.unsupported(node, `another ${kind} named ${nameOf(node).local}; that of ${placeOf(before)} is taken`);
  }
}

/** What two declarations must share to be the same, wherever they stand. */
function contentOf(node: XsdNode): string {
  const { name, attributes, references, children } = node;
  return JSON.stringify([name, [...attributes], [...references], children.map(contentOf)]);
}
