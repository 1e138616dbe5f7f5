import type { Group, Particle } from "./content.js";
import type { Values } from "./values.js";

/** The member of a choice that holds all of its properties that are present; nothing when none or several would. */
export function chosen(choice: Group, values: Values): Particle | undefined {
  const present = [...choice.keys].filter((key) => values.has(key));
  return choice.members.find((member) => satisfied(member, values) && present.every((key) => holds(member, key)));
}

/** The members of an `all`: those that are present in the order of the object's properties, then the others. */
export function inOrder({ members }: Group, order: readonly string[]): readonly Particle[] {
  const place = new Map(order.map((key, index) => [key, index]));
  const rank = (member: Particle): number =>
    ("key" in member ? place.get(member.key) : undefined) ?? members.length + order.length;
  return members.toSorted((one, other) => rank(one) - rank(other));
}

function holds(member: Particle, key: string): boolean {
  return "keys" in member ? member.keys.has(key) : member.key === key;
}

/** True when a value has all that a particle needs. */
function satisfied(particle: Particle, values: Values): boolean {
  if (particle.nullable) return true;
  if ("key" in particle) return values.has(particle.key);
  const isSatisfied = (member: Particle): boolean => satisfied(member, values);
  return particle.kind === "choice" ? particle.members.some(isSatisfied) : particle.members.every(isSatisfied);
}
