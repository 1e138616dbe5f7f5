import { canonicalJson, type Json } from "../../model/json.js";
import { referencesOf } from "../../model/xml-references.js";
import {
  isBuiltin,
  libraryOf,
  type XmlModule,
  type XmlRootElement,
  type XmlType,
  type XmlTypeRef,
} from "../../model/xml.js";

/** Tells, of types that several documents declare, which have one shape all the way down. */
export type Shapes = (modules: readonly XmlModule[], ref: XmlTypeRef) => number;

/** A type of one set of modules. */
interface Node {
  readonly modules: readonly XmlModule[];
  readonly own: string;
  readonly references: readonly XmlTypeRef[];
}

/**
 * Numbers the shapes of all types in several sets of modules: two types have one number when they say the same of their
 * own, and what they refer to has one number too. Which types are derived from one, and docs, are no part of a shape.
 */
export function shapesOf(sets: readonly (readonly XmlModule[])[]): Shapes {
  const nodes = new Map(sets.map((modules) => [modules, nodesOf(modules)]));
  let numbers = numbered(nodes, ({ own }) => own);
  for (let before = 0; before < numbers.count;) {
    before = numbers.count;
    const { of } = numbers;
    numbers = numbered(nodes, ({ modules, own, references }) =>
      JSON.stringify([own, ...references.map((ref) => (isBuiltin(ref) ? ref : of(modules, ref)))]),
    );
  }
  return numbers.of;
}

/** What a type says of its own: all but docs and the types derived from it. */
export function ownShape(type: XmlType): string {
  return toldBy({ ...type, derived: [] });
}

/** What a part of a schema says, but for docs, whatever the order it says it in. */
export function toldBy(part: object): string {
  const plain = JSON.stringify(part, (key, value: unknown) => (key === "doc" ? undefined : value));
  return canonicalJson(JSON.parse(plain) as Json);
}

/** What a root element says beside its type. */
export function rootShape({ name, nillable, fixed, default: standard }: XmlRootElement): string {
  return JSON.stringify([name, nillable, fixed, standard]);
}

function nodesOf(modules: readonly XmlModule[]): ReadonlyMap<XmlTypeRef, Node> {
  return new Map(
    [...libraryOf(modules)].map(([ref, type]) => [
      ref,
      { modules, own: `${ref} ${ownShape(type)}`, references: referencesOf(type) },
    ]),
  );
}

function numbered(
  nodes: ReadonlyMap<readonly XmlModule[], ReadonlyMap<XmlTypeRef, Node>>,
  shapeOf: (node: Node) => string,
): { readonly of: Shapes; readonly count: number } {
  const known = new Map<string, number>();
  const numbers = new Map<readonly XmlModule[], Map<XmlTypeRef, number>>();
  for (const [modules, own] of nodes) {
    const numbersOfSet = new Map<XmlTypeRef, number>();
    for (const [ref, node] of own) {
      const shape = shapeOf(node);
      const number = known.get(shape) ?? known.size + 1;
      known.set(shape, number);
      numbersOfSet.set(ref, number);
    }
    numbers.set(modules, numbersOfSet);
  }
  return { of: (modules, ref) => numbers.get(modules)?.get(ref) ?? 0, count: known.size };
}
