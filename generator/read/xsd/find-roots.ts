import type { XmlRootElement } from "../../model/xml.js";
import { reference } from "./collect-components.js";
import { typeOf, type XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";
import { isNillable } from "./resolve-particles.js";

/**
 * The elements a document starts with: global ones that no other declaration refers to. Form models declare every field as a
 * global element, and only one of them is ever a document. When all are referred to, all are roots.
 */
export function findRoots(context: XsdContext, schema: XsdNode): readonly XmlRootElement[] {
  const referred = new Set(references(schema));
  const all = context.components.all("element").filter((element) => element.attributes.get("abstract") !== "true");
  const free = all.filter(({ attributes }) => !referred.has(attributes.get("name") ?? ""));
  return (free.length > 0 ? free : all).map((element) => ({
    name: element.attributes.get("name") ?? "",
    type: typeOf(context, element, "xs:anyType"),
    nillable: isNillable(element),
    ...(element.doc !== undefined && { doc: element.doc }),
  }));
}

function* references(node: XsdNode): Generator<string> {
  const ref = node.name === "element" ? reference(node, "ref") : undefined;
  if (ref) yield ref.local;
  for (const inner of node.children) yield* references(inner);
}
