import type { XmlParticle, XmlType, XmlTypeRef } from "./xml.js";

/** A type with each reference in it replaced. */
export function withReferences(type: XmlType, to: (ref: XmlTypeRef) => XmlTypeRef): XmlType {
  const own = { ...type, derived: type.derived.map((one) => ({ ...one, type: to(one.type) })) };
  switch (own.kind) {
    case "atomic":
      return own;
    case "list":
      return { ...own, item: to(own.item) };
    case "union":
      return { ...own, members: own.members.map(to) };
    case "complex":
      return {
        ...own,
        attributes: own.attributes.map((attribute) => ({ ...attribute, type: to(attribute.type) })),
        ...(own.content && { content: particleWith(own.content, to) }),
        ...(own.text && { text: { ...own.text, type: to(own.text.type) } }),
      };
  }
}

function particleWith(particle: XmlParticle, to: (ref: XmlTypeRef) => XmlTypeRef): XmlParticle {
  if (particle.kind === "any") return particle;
  if (particle.kind !== "element")
    return { ...particle, members: particle.members.map((member) => particleWith(member, to)) };
  const substitutes = particle.substitutes.map((one) => ({ ...one, type: to(one.type) }));
  return { ...particle, type: to(particle.type), substitutes };
}

/** The types a type refers to, once each; those derived from it are not among them. */
export function referencesOf(type: XmlType): readonly XmlTypeRef[] {
  const found = new Set<XmlTypeRef>();
  withReferences({ ...type, derived: [] }, (ref) => {
    found.add(ref);
    return ref;
  });
  return [...found];
}
