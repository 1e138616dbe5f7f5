import type { JsonObject } from "../../model/json.js";
import { libraryOf, type XmlParticle, type XmlType } from "../../model/xml.js";
import type { Age } from "./ages.js";
import { ownShape, toldBy } from "./shapes.js";

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
  if (type.kind !== "complex") {
    const { values = [], ...facts } = type;
    return new Map([
      ...values.map((value) => [`${value}`, ""] as const),
      ["facets", toldBy({ ...facts, derived: [] })],
    ]);
  }
  return new Map([
    ...type.attributes.map((attribute) => [attribute.name, toldBy(attribute)] as const),
    ...(type.content ? elementsOf(type.content) : []),
  ]);
}

function elementsOf(particle: XmlParticle): readonly (readonly [string, string])[] {
  if ("members" in particle) return particle.members.flatMap(elementsOf);
  return [[particle.kind === "any" ? "any element" : particle.name, toldBy(particle)]];
}
