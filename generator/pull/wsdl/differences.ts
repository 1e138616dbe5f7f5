import type { JsonObject } from "../../model/json.js";
import { withReferences } from "../../model/xml-references.js";
import { libraryOf, type XmlParticle, type XmlType } from "../../model/xml.js";
import type { Age } from "./ages.js";
import { ownShape } from "./shapes.js";

/**
 * How an older age of a contract differs from the one that is pinned, in few words: by operation and by type. Of an age
 * whose documents are not all there, only the operations are told.
 */
export function differencesOf(older: Age, pinned: Age): JsonObject {
  return {
    age: older.name,
    ...(older.said.length > 0 && { incomplete: true }),
    ...nonEmpty("operations", operationDifferences(older, pinned)),
    ...(older.said.length === 0 && nonEmpty("types", typeDifferences(older, pinned))),
  };
}

function nonEmpty(key: string, told: Readonly<Record<string, string>>): JsonObject {
  return Object.keys(told).length === 0 ? {} : { [key]: told };
}

function operationDifferences(older: Age, pinned: Age): Readonly<Record<string, string>> {
  const [before, after] = [operationsOf(older), operationsOf(pinned)];
  return Object.fromEntries([
    ...[...before].filter((name) => !after.has(name)).map((name) => [name, "only then"] as const),
    ...[...after].filter((name) => !before.has(name)).map((name) => [name, "not yet"] as const),
  ]);
}

function operationsOf({ service }: Age): ReadonlySet<string> {
  return new Set(service.ports.flatMap(({ binding }) => binding.operations.map(({ name }) => name)));
}

function typeDifferences(older: Age, pinned: Age): Readonly<Record<string, string>> {
  const before = libraryOf(older.modules);
  return Object.fromEntries(
    [...libraryOf(pinned.modules)].flatMap(([ref, type]) => {
      const then = before.get(ref);
      return then && ownShape(then) !== ownShape(type) ? [[ref, typeDifference(then, type)]] : [];
    }),
  );
}

/** `without A; with B; C differs`, seen from the older one. */
function typeDifference(then: XmlType, now: XmlType): string {
  const [before, after] = [partsOf(then), partsOf(now)];
  const told = [
    ["without", [...after.keys()].filter((name) => !before.has(name))],
    ["with", [...before.keys()].filter((name) => !after.has(name))],
    ["other", [...after.keys()].filter((name) => before.has(name) && before.get(name) !== after.get(name))],
  ] as const;
  const words = told.flatMap(([what, names]) => (names.length > 0 ? [`${what} ${names.join(", ")}`] : []));
  return words.join("; ") || "in another order";
}

/** What a type says, by the names of what it has: its elements and attributes, or its values. */
function partsOf(type: XmlType): ReadonlyMap<string, string> {
  const plain = withReferences({ ...type, derived: [] }, (ref) => ref);
  if (plain.kind !== "complex") {
    const values = "values" in plain ? (plain.values ?? []) : [];
    return new Map<string, string>([
      ...values.map((value) => [`${value}`, ""] as const),
      ["facets", JSON.stringify({ ...plain, values: undefined, doc: undefined })],
    ]);
  }
  const { attributes, content } = plain;
  return new Map([
    ...attributes.map(({ doc: _, ...attribute }) => [attribute.name, JSON.stringify(attribute)] as const),
    ...(content ? elementsOf(content) : []),
  ]);
}

function elementsOf(particle: XmlParticle): readonly (readonly [string, string])[] {
  if ("members" in particle) return particle.members.flatMap(elementsOf);
  if (particle.kind === "any") return [["any element", JSON.stringify(particle)]];
  const { doc: _, ...element } = particle;
  return [[particle.name, JSON.stringify(element)]];
}
