import type { XmlAttribute, XmlElement, XmlParticle } from "../../model/xml.js";

/** Attributes, content and text with their properties. */
export interface Keyed {
  readonly attributes: readonly XmlAttribute[];
  readonly content?: XmlParticle;
}

/**
 * Gives every attribute and particle its property: the local name; `$name` for an attribute that shares its name with an
 * element; `{namespace}name` for elements that differ only in namespace; `$seq`, `$choice`, `$any` for what has no name.
 */
export function assignKeys(attributes: readonly XmlAttribute[], content: XmlParticle | undefined): Keyed {
  const keyed = content && scope(content);
  const taken = new Set(keyed && elementsOf(keyed).map(({ key }) => key));
  return {
    attributes: attributes.map((attribute) =>
      taken.has(attribute.key) ? { ...attribute, key: `$${attribute.key}` } : attribute,
    ),
    ...(keyed && { content: keyed }),
  };
}

/** Names the properties of one object: of a type, or of a row of a repeated group. */
function scope(root: XmlParticle): XmlParticle {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, namespace } of elementsOf(root)) {
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
  }
  const counts = occurrences(root);
  const numbers = new Map<string, number>();
  const numbered = (base: string): string => {
    const number = (numbers.get(base) ?? 0) + 1;
    numbers.set(base, number);
    return number === 1 ? base : `${base}${number}`;
  };

  const assign = (particle: XmlParticle): XmlParticle => {
    if (particle.kind === "any") return { ...particle, key: numbered("$any") };
    if (particle.kind === "element") {
      const isUnique = namespaces.get(particle.name)?.size === 1;
      const key = isUnique ? particle.name : `{${particle.namespace}}${particle.name}`;
      return { ...particle, key, many: (counts.get(expanded(particle)) ?? 0) > 1 };
    }
    if (!isRepeated(particle)) return { ...particle, members: particle.members.map(assign) };
    const key = numbered(particle.kind === "choice" ? "$choice" : "$seq");
    const row = scope({ ...particle, min: 1, max: 1 });
    return { ...particle, ...("members" in row && { members: row.members }), key };
  };
  return assign(root);
}

/** The elements of one object; rows of repeated groups are objects of their own. */
function elementsOf(particle: XmlParticle): readonly XmlElement[] {
  if (particle.kind === "element") return [particle];
  return particle.kind === "any" || isRepeated(particle) ? [] : particle.members.flatMap(elementsOf);
}

/** How often each element can stand in one object. */
function occurrences(particle: XmlParticle): ReadonlyMap<string, number> {
  if (particle.kind === "any" || isRepeated(particle)) return new Map();
  if (particle.kind === "element")
    return new Map([[expanded(particle), particle.max === "unbounded" ? Infinity : particle.max]]);
  const counts = new Map<string, number>();
  for (const member of particle.members) {
    for (const [name, count] of occurrences(member)) {
      const before = counts.get(name) ?? 0;
      counts.set(name, particle.kind === "choice" ? Math.max(before, count) : before + count);
    }
  }
  return counts;
}

function isRepeated({ kind, max }: XmlParticle): boolean {
  return kind !== "element" && kind !== "any" && max !== 1;
}

function expanded({ namespace, name }: XmlElement): string {
  return `{${namespace}}${name}`;
}
