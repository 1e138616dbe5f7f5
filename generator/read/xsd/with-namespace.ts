import type { QName, XsdNode } from "./parse-document.js";

/** A schema without a namespace as if it had one: what it declares, and what it refers to without a prefix, is of that. */
export function inNamespace(schema: XsdNode, namespace: string): XsdNode {
  const scope = { ...schema.scope, namespace };
  return mapNodes(schema, (node) => ({ ...node, scope, references: mapNames(node, (name) => moved(name, namespace)) }));
}

/** A definition under another local name, as `redefine` leaves the one it replaces. */
export function renamed(definition: XsdNode, name: string): XsdNode {
  return { ...definition, attributes: new Map(definition.attributes).set("name", name) };
}

/** A definition whose references to one name are references to another. */
export function referringTo(definition: XsdNode, attribute: string, from: QName, to: string): XsdNode {
  const redirected = (name: QName): QName =>
    name.local === from.local && name.namespace === from.namespace ? { ...name, local: to } : name;
  return mapNodes(definition, (node) => ({
    ...node,
    references: mapNames(node, (name, holder) => (holder === attribute ? redirected(name) : name)),
  }));
}

function moved(name: QName, namespace: string): QName {
  return name.namespace === "" ? { ...name, namespace } : name;
}

function mapNodes(node: XsdNode, change: (node: XsdNode) => XsdNode): XsdNode {
  return { ...change(node), children: node.children.map((child) => mapNodes(child, change)) };
}

function mapNames(
  { references }: XsdNode,
  change: (name: QName, attribute: string) => QName,
): ReadonlyMap<string, readonly QName[]> {
  return new Map(
    [...references].map(([attribute, names]) => [attribute, names.map((name) => change(name, attribute))]),
  );
}
