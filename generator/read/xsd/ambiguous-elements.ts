import type { XmlElement, XmlParticle, XmlTypeRef } from "../../model/xml.js";

/**
 * The elements that a sequence takes at two places, the earlier of which may be left out: `a?, b, a`. One list of `a` then
 * does not tell which of them stand before `b`. Rows of repeated groups are not looked into.
 */
export function ambiguousElements(content: XmlParticle): ReadonlySet<string> {
  if (content.kind === "element" || content.kind === "any" || isRepeated(content)) return new Set();
  const found = new Set(content.members.flatMap((member) => [...ambiguousElements(member)]));
  if (content.kind !== "sequence") return found;
  const open = new Set<string>();
  for (const member of content.members) {
    const names = elementNames(member);
    for (const name of names) if (open.has(name)) found.add(name);
    if (isVariable(member)) for (const name of names) open.add(name);
  }
  return found;
}

/** The elements that stand at several places with types of their own, which XML Schema forbids. */
export function contradictoryElements(content: XmlParticle): ReadonlySet<string> {
  const types = new Map<string, XmlTypeRef>();
  const found = new Set<string>();
  const look = (particle: XmlParticle): void => {
    if (particle.kind === "any") return;
    if (particle.kind !== "element") return particle.members.forEach(look);
    const before = types.get(expandedOf(particle)) ?? particle.type;
    types.set(expandedOf(particle), before);
    if (before !== particle.type) found.add(particle.name);
  };
  look(content);
  return found;
}

/** An element's name with its namespace. */
export function expandedOf({ namespace, name }: Pick<XmlElement, "namespace" | "name">): string {
  return `{${namespace}}${name}`;
}

/** True for a group whose repetitions are objects of their own. */
export function isRepeated({ kind, max }: XmlParticle): boolean {
  return kind !== "element" && kind !== "any" && max !== 1;
}

function elementNames(particle: XmlParticle): ReadonlySet<string> {
  if (particle.kind === "any" || isRepeated(particle)) return new Set();
  if (particle.kind === "element") return new Set([expandedOf(particle)]);
  return new Set(particle.members.flatMap((member) => [...elementNames(member)]));
}

function isVariable(particle: XmlParticle): boolean {
  if (particle.min !== particle.max || particle.kind === "choice") return true;
  return "members" in particle && particle.members.some(isVariable);
}
