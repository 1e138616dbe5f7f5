import type { XmlElement, XmlParticle } from "../../model/xml.js";

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
