import type { Report } from "../../diagnostics.js";
import { InputError } from "../../errors.js";
import { expanded } from "../xsd/nodes.js";
import { placeOf, type GatheredDefinitions } from "./gather-definitions.js";
import { wsdlNamespace, type WsdlNode } from "./nodes.js";

/** The kinds of declarations that others refer to by name; each has names of its own. */
export type DefinitionKind = "message" | "portType" | "binding";

/** What a set of WSDLs declares, and where to say what cannot be expressed. */
export class Definitions {
  /** `service` elements, in document order. */
  readonly services: readonly WsdlNode[];
  /** `Policy` elements that bindings refer to. */
  readonly policies: readonly WsdlNode[];
  readonly #all: readonly WsdlNode[];
  readonly #incomplete: boolean;
  readonly #id: string;
  readonly #report: Report;

  constructor({ definitions, incomplete }: GatheredDefinitions, id: string, report: Report) {
    const all = definitions.flatMap(({ children }) => children);
    this.#all = all.filter(({ namespace }) => namespace === wsdlNamespace);
    this.policies = all.filter(({ name }) => name === "Policy");
    this.services = this.#all.filter(({ name }) => name === "service");
    this.#incomplete = incomplete;
    this.#id = id;
    this.#report = report;
  }

  /** All declarations of a kind, in document order. */
  all(kind: DefinitionKind): readonly WsdlNode[] {
    return this.#all.filter(({ name }) => name === kind);
  }

  /**
   * The declaration an attribute refers to; `undefined`, and reported, when its WSDL is not there.
   *
   * @throws {@link InputError} when every WSDL is there and it is not.
   */
  find(kind: DefinitionKind, attribute: string, from: WsdlNode): WsdlNode | undefined {
    const wanted = from.references.get(attribute);
    if (!wanted) throw this.error(from, `The attribute ${attribute} is required on ${from.name}.`);
    const found = this.all(kind).find(
      ({ attributes, scope }) => attributes.get("name") === wanted.local && scope.namespace === wanted.namespace,
    );
    if (!found && !this.#incomplete) throw this.error(from, `There is no ${kind} ${expanded(wanted)}.`);
    if (!found) this.missing(from, `the ${kind} ${wanted.local}`);
    return found;
  }

  /** Reports what another document would declare. */
  missing(node: WsdlNode, detail: string): void {
    this.#report.add("wsdl-missing", this.#id, placeOf(node), detail);
  }

  /** Reports a construct that is not expressed. */
  unsupported(node: WsdlNode, detail: string): void {
    this.#report.add("wsdl-unsupported", this.#id, placeOf(node), detail);
  }

  /** A fault of a file, with its place. */
  error(node: WsdlNode, message: string): InputError {
    return new InputError(`${placeOf(node)}: ${message}`);
  }
}
