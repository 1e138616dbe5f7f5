import type { XmlParticle } from "../../model/xml.js";

/**
 * The name of an element that a sequence takes at two places, the earlier of which may be left out: `a?, b, a`. One list
 * of `a` then does not tell which of them stand before `b`.
 */
export function ambiguousElement(content: XmlParticle): string | undefined {
  if (content.kind === "element" || content.kind === "any") return undefined;
  const inside = content.members.map(ambiguousElement).find((name) => name !== undefined);
  if (inside !== undefined || content.kind !== "sequence") return inside;
  const open = new Set<string>();
  for (const member of content.members) {
    const names = elementNames(member);
    const twice = [...names].find((name) => open.has(name));
    if (twice !== undefined) return twice;
    if (isVariable(member)) for (const name of names) open.add(name);
  }
  return undefined;
}

function elementNames(particle: XmlParticle): ReadonlySet<string> {
  if (particle.kind === "any") return new Set();
  if (particle.kind === "element") return new Set([particle.name]);
  return new Set(particle.members.flatMap((member) => [...elementNames(member)]));
}

function isVariable(particle: XmlParticle): boolean {
  if (particle.min !== particle.max || particle.kind === "choice") return true;
  return "members" in particle && particle.members.some(isVariable);
}
