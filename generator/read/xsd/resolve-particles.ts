import type { XmlElement, XmlOccurrence, XmlParticle, XmlSubstitute } from "../../model/xml.js";
import { isAbstract } from "./find-hierarchy.js";
import { child, isTrue, nameOf, reference } from "./nodes.js";
import { checkPreset } from "./check-preset.js";
import { valueOf } from "./expand-names.js";
import { typeOf, type XsdContext } from "./context.js";
import type { XsdNode } from "./parse-document.js";

/** The particle a type or a derivation declares, groups looked up; `undefined` when it declares none. */
export function resolveContent(context: XsdContext, owner: XsdNode): XmlParticle | undefined {
  const declared = child(owner, "sequence", "choice", "all", "group");
  return declared && resolveParticle(context, declared, new Set());
}

/** What is wrong with an `all` beside or inside other particles. */
export const unorderedInside = "An all must be the whole content of a type.";

/** True for an `all`, which a group may hold. */
export function isUnordered(particle: XmlParticle): boolean {
  if (particle.kind !== "sequence") return particle.kind === "all";
  const [only] = particle.members;
  return particle.members.length === 1 && only !== undefined && isUnordered(only);
}

function resolveParticle(context: XsdContext, node: XsdNode, pending: Set<XsdNode>): XmlParticle | undefined {
  const occurrence = occurs(node);
  switch (node.name) {
    case "element":
      return resolveElement(context, node, occurrence);
    case "any":
      return { kind: "any", key: "", namespaces: wildcardNamespaces(node), ...occurrence };
    case "sequence":
    case "choice":
    case "all": {
      const members = node.children.flatMap((member) => {
        const particle = resolveParticle(context, member, pending);
        if (particle && isUnordered(particle)) throw context.components.error(member, unorderedInside);
        return particle ?? [];
      });
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
  const { components, hierarchy } = context;
  const ref = reference(node, "ref");
  const declaration = ref ? components.find("element", ref, node) : node;
  if (!declaration) return { kind: "any", key: "", namespaces: ref?.namespace || "##local", ...occurrence };
  const { attributes, scope } = declaration;
  const form = attributes.get("form");
  const isQualified = ref !== undefined || (form ? form === "qualified" : scope.elementsQualified);
  const doc = node.doc ?? declaration.doc;
  const name = attributes.get("name") ?? "";
  return {
    kind: "element",
    key: name,
    name,
    namespace: isQualified ? scope.namespace : "",
    many: false,
    ...declared(context, declaration),
    ...occurrence,
    substitutes: ref ? hierarchy.substitutes(declaration).map((member) => substitute(context, member)) : [],
    abstract: ref !== undefined && isAbstract(declaration),
    ...(doc !== undefined && { doc }),
  };
}

function substitute(context: XsdContext, member: XsdNode): XmlSubstitute {
  const { local: name, namespace } = nameOf(member);
  return { name, namespace, ...declared(context, member) };
}

/** What a declaration says of the content of an element. */
export function declared(
  context: XsdContext,
  declaration: XsdNode,
): Pick<XmlElement, "type" | "nillable" | "fixed" | "default"> {
  const { attributes } = declaration;
  const type = typeOf(context, declaration, "xs:anyType");
  checkPreset(context, declaration, type);
  const fixed = valueOf(context, declaration, "fixed", type);
  const standard = valueOf(context, declaration, "default", type);
  return {
    type,
    nillable: isTrue(attributes.get("nillable")),
    ...(fixed !== undefined && { fixed }),
    ...(standard !== undefined && { default: standard }),
  };
}

function occurs({ attributes }: XsdNode): XmlOccurrence {
  const max = attributes.get("maxOccurs") ?? "1";
  return { min: Number(attributes.get("minOccurs") ?? "1"), max: max === "unbounded" ? max : Number(max) };
}

/** The namespaces a wildcard of a schema allows, its own said by name. */
export function wildcardNamespaces({ attributes, scope }: XsdNode): string {
  const namespaces = (attributes.get("namespace") ?? "##any").trim().split(/\s+/);
  return namespaces.map((name) => (name === "##targetNamespace" ? scope.namespace || "##local" : name)).join(" ");
}
