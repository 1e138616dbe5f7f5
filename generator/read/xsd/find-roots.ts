import type { XmlRootElement } from "../../model/xml.js";
import type { XsdContext } from "./context.js";
import { isAbstract } from "./find-hierarchy.js";
import { expanded, nameOf, reference } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";
import { declared } from "./resolve-particles.js";

/** Which global elements a document may start with: those nothing refers to, or all of them. */
export type XsdRoots = "free" | "all";

/**
 * The elements of each namespace a document starts with: global ones that no other declaration refers to. Form models declare
 * every field as a global element, and only one of them is ever a document. When all are referred to, all are roots.
 */
export function findRoots(context: XsdContext, wanted: XsdRoots): ReadonlyMap<string, readonly XmlRootElement[]> {
  const { components } = context;
  const all = components.all("element").filter((element) => !isAbstract(element));
  const referred = new Set(wanted === "all" ? [] : components.everything().flatMap((node) => [...references(node)]));
  return new Map(
    components.namespaces.map((namespace) => {
      const own = all.filter(({ scope }) => scope.namespace === namespace);
      const free = own.filter((element) => !referred.has(expanded(nameOf(element))));
      return [namespace, (free.length > 0 ? free : own).map((element) => root(context, element))];
    }),
  );
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
