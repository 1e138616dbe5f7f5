import { schemaNamespace, type QName, type XsdNode } from "./parse-document.js";

/** The kinds of global components; each has names of its own. */
export type ComponentKind = "element" | "type" | "group" | "attributeGroup" | "attribute";

/** The kind of a global declaration or definition; `undefined` for any other element. */
export function kindOf({ name }: XsdNode): ComponentKind | undefined {
  if (name === "complexType" || name === "simpleType") return "type";
  return name === "element" || name === "group" || name === "attributeGroup" || name === "attribute" ? name : undefined;
}

/** The name a global component is referred to by. */
export function nameOf({ attributes, scope }: XsdNode): QName {
  return { namespace: scope.namespace, local: attributes.get("name") ?? "" };
}

/** A name as documents have it: `{namespace}local`, or `local` without one. */
export function expanded({ namespace, local }: QName): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
}

/** The first reference of an attribute such as `type`. */
export function reference(node: XsdNode, attribute: string): QName | undefined {
  return node.references.get(attribute)?.[0];
}

/** The first child with one of these names. */
export function child(node: XsdNode, ...names: readonly string[]): XsdNode | undefined {
  return node.children.find(({ name }) => names.includes(name));
}

/** True for `true` and `1`. */
export function isTrue(flag: string | undefined): boolean {
  return flag === "true" || flag === "1";
}

/** True for a name of XML Schema itself. */
export function isSchemaName({ namespace }: QName): boolean {
  return namespace === schemaNamespace;
}
