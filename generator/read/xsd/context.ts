import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import { builtinKind, splitRef, type XmlNamedType, type XmlSimpleType, type XmlTypeRef } from "../../model/xml.js";
import type { Components } from "./collect-components.js";
import type { Hierarchy } from "./find-hierarchy.js";
import { child, expanded, isSchemaName, nameOf, reference } from "./nodes.js";
import type { QName, XsdNode } from "./parse-document.js";

/** What the steps that resolve types share: the components, the names of types, and the simple types resolved so far. */
export interface XsdContext {
  readonly components: Components;
  readonly hierarchy: Hierarchy;
  readonly names: ReadonlyMap<XsdNode, XmlTypeRef>;
  readonly simpleTypes: Map<XmlTypeRef, XmlSimpleType>;
}

/** The type of an element or attribute; `otherwise` when it says none. */
export function typeOf(context: XsdContext, node: XsdNode, otherwise: XmlTypeRef): XmlTypeRef {
  const type = reference(node, "type");
  const inline = child(node, "complexType", "simpleType");
  if (type && inline) context.components.unsupported(inline, "a type and an inline type; the inline one is ignored");
  if (type) return typeNamed(context, type, node);
  if (inline) return definedType(context, inline);
  const head = reference(node, "substitutionGroup");
  const declared = head && context.components.find("element", head, node);
  return declared ? typeOf(context, declared, otherwise) : otherwise;
}

/** The type a name refers to; `xs:anyType` when its schema is not there. */
export function typeNamed(context: XsdContext, name: QName, from: XsdNode): XmlTypeRef {
  if (isSchemaName(name)) return builtin(context, name.local, from);
  const found = context.components.find("type", name, from);
  return found ? definedType(context, found) : "xs:anyType";
}

/** A type by its definition; `xs:anyType` when instances can be something the definition does not say. */
export function definedType({ names, hierarchy }: XsdContext, definition: XsdNode): XmlTypeRef {
  return hierarchy.isOpen(definition) ? "xs:anyType" : (names.get(definition) ?? "xs:anyType");
}

/** What a type says of itself, beside what it holds. */
export function identity({ hierarchy, names }: XsdContext, definition: XsdNode, type: XmlTypeRef): XmlNamedType {
  const { name } = splitRef(type);
  const derived = hierarchy.derived(definition).map((type) => ({
    name: expanded(nameOf(type)),
    type: names.get(type) ?? "xs:anyType",
  }));
  return {
    name,
    xmlName: definition.attributes.get("name") ?? name,
    derived,
    ...(definition.doc !== undefined && { doc: definition.doc }),
  };
}

function builtin({ components }: XsdContext, local: string, from: XsdNode): XmlTypeRef {
  const type = `xs:${local}`;
  if (type !== "xs:anyType" && builtinKind(type) !== "qname" && !builtinTypes.has(type))
    throw components.error(from, `XML Schema has no type ${local}.`);
  return type;
}
