import type { XmlRootElement } from "../../model/xml.js";
import type { XsdContext } from "./context.js";
import { isAbstract } from "./find-hierarchy.js";
import { expanded, nameOf, reference } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";
import { declared } from "./resolve-particles.js";

/** Which global elements a document may start with: those nothing refers to, all, or those of these expanded names. */
export type XsdRoots = "free" | "all" | ReadonlySet<string>;

/**
 * The elements of each namespace a document starts with. Free are global ones that no other declaration refers to: form
 * models declare every field as a global element, and only one of them is ever a document. When all are referred to, all
 * are free.
 */
export function findRoots(context: XsdContext, wanted: XsdRoots): ReadonlyMap<string, readonly XmlRootElement[]> {
  const { components } = context;
  const all = components.all("element").filter((element) => !isAbstract(element));
  const choose = chooser(context, wanted);
  return new Map(
    components.namespaces.map((namespace) => {
      const own = all.filter(({ scope }) => scope.namespace === namespace);
      return [namespace, choose(own).map((element) => root(context, element))];
    }),
  );
}

/** Chooses among the elements of one namespace. */
function chooser({ components }: XsdContext, wanted: XsdRoots): (own: readonly XsdNode[]) => readonly XsdNode[] {
  if (wanted === "all") return (own) => own;
  if (wanted !== "free") return (own) => own.filter((element) => wanted.has(expanded(nameOf(element))));
  const referred = new Set(components.everything().flatMap((node) => [...references(node)]));
  return (own) => {
    const free = own.filter((element) => !referred.has(expanded(nameOf(element))));
    return free.length > 0 ? free : own;
  };
}

function root(context: XsdContext, element: XsdNode): XmlRootElement {
  return {
    name: nameOf(element).local,
    ...declared(context, element),
    ...(element.doc !== undefined && { doc: element.doc }),
  };
}

function* references(node: XsdNode): Generator<string> {
  const ref = node.name === "element" ? reference(node, "ref") : undefined;
  if (ref) yield expanded(ref);
  for (const inner of node.children) yield* references(inner);
}
