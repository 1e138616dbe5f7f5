import type { XsdNode } from "./parse-document.js";

const reserved = new Set(
  (
    "any unknown never void object string number boolean symbol bigint undefined null true false break case catch class " +
    "const continue debugger default delete do else enum export extends finally for function if import in instanceof new " +
    "return super switch this throw try typeof var while with implements interface let package private protected public " +
    "static yield await type Readonly Record Uint8Array XmlNode XmlNil Unlisted UnlistedNumber __proto__"
  ).split(" "),
);

/**
 * A name for every type of one namespace: its own when it has one, else the path of element names to it. Illegal characters become `_`.
 *
 * Names never depend on the order of declarations: what collides gets its symbol space, then a number made from its path.
 */
export function nameTypes(components: readonly XsdNode[]): ReadonlyMap<XsdNode, string> {
  const found = [...definitions(components, undefined, [])];
  const names = new Map<XsdNode, string>();
  const taken = new Set<string>();
  for (const { node, path, space } of found.toSorted(byRank)) {
    const plain = identifier(path.join("_"));
    const isFree = (candidate: string): boolean => !taken.has(candidate) && !reserved.has(candidate);
    let name = [plain, plain + space].find(isFree);
    for (let key = path.join("/"); name === undefined; key += "/") {
      const numbered = `${plain}_${hash(key)}`;
      if (isFree(numbered)) name = numbered;
    }
    taken.add(name);
    names.set(node, name);
  }
  return new Map(found.map(({ node }) => [node, names.get(node) ?? ""]));
}

/** Types with names of their own first, then by path. */
function byRank(one: Definition, other: Definition): number {
  const [left, right] = [one, other].map(({ space, path }) => (space === "" ? "0" : "1") + path.join("/"));
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

interface Definition {
  readonly node: XsdNode;
  readonly path: readonly string[];
  /** Empty for a type with a name of its own. */
  readonly space: "" | "Element" | "Attribute" | "Type";
}

function* definitions(
  nodes: readonly XsdNode[],
  parent: XsdNode | undefined,
  path: readonly string[],
): Generator<Definition> {
  for (const node of nodes) {
    const name = node.attributes.get("name");
    const inner = name === undefined ? path : [...path, name];
    if (node.name === "complexType" || node.name === "simpleType") {
      if (name !== undefined || !parent) yield { node, path: inner, space: "" };
      else if (parent.name === "element") yield { node, path, space: "Element" };
      else if (parent.name === "attribute") yield { node, path, space: "Attribute" };
      else yield { node, path: [...path, place(node, parent)], space: "Type" };
    } else if (node.name === "restriction" && parent?.name === "simpleContent") {
      yield { node, path: [...path, "value"], space: "Type" };
    }
    yield* definitions(node.children, node, inner);
  }
}

/** Members of a union are told apart by their place in it. */
function place(node: XsdNode, parent: XsdNode): string {
  const types = parent.children.filter(({ name }) => name === "simpleType");
  return types.length === 1 ? parent.name : `${parent.name}${types.indexOf(node) + 1}`;
}

/** A name as a TypeScript identifier. */
function identifier(name: string): string {
  const legal = name.normalize("NFC").replaceAll(/[^\p{ID_Continue}$]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(legal) ? legal : `_${legal}`;
}

/** A short number that only changes with the text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value % 10_000;
}
