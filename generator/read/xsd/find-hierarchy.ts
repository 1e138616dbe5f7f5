import type { Components } from "./collect-components.js";
import { child, expanded, isSchemaName, isTrue, nameOf, reference } from "./nodes.js";
import type { XsdNode } from "./parse-document.js";
import { redefinedMark } from "./redefine.js";

/** Which types are derived from which, and which elements stand in for which. */
export interface Hierarchy {
  /** Complex types with a name that are derived from this one, near and far, but for abstract ones. */
  readonly derived: (definition: XsdNode) => readonly XsdNode[];
  /** Elements that may stand in for this one, near and far, but for abstract ones. */
  readonly substitutes: (element: XsdNode) => readonly XsdNode[];
  /** True for a complex type whose instances the definition does not tell. */
  readonly isOpen: (definition: XsdNode) => boolean;
}

/** Finds out what is derived from and stands in for what. */
export function findHierarchy(components: Components): Hierarchy {
  const types = relation(components.all("type").filter(isComplex), (type) => baseOf(components, type));
  const elements = relation(components.all("element"), (element) => {
    const head = reference(element, "substitutionGroup");
    return head && components.find("element", head, element);
  });
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

/** The complex type that a complex type is derived from. */
function baseOf(components: Components, type: XsdNode): XsdNode | undefined {
  const base = baseName(type);
  const found = base && !isSchemaName(base) ? components.find("type", base, type) : undefined;
  return found && isComplex(found) ? found : undefined;
}

function baseName(type: XsdNode): ReturnType<typeof reference> {
  const content = child(type, "complexContent", "simpleContent");
  const derivation = content && child(content, "extension", "restriction");
  return derivation && reference(derivation, "base");
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

function relation(
  nodes: readonly XsdNode[],
  parentOf: (node: XsdNode) => XsdNode | undefined,
): ReadonlyMap<XsdNode, readonly XsdNode[]> {
  const children = new Map<XsdNode, XsdNode[]>();
  for (const node of nodes) {
    const parent = parentOf(node);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), node]);
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
