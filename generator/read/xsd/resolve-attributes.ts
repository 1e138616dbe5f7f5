import type { XmlAttribute } from "../../model/xml.js";
import { xmlNamespace } from "../../../runtime/xml/namespaces.js";
import { isBuiltin, type XmlTypeRef } from "../../model/xml.js";
import { checkPreset } from "./check-preset.js";
import { valueOf } from "./expand-names.js";
import { isSchemaName, reference } from "./nodes.js";
import { typeOf, type XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";
import { wildcardNamespaces } from "./resolve-particles.js";

/** What a type says of its attributes. */
export interface Attributes {
  readonly attributes: readonly XmlAttribute[];
  /** Of which namespaces those are that have no declaration. */
  readonly anyAttribute?: string;
}

/** The attributes declared in a type or a derivation, attribute groups looked up, added to those of a base. */
export function resolveAttributes(context: XsdContext, owner: XsdNode, base?: Attributes): Attributes {
  const attributes = new Map((base?.attributes ?? []).map((attribute) => [nameOf(attribute), attribute]));
  let anyAttribute = owner.name === "restriction" ? undefined : base?.anyAttribute;
  const own = new Map<string, XmlTypeRef>();
  const pending = new Set<XsdNode>();

  const collect = (node: XsdNode, isGroup = false): void => {
    for (const declared of node.children) {
      if (declared.name === "anyAttribute") anyAttribute = either(anyAttribute, wildcardNamespaces(declared));
      else if (declared.name === "attributeGroup") collectGroup(declared);
      else if (declared.name === "attribute") {
        const attribute = resolveAttribute(context, declared);
        if (!attribute) continue;
        const isProhibited = declared.attributes.get("use") === "prohibited";
        if (isProhibited && !isGroup) attributes.delete(nameOf(attribute));
        if (isProhibited) continue;
        const before = own.get(nameOf(attribute));
        if (before !== undefined && before !== attribute.type)
          throw context.components.error(declared, `There is another attribute ${attribute.name} of another type.`);
        own.set(nameOf(attribute), attribute.type);
        attributes.set(nameOf(attribute), attribute);
      }
    }
  };
  const collectGroup = (use: XsdNode): void => {
    const name = reference(use, "ref");
    const group = name && context.components.find("attributeGroup", name, use);
    if (!group) return;
    if (pending.has(group)) throw context.components.error(use, "The attribute group contains itself.");
    pending.add(group);
    collect(group, true);
    pending.delete(group);
  };

  collect(owner);
  return { attributes: [...attributes.values()], ...(anyAttribute !== undefined && { anyAttribute }) };
}

function either(one: string | undefined, other: string): string {
  if (one === undefined || one === other) return other;
  return /^##(?:any|other)/.test(one) || /^##(?:any|other)/.test(other) ? "##any" : `${one} ${other}`;
}

function resolveAttribute(context: XsdContext, node: XsdNode): XmlAttribute | undefined {
  const { components } = context;
  const ref = reference(node, "ref");
  if (ref?.namespace === xmlNamespace) {
    const type = ref.local === "base" ? "xs:anyURI" : ref.local === "lang" ? "xs:language" : "xs:NCName";
    return {
      ...constraints(context, node, node, type),
      key: ref.local,
      name: ref.local,
      namespace: xmlNamespace,
      type,
    };
  }
  const declaration = ref ? components.find("attribute", ref, node) : node;
  if (!declaration) return undefined;
  const name = declaration.attributes.get("name") ?? "";
  const form = declaration.attributes.get("form");
  const isQualified = ref !== undefined || (form ? form === "qualified" : declaration.scope.attributesQualified);
  const namespace = isQualified ? declaration.scope.namespace : "";
  const type = simpleTypeOf(context, declaration);
  checkPreset(context, declaration, type);
  if (node !== declaration) checkPreset(context, node, type);
  return { ...constraints(context, node, declaration, type), key: name, name, namespace, type };
}

/** The type of an attribute; `xs:anySimpleType` when its schema is not there. */
function simpleTypeOf(context: XsdContext, declaration: XsdNode): XmlTypeRef {
  const type = typeOf(context, declaration, "xs:anySimpleType");
  const named = reference(declaration, "type");
  if (type === "xs:anyType" && named && !isSchemaName(named)) return "xs:anySimpleType";
  if (type !== "xs:anyType" && (isBuiltin(type) || context.simpleTypes.has(type))) return type;
  throw context.components.error(declaration, "The type of an attribute must be a simple one.");
}

function constraints(
  context: XsdContext,
  use: XsdNode,
  declaration: XsdNode,
  type: XmlTypeRef,
): Pick<XmlAttribute, "required" | "fixed" | "default" | "doc"> {
  const said = (attribute: string): string | undefined =>
    valueOf(context, use, attribute, type) ?? valueOf(context, declaration, attribute, type);
  const [fixed, standard] = [said("fixed"), said("default")];
  const doc = use.doc ?? declaration.doc;
  return {
    required: use.attributes.get("use") === "required",
    ...(fixed !== undefined && { fixed }),
    ...(standard !== undefined && { default: standard }),
    ...(doc !== undefined && { doc }),
  };
}

function nameOf({ namespace, name }: XmlAttribute): string {
  return `{${namespace}}${name}`;
}
