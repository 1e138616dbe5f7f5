import type { XmlOccurrence, XmlParticle } from "../../model/xml.js";
import { child, reference } from "./collect-components.js";
import { typeOf, type XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";

/** The particle a type or a derivation declares, groups looked up; `undefined` when it declares none. */
export function resolveContent(context: XsdContext, owner: XsdNode): XmlParticle | undefined {
  const declared = child(owner, "sequence", "choice", "all", "group");
  return declared && resolveParticle(context, declared, new Set());
}

function resolveParticle(context: XsdContext, node: XsdNode, pending: Set<XsdNode>): XmlParticle | undefined {
  const occurrence = occurs(node);
  switch (node.name) {
    case "element":
      return resolveElement(context, node, occurrence);
    case "any":
      return { kind: "any", key: "", namespaces: wildcard(context, node), ...occurrence };
    case "sequence":
    case "choice":
    case "all": {
      const members = node.children.flatMap((member) => resolveParticle(context, member, pending) ?? []);
      return { kind: node.name, ...occurrence, members };
    }
    case "group": {
      const name = reference(node, "ref");
      const group = name && context.components.find("group", name, node);
      const content = group && child(group, "sequence", "choice", "all");
      if (!content) return { kind: "any", key: "", namespaces: "##any", min: 0, max: "unbounded" };
      if (pending.has(group)) throw context.components.error(node, "The group contains itself.");
      pending.add(group);
      const particle = resolveParticle(context, content, pending);
      pending.delete(group);
      return particle && { kind: "sequence", ...occurrence, members: [particle] };
    }
    default:
      context.components.unsupported(node, node.name);
      return undefined;
  }
}

function resolveElement(context: XsdContext, node: XsdNode, occurrence: XmlOccurrence): XmlParticle {
  const { components } = context;
  const ref = reference(node, "ref");
  const declaration = ref ? components.find("element", ref, node) : node;
  if (!declaration || (ref && components.isHead(declaration))) {
    if (declaration) components.unsupported(node, `${ref?.local}, which other elements may stand in for`);
    return { kind: "any", key: "", namespaces: ref?.namespace || "##local", ...occurrence };
  }
  const { attributes } = declaration;
  const name = attributes.get("name") ?? "";
  const form = attributes.get("form");
  const isQualified = ref !== undefined || (form ? form === "qualified" : components.elementsQualified);
  const [fixed, standard, doc] = [attributes.get("fixed"), attributes.get("default"), node.doc ?? declaration.doc];
  return {
    kind: "element",
    key: name,
    name,
    namespace: isQualified ? components.namespace : "",
    type: typeOf(context, declaration, "xs:anyType"),
    many: false,
    nillable: isNillable(declaration),
    ...occurrence,
    ...(fixed !== undefined && { fixed }),
    ...(standard !== undefined && { default: standard }),
    ...(doc !== undefined && { doc }),
  };
}

/** True for an element that may be nil. */
export function isNillable({ attributes }: XsdNode): boolean {
  return attributes.get("nillable") === "true" || attributes.get("nillable") === "1";
}

function occurs({ attributes }: XsdNode): XmlOccurrence {
  const max = attributes.get("maxOccurs") ?? "1";
  return { min: Number(attributes.get("minOccurs") ?? "1"), max: max === "unbounded" ? max : Number(max) };
}

function wildcard({ components }: XsdContext, { attributes }: XsdNode): string {
  const namespaces = (attributes.get("namespace") ?? "##any").split(/\s+/);
  return namespaces.map((name) => (name === "##targetNamespace" ? components.namespace || "##local" : name)).join(" ");
}
