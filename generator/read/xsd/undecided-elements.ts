import type { XmlElement, XmlParticle } from "../../model/xml.js";
import { expandedOf } from "./ambiguous-elements.js";

/** Where a particle begins and ends. */
interface Edges {
  readonly first: readonly XmlElement[];
  readonly last: readonly XmlElement[];
  readonly nullable: boolean;
}

/**
 * The elements of which a document does not tell, when one comes, at which of two places of its content it stands.
 * Wildcards are left out: an element the schema names is never taken for one they let in.
 *
 * @see [Unique Particle Attribution](https://www.w3.org/TR/xmlschema-1/#cos-nonambig)
 */
export function undecidedElements(content: XmlParticle): ReadonlySet<string> {
  const followers = new Map<XmlElement | undefined, Map<string, XmlElement>>();
  const found = new Set<string>();

  const connect = (from: readonly (XmlElement | undefined)[], to: readonly XmlElement[]): void => {
    for (const element of from) {
      const known = followers.get(element) ?? new Map<string, XmlElement>();
      followers.set(element, known);
      for (const next of to) {
        for (const name of [expandedOf(next), ...next.substitutes.map(expandedOf)]) {
          if ((known.get(name) ?? next) === next) known.set(name, next);
          else found.add(next.name);
        }
      }
    }
  };

  const edges = (particle: XmlParticle): Edges => {
    const once = inside(particle);
    // A number of times that is fixed is counted, and tells.
    if (particle.max !== 1 && particle.min !== particle.max) connect(once.last, once.first);
    return { ...once, nullable: once.nullable || particle.min === 0 };
  };

  const inside = (particle: XmlParticle): Edges => {
    if (particle.kind === "any") return { first: [], last: [], nullable: false };
    if (particle.kind === "element") return { first: [particle], last: [particle], nullable: false };
    const parts = particle.members.map(edges);
    if (particle.kind === "sequence") return inOrder(parts);
    const first = parts.flatMap((part) => part.first);
    const last = parts.flatMap((part) => part.last);
    if (particle.kind === "choice") return { first, last, nullable: parts.some(({ nullable }) => nullable) };
    connect(last, first);
    return { first, last, nullable: parts.every(({ nullable }) => nullable) };
  };

  const inOrder = (parts: readonly Edges[]): Edges => {
    const first: XmlElement[] = [];
    let last: readonly XmlElement[] = [];
    let nullable = true;
    for (const part of parts) {
      connect(last, part.first);
      if (nullable) first.push(...part.first);
      last = part.nullable ? [...last, ...part.last] : part.last;
      nullable &&= part.nullable;
    }
    return { first, last, nullable };
  };

  connect([undefined], edges(content).first);
  return found;
}
