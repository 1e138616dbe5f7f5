import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import type { XmlSimpleType, XmlTypeRef } from "../../model/xml.js";
import { child, isSchemaName, reference, type Components } from "./collect-components.js";
import type { QName, XsdNode } from "./parse-document.js";

/** What the steps that resolve types share: the components, the names of types, and the simple types resolved so far. */
export interface XsdContext {
  readonly components: Components;
  readonly names: ReadonlyMap<XsdNode, string>;
  readonly simpleTypes: Map<string, XmlSimpleType>;
}

/** The type of an element or attribute; `otherwise` when it says none. */
export function typeOf(context: XsdContext, node: XsdNode, otherwise: XmlTypeRef): XmlTypeRef {
  const type = reference(node, "type");
  const inline = child(node, "complexType", "simpleType");
  if (type && inline) context.components.unsupported(inline, "a type and an inline type; the inline one is ignored");
  if (type) return typeNamed(context, type, node);
  return inline ? definedType(context, inline) : otherwise;
}

/** The type a name refers to; `xs:anyType` when it is in another document. */
export function typeNamed(context: XsdContext, name: QName, from: XsdNode): XmlTypeRef {
  if (isSchemaName(name)) return builtin(context, name.local, from);
  const found = context.components.find("type", name, from);
  return found ? definedType(context, found) : "xs:anyType";
}

/** A type by its definition; `xs:anyType` when instances can be something the definition does not say. */
export function definedType({ names }: XsdContext, definition: XsdNode): XmlTypeRef {
  return isOpen(definition) ? "xs:anyType" : (names.get(definition) ?? "xs:anyType");
}

/** True for a complex type with mixed content, and for an abstract one. */
export function isOpen(definition: XsdNode): boolean {
  if (definition.name !== "complexType") return false;
  const { attributes } = definition;
  const complexContent = child(definition, "complexContent");
  const flags = [attributes.get("abstract"), attributes.get("mixed"), complexContent?.attributes.get("mixed")];
  if (flags.some((flag) => flag === "true" || flag === "1")) return true;
  const derivation = complexContent && child(complexContent, "extension", "restriction");
  const base = derivation && reference(derivation, "base");
  return base !== undefined && derivation?.name === "extension" && isSchemaName(base);
}

function builtin({ components }: XsdContext, local: string, from: XsdNode): XmlTypeRef {
  if (local === "QName" || local === "NOTATION") {
    components.unsupported(from, `xs:${local}; its prefix is not resolved`);
    return "xs:token";
  }
  const type = `xs:${local}`;
  if (type !== "xs:anyType" && !builtinTypes.has(type))
    throw components.error(from, `XML Schema has no type ${local}.`);
  return type;
}
