import type { XmlAttribute, XmlElement, XmlParticle } from "../../model/xml.js";
import { ambiguousElements, expandedOf, isRepeated } from "./ambiguous-elements.js";

/** Attributes, content and text with their properties. */
export interface Keyed {
  readonly attributes: readonly XmlAttribute[];
  readonly content?: XmlParticle;
}

/**
 * Gives every attribute and particle its property: the local name; `$name` for an attribute that shares its name with an
 * element or another attribute; `{namespace}name` for elements that differ only in namespace; `name$2` for the second place
 * of an element whose places one list could not tell apart; `$seq`, `$choice`, `$any` for what has no name.
 *
 * @param mixed - Elements and text are one list, in which nothing has to be told apart.
 */
export function assignKeys(
  attributes: readonly XmlAttribute[],
  content: XmlParticle | undefined,
  mixed: boolean,
): Keyed {
  const keyed = content && (mixed ? inMixed(content) : scope(content));
  const taken = new Set(keyed && !mixed ? propertiesOf(keyed) : []);
  const keyedAttributes = attributes.map((attribute) => {
    const { namespace, name } = attribute;
    let { key } = attribute;
    if (taken.has(key)) key = `$${name}`;
    if (taken.has(key)) key = `{${namespace}}${name}`;
    taken.add(key);
    return { ...attribute, key };
  });
  return { attributes: keyedAttributes, ...(keyed && { content: keyed }) };
}

function inMixed(root: XmlParticle): XmlParticle {
  const namespaces = namespacesOf(everyElement(root));
  const assign = (particle: XmlParticle): XmlParticle => {
    if (particle.kind === "any") return { ...particle, key: "$any" };
    if (particle.kind === "element") return { ...particle, key: plainKey(particle, namespaces) };
    return { ...particle, members: particle.members.map(assign) };
  };
  return assign(root);
}

/** Names the properties of one object: of a type, or of a row of a repeated group. */
function scope(root: XmlParticle): XmlParticle {
  const namespaces = namespacesOf(elementsOf(root));
  const ambiguous = ambiguousElements(root);
  const counts = occurrences(root);
  const numbers = new Map<string, number>();
  const numbered = (base: string, mark = ""): string => {
    const number = (numbers.get(base) ?? 0) + 1;
    numbers.set(base, number);
    return number === 1 ? base : `${base}${mark}${number}`;
  };

  const assign = (particle: XmlParticle): XmlParticle => {
    if (particle.kind === "any") return { ...particle, key: numbered("$any") };
    if (particle.kind === "element") {
      const key = plainKey(particle, namespaces);
      const isNumbered = ambiguous.has(expandedOf(particle));
      const count = isNumbered ? particle.max : (counts.get(expandedOf(particle)) ?? 0);
      return { ...particle, key: isNumbered ? numbered(key, "$") : key, many: count === "unbounded" || count > 1 };
    }
    if (!isRepeated(particle)) return { ...particle, members: particle.members.map(assign) };
    const key = numbered(particle.kind === "choice" ? "$choice" : "$seq");
    const row = scope({ ...particle, min: 1, max: 1 });
    return { ...particle, ...("members" in row && { members: row.members }), key };
  };
  return assign(isRepeated(root) ? { kind: "sequence", min: 1, max: 1, members: [root] } : root);
}

function plainKey({ name, namespace }: XmlElement, namespaces: ReadonlyMap<string, ReadonlySet<string>>): string {
  return namespaces.get(name)?.size === 1 ? name : `{${namespace}}${name}`;
}

function namespacesOf(elements: readonly XmlElement[]): ReadonlyMap<string, ReadonlySet<string>> {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, namespace } of elements) {
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
  }
  return namespaces;
}

/** The properties of one object. */
function propertiesOf(particle: XmlParticle): readonly string[] {
  if (particle.key !== undefined) return [particle.key];
  return "members" in particle ? particle.members.flatMap(propertiesOf) : [];
}

/** The elements of one object; rows of repeated groups are objects of their own. */
function elementsOf(particle: XmlParticle): readonly XmlElement[] {
  if (particle.kind === "element") return [particle];
  return particle.kind === "any" || isRepeated(particle) ? [] : particle.members.flatMap(elementsOf);
}

function everyElement(particle: XmlParticle): readonly XmlElement[] {
  if (particle.kind === "element") return [particle];
  return particle.kind === "any" ? [] : particle.members.flatMap(everyElement);
}

/** How often each element can stand in one object. */
function occurrences(particle: XmlParticle): ReadonlyMap<string, number> {
  if (particle.kind === "any" || isRepeated(particle)) return new Map();
  if (particle.kind === "element")
    return new Map([[expandedOf(particle), particle.max === "unbounded" ? Infinity : particle.max]]);
  const counts = new Map<string, number>();
  for (const member of particle.members) {
    for (const [name, count] of occurrences(member)) {
      const before = counts.get(name) ?? 0;
      counts.set(name, particle.kind === "choice" ? Math.max(before, count) : before + count);
    }
  }
  return counts;
}
