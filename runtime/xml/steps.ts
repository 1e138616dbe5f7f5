import type { Content, Particle, RowsState, State, Step } from "./content.js";

/** The step an element takes, or `undefined` when it may not stand here. */
export function step(content: Content, from: State | undefined, namespace: string, local: string): Step | undefined {
  const { steps } = from ?? content;
  const known = steps.get(namespace, local);
  if (known !== undefined) return known ?? undefined;
  const found = from ? following(from, namespace, local) : content.root && entering(content.root, namespace, local);
  // Names the schema does not know are as many as a document likes.
  if (content.names.has(namespace, local)) steps.set(namespace, local, found ?? null);
  return found;
}

/** The step an element takes that is one more of a state. */
export function again(state: State, namespace: string, local: string): Step | undefined {
  return entering(state, namespace, local);
}

/** True when nothing must come before a state. */
export function isFirst(state: State): boolean {
  for (let node: Particle = state; node.parent; node = node.parent) {
    const { kind, members } = node.parent;
    if (kind === "sequence" && members.slice(0, node.index).some(({ nullable }) => !nullable)) return false;
  }
  return true;
}

/** True when nothing must follow a state. */
export function isLast(content: Content, from: State | undefined): boolean {
  if (!from) return content.root?.nullable ?? true;
  for (let node: Particle = from; node.parent; node = node.parent) {
    if (node.parent.kind !== "sequence") continue;
    const { members } = node.parent;
    for (let index = node.index + 1; index < members.length; index++) if (!members[index]?.nullable) return false;
  }
  return true;
}

/** What must still come, as messages call it. */
export function missingAfter(content: Content, from: State | undefined): string[] {
  if (!from) return content.root ? needed(content.root) : [];
  const found: string[] = [];
  for (let node: Particle = from; node.parent; node = node.parent) {
    if (node.parent.kind === "sequence") found.push(...node.parent.members.slice(node.index + 1).flatMap(needed));
  }
  return found;
}

/** What a particle needs, as messages call it. */
export function needed(particle: Particle): string[] {
  return particle.nullable ? [] : called(particle);
}

/** What messages call a particle. */
export function called(particle: Particle): string[] {
  switch (particle.kind) {
    case "element":
      return [particle.element.local];
    case "any":
      return ["an element of another schema"];
    case "rows":
      return particle.content.root ? called(particle.content.root) : [];
    case "choice": {
      const first = particle.members.flatMap((member) => called(member).slice(0, 1));
      return first.length === 0 ? [] : [first.join(" or ")];
    }
    case "sequence":
    case "all":
      return particle.members.flatMap(needed);
  }
}

function following(from: State, namespace: string, local: string): Step | undefined {
  for (let node: Particle = from; node.parent; node = node.parent) {
    if (node.parent.kind !== "sequence") continue;
    const { members } = node.parent;
    for (let index = node.index + 1; index < members.length; index++) {
      const member = members[index];
      if (!member) break;
      const found = entering(member, namespace, local);
      if (found || !member.nullable) return found;
    }
  }
  return undefined;
}

function entering(particle: Particle, namespace: string, local: string): Step | undefined {
  switch (particle.kind) {
    case "element":
      return particle.elements.get(namespace, local);
    case "any":
      return particle.accepts(namespace) ? { state: particle, element: undefined } : undefined;
    case "rows":
      return row(particle, namespace, local);
    case "sequence":
    case "choice":
    case "all":
      for (const member of particle.members) {
        const found = entering(member, namespace, local);
        if (found || (particle.kind === "sequence" && !member.nullable)) return found;
      }
      return undefined;
  }
}

function row(state: RowsState, namespace: string, local: string): Step | undefined {
  const inside = step(state.content, undefined, namespace, local);
  return inside && { state, element: inside.element };
}
