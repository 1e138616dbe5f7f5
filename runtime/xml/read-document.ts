import { XmlError } from "./error.js";
import { fromXml, type FromXmlOptions } from "./from-xml.js";
import { XmlReader } from "./reader.js";
import type { XmlRoot } from "./table.js";
import { compareNamespaces, familyOf } from "./versions.js";

/** Modules by namespace, none of which is loaded before it is needed. */
export type XmlRegistry = Readonly<Record<string, readonly XmlEdition[]>>;

/** One module of a namespace. Several have one namespace where contracts use it in shapes that no one module can have. */
export interface XmlEdition {
  /** The contract's id, which is the import path below `altinnkit`. */
  readonly id: string;
  /** Names of the elements a document may start with. */
  readonly roots: readonly string[];
  readonly load: () => Promise<object>;
}

/** A document of a known namespace. */
export interface XmlDocument {
  readonly namespace: string;
  /** The name of the element it starts with. */
  readonly element: string;
  /** The id of the module it was read by. */
  readonly id: string;
  readonly root: XmlRoot<unknown>;
  readonly value: unknown;
}

/** How {@link readDocument} reads. */
export interface ReadDocumentOptions extends FromXmlOptions {
  /** The id of the module to read by, where several have the document's root; the first of the registry otherwise. */
  readonly edition?: string;
}

/**
 * Reads a document by what it starts with: finds the module of its namespace in a registry, loads it, and decodes.
 *
 * @throws {@link XmlError} with `unknown-root` when there is no module, telling which versions there are, or when the module
 * has no such root; and as `fromXml` does.
 */
export async function readDocument(
  registry: XmlRegistry,
  input: string | Uint8Array,
  { edition, ...options }: ReadDocumentOptions = {},
): Promise<XmlDocument> {
  const reader = new XmlReader(input, options);
  reader.next();
  const { namespace, local: element, position } = reader;
  const editions = Object.hasOwn(registry, namespace) ? registry[namespace]! : [];
  const chosen = editions.find(({ id, roots }) => roots.includes(element) && (edition ?? id) === id);
  if (!chosen)
    throw new XmlError("unknown-root", refusal(registry, editions, { namespace, element, edition }), position);
  const root = Object.values(await chosen.load()).find((value) => isRoot(value, element));
  if (!root)
    throw new XmlError("unknown-root", `${chosen.id} does not have the root ${element} that the registry tells.`);
  return { namespace, element, id: chosen.id, root, value: fromXml(root, input, options) };
}

interface Sought {
  readonly namespace: string;
  readonly element: string;
  readonly edition: string | undefined;
}

function refusal(
  registry: XmlRegistry,
  editions: readonly XmlEdition[],
  { namespace, element, edition }: Sought,
): string {
  if (editions.length === 0) {
    const family = familyOf(namespace);
    const versions = Object.keys(registry).filter((known) => familyOf(known) === family);
    const told = versions.length === 0 ? "no version of it" : versions.sort(compareNamespaces).join(", ");
    return `The namespace ${JSON.stringify(namespace)} is not known; known is ${told}.`;
  }
  const having = editions.filter(({ roots }) => roots.includes(element)).map(({ id }) => id);
  if (having.length > 0) return `The edition ${edition} has no root ${element}; it is in ${having.join(", ")}.`;
  const roots = editions.flatMap((one) => one.roots);
  return `No document of ${namespace} starts with ${element}, but with ${roots.join(", ") || "nothing we know of"}.`;
}

function isRoot(value: unknown, element: string): value is XmlRoot<unknown> {
  return (
    typeof value === "object" && value !== null && "table" in value && "element" in value && value.element === element
  );
}
