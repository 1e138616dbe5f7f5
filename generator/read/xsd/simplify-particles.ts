import { isNullable, type XmlGroup, type XmlOccurrence, type XmlParticle } from "../../model/xml.js";

/**
 * The same content with fewer groups: what cannot occur is dropped, a group that stands once is merged into its parent, and a
 * sequence that may be absent is a choice of one, so that only choices are optional.
 */
export function simplifyParticles(particle: XmlParticle): XmlParticle | undefined {
  if (particle.max === 0) return undefined;
  if (!("members" in particle)) return particle;
  const members = particle.members.flatMap((member) => simplifyParticles(member) ?? []);
  if (members.length === 0) return undefined;
  const group = { ...particle, members };
  if (group.kind === "all") return group;
  return group.kind === "choice" ? simplifyChoice(group) : simplifySequence(group);
}

function simplifySequence(group: XmlGroup): XmlParticle {
  const members = group.members.flatMap((member) => (isOnce(member, "sequence") ? member.members : [member]));
  const sequence = { ...group, members };
  const [only] = members;
  if (members.length === 1 && only) return simplifyOnly(sequence, only);
  if (sequence.max !== 1 || sequence.min === 1) return sequence;
  const once: XmlGroup = { ...sequence, min: 1 };
  return isNullable(once) ? once : { kind: "choice", min: 0, max: 1, members: [once] };
}

function simplifyChoice(group: XmlGroup): XmlParticle {
  const merged = group.members.flatMap((member) => (isOnce(member, "choice") ? member.members : [member]));
  const isOptional = merged.some(({ kind, min }) => kind === "element" && min === 0);
  const members = merged.map((member) =>
    member.kind === "element" && member.min === 0 ? { ...member, min: 1 } : member,
  );
  const choice = { ...group, members, min: isOptional ? 0 : group.min };
  const [only] = members;
  return members.length === 1 && only ? simplifyOnly(choice, only) : choice;
}

/** A group of one particle is that particle, when the two counts make one. */
function simplifyOnly(group: XmlGroup, only: XmlParticle): XmlParticle {
  if (group.min === 1 && group.max === 1) return only;
  const isSingle = only.min === 1 && only.max === 1;
  const merged = only.kind === "element" || only.kind === "any" ? product(group, only) : undefined;
  if (merged) return { ...only, ...merged };
  if (isSingle && (only.kind !== "sequence" || group.max !== 1)) return { ...only, min: group.min, max: group.max };
  if (group.min === 0 && group.max === 1) return isNullable(only) ? only : { ...group, kind: "choice" };
  return group;
}

/** How often a particle stands that stands so often in a group; nothing when a number in between is left out. */
function product(group: XmlOccurrence, only: XmlOccurrence): XmlOccurrence | undefined {
  const [groups, onlys] = [group, only].map(({ max }) => (max === "unbounded" ? Infinity : max)) as [number, number];
  const next = Math.max(group.min, only.min === 0 ? 0 : 1);
  const isWhole = onlys === Infinity || groups <= group.min || (next + 1) * only.min <= next * onlys + 1;
  const fromNone = group.min > 0 || only.min <= 1;
  if (!isWhole || !fromNone) return undefined;
  const max = groups === 0 || onlys === 0 ? 0 : groups * onlys;
  return { min: group.min * only.min, max: max === Infinity ? "unbounded" : max };
}

function isOnce(particle: XmlParticle, kind: XmlGroup["kind"]): particle is XmlGroup {
  return particle.kind === kind && particle.min === 1 && particle.max === 1;
}
