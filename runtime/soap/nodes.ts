import { fromXml } from "../xml/from-xml.js";
import { expandedName, splitName } from "../xml/namespaces.js";
import { writeNode, type XmlNode } from "../xml/node.js";
import type { XmlRoot } from "../xml/table.js";
import { XmlWriter } from "../xml/writer.js";

/** An element with elements or a text inside. */
export function node(
  namespace: string,
  local: string,
  children: XmlNode["children"],
  attributes: XmlNode["attributes"] = {},
): XmlNode {
  return { name: expandedName(namespace, local), attributes, children };
}

/** True for an element of a root's name, or of its local name where the whole of it has no namespace. */
export function isCalled({ name }: XmlNode, { element, table }: XmlRoot<unknown>): boolean {
  return name === expandedName(table.namespace, element) || name === element;
}

/**
 * What an element says that {@link isCalled} as a root.
 *
 * @throws {@link XmlError}
 */
export function valueOf(element: XmlNode, root: XmlRoot<unknown>): unknown {
  const writer = new XmlWriter();
  writeNode(writer, element.name === root.element ? within(root.table.namespace, element) : element);
  return fromXml(root, writer.finish(), { lenient: true, enumerations: "open" });
}

/** The same elements, those without a namespace in this one. */
function within(namespace: string, element: XmlNode): XmlNode {
  const { namespace: own, local } = splitName(element.name);
  return {
    ...element,
    name: expandedName(own || namespace, local),
    children: element.children.map((child) => (typeof child === "string" ? child : within(namespace, child))),
  };
}
