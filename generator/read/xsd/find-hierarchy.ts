import type { Components } from "./collect-components.js";
import { child, expanded, isSchemaName, isTrue, nameOf, reference } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";
import { redefinedMark } from "./redefine.js";

/** Which types are derived from which, and which elements stand in for which. */
export interface Hierarchy {
  /** Types with a name that are derived from this one, near and far, but for abstract ones. */
  readonly derived: (definition: XsdNode) => readonly XsdNode[];
  /** Elements that may stand in for this one, near and far, but for abstract ones. */
  readonly substitutes: (element: XsdNode) => readonly XsdNode[];
  /** True for a complex type whose instances the definition does not tell. */
  readonly isOpen: (definition: XsdNode) => boolean;
}

/** Finds out what is derived from and stands in for what. */
export function findHierarchy(components: Components): Hierarchy {
  const memberships = components.all("type").flatMap((union) => members(components, union));
  const types = relation([
    ...components.all("type").map((type) => [type, baseOf(components, type)] as const),
    ...memberships,
  ]);
  const heads = new Map(components.all("element").map((element) => [element, headOf(components, element)] as const));
  for (const element of heads.keys()) checkHeads(components, heads, element);
  const elements = relation([...heads]);
  const derived = (definition: XsdNode): readonly XsdNode[] => descendants(types, definition).filter(isConcrete);
  return {
    derived,
    substitutes: (element) => descendants(elements, element).filter(isConcrete),
    isOpen: (definition) =>
      isComplex(definition) &&
      (extendsAnything(definition) || (isAbstract(definition) && derived(definition).length === 0)),
  };
}

/** True for an abstract type or element. */
export function isAbstract({ attributes }: XsdNode): boolean {
  return isTrue(attributes.get("abstract"));
}

/** The element that an element may stand in for. */
function headOf(components: Components, element: XsdNode): XsdNode | undefined {
  const head = reference(element, "substitutionGroup");
  return head && components.find("element", head, element);
}

function checkHeads(components: Components, heads: ReadonlyMap<XsdNode, XsdNode | undefined>, element: XsdNode): void {
  const passed = new Set<XsdNode>();
  for (let head = heads.get(element); head && !passed.has(head); head = heads.get(head)) {
    if (head === element) throw components.error(element, "The element stands in for itself.");
    passed.add(head);
  }
}

/** The type that a type is derived from, where a schema defines it. */
function baseOf(components: Components, type: XsdNode): XsdNode | undefined {
  const holder = child(type, "complexContent", "simpleContent") ?? type;
  const derivation = child(holder, "extension", "restriction");
  const base = derivation && reference(derivation, "base");
  return base && !isSchemaName(base) ? components.find("type", base, type) : undefined;
}

/** The types of which a value of a union may say that it is one of them. */
function members(components: Components, type: XsdNode): readonly (readonly [XsdNode, XsdNode])[] {
  const union = child(type, "union");
  const names = union?.references.get("memberTypes") ?? [];
  return names.flatMap((name) => {
    const member = isSchemaName(name) ? undefined : components.find("type", name, type);
    return member ? [[member, type] as const] : [];
  });
}

/** Anything at all may stand in an extension of `xs:anyType`. */
function extendsAnything(type: XsdNode): boolean {
  const content = child(type, "complexContent");
  const extension = content && child(content, "extension");
  const base = extension && reference(extension, "base");
  return base !== undefined && isSchemaName(base) && base.local === "anyType";
}

function isComplex({ name }: XsdNode): boolean {
  return name === "complexType";
}

function isConcrete(node: XsdNode): boolean {
  return !isAbstract(node) && !nameOf(node).local.endsWith(redefinedMark);
}

/** Children by parent. */
function relation(
  parents: readonly (readonly [child: XsdNode, parent: XsdNode | undefined])[],
): ReadonlyMap<XsdNode, readonly XsdNode[]> {
  const children = new Map<XsdNode, XsdNode[]>();
  for (const [node, parent] of parents) {
    const known = parent && children.get(parent);
    if (known) known.push(node);
    else if (parent) children.set(parent, [node]);
  }
  return children;
}

/** Sorted by name, so that the order of declarations says nothing; a circle ends. */
function descendants(children: ReadonlyMap<XsdNode, readonly XsdNode[]>, ancestor: XsdNode): readonly XsdNode[] {
  const found = new Set<XsdNode>();
  const pending = [...(children.get(ancestor) ?? [])];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (found.has(node) || node === ancestor) continue;
    found.add(node);
    pending.push(...(children.get(node) ?? []));
  }
  const key = (node: XsdNode): string => expanded(nameOf(node));
  return [...found].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
