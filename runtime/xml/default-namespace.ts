import type { XmlParticle, XmlTable } from "./table.js";

const known = new WeakMap<XmlTable, string>();

/** The default namespace documents of a table are written with: none where it would catch elements that have none. */
export function defaultNamespace(table: XmlTable): string {
  let namespace = known.get(table);
  if (namespace === undefined) known.set(table, (namespace = hasBareElement(table) ? "" : table.namespace));
  return namespace;
}

function hasBareElement({ types }: XmlTable): boolean {
  return Object.values(types).some((entry) => "content" in entry && entry.content && isBare(entry.content));
}

function isBare(particle: XmlParticle): boolean {
  if ("element" in particle) return particle.namespace === "";
  if ("any" in particle) return false;
  const members = "all" in particle ? particle.all : "choice" in particle ? particle.choice : particle.sequence;
  return members.some(isBare);
}
