import type { XmlParticle, XmlTable } from "./table.js";

const known = new WeakMap<XmlTable, string>();

/**
 * The default namespace documents of a table are written with: none where it would catch elements or values that have no
 * namespace.
 */
export function defaultNamespace(table: XmlTable): string {
  let namespace = known.get(table);
  if (namespace === undefined) known.set(table, (namespace = isSafe(table) ? table.namespace : ""));
  return namespace;
}

function isSafe({ types }: XmlTable): boolean {
  return Object.values(types).every((entry) => {
    if (Object.keys(entry.derived ?? {}).some((name) => !name.startsWith("{"))) return false;
    if ("base" in entry) return !isName(entry.base);
    if ("list" in entry) return !isName(entry.list);
    if ("union" in entry) return !entry.union.some(isName);
    if (entry.text !== undefined && isName(entry.text)) return false;
    if (entry.attributes?.some(({ type }) => isName(type))) return false;
    return !entry.content || isSafeParticle(entry.content);
  });
}

function isSafeParticle(particle: XmlParticle): boolean {
  if ("element" in particle) {
    return [particle, ...(particle.substitutes ?? [])].every(
      ({ namespace, type }) => namespace !== "" && !isName(type),
    );
  }
  if ("any" in particle) return true;
  const members = "all" in particle ? particle.all : "choice" in particle ? particle.choice : particle.sequence;
  return members.every(isSafeParticle);
}

function isName(type: string): boolean {
  return type === "xs:QName" || type === "xs:NOTATION";
}
