import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import {
  builtinKind,
  facetNames,
  isBuiltin,
  type XmlAtomicType,
  type XmlFacets,
  type XmlNamedType,
  type XmlSimpleType,
  type XmlTypeRef,
} from "../../model/xml.js";
import { checkFacets } from "./check-facets.js";
import { identity, typeNamed, type XsdContext } from "./context.js";
import { valueOf } from "./expand-names.js";
import { child, expanded, isSchemaName, reference } from "./nodes.js";
import type { QName, XsdNode } from "./parse-document.js";

/** A simple type without what it says of itself. */
type Unnamed = XmlSimpleType extends infer Type
  ? Type extends XmlSimpleType
    ? Omit<Type, keyof XmlNamedType>
    : never
  : never;

/** Resolves every simple type: a chain of restrictions becomes one type over a built-in, with all its facets. */
export function resolveSimpleTypes(context: XsdContext): void {
  const { components, names, simpleTypes } = context;
  const pending = new Set<XsdNode>();

  const resolve = (node: XsdNode): XmlTypeRef => {
    const type = names.get(node) ?? "xs:anySimpleType";
    if (simpleTypes.has(type)) return type;
    if (pending.has(node)) throw components.error(node, "The type is derived from itself.");
    pending.add(node);
    simpleTypes.set(type, { ...identity(context, node, type), ...definition(node) });
    return type;
  };

  const definition = (node: XsdNode): Unnamed => {
    const list = child(node, "list");
    if (list) {
      const item = referredOrInline(list, "itemType");
      if (isList(context, item)) throw components.error(list, "A list holds single values, not lists.");
      return { kind: "list", item, spelled: false, facets: {} };
    }
    const union = child(node, "union");
    if (union) {
      const named = (union.references.get("memberTypes") ?? []).map((member) => simpleNamed(member, union));
      const inline = union.children.filter(({ name }) => name === "simpleType").map(resolve);
      return { kind: "union", members: [...named, ...inline], facets: {} };
    }
    const restriction = child(node, "restriction");
    if (!restriction) throw components.error(node, "A simple type must be a restriction, a list or a union.");
    return narrowed(context, restriction, referredOrInline(restriction, "base"));
  };

  const referredOrInline = (node: XsdNode, attribute: string): XmlTypeRef => {
    const referred = reference(node, attribute);
    if (referred) return simpleNamed(referred, node);
    const inline = child(node, "simpleType");
    if (!inline) throw components.error(node, `Neither ${attribute} nor a simple type inside.`);
    return resolve(inline);
  };

  const simpleNamed = (name: QName, from: XsdNode): XmlTypeRef => {
    if (isSchemaName(name)) return typeNamed(context, name, from);
    const found = components.find("type", name, from);
    if (found && found.name !== "simpleType") throw components.error(from, `${name.local} is not a simple type.`);
    return found ? resolve(found) : "xs:anySimpleType";
  };

  for (const node of names.keys()) if (node.name === "simpleType") resolve(node);
}

/** A type narrowed by the facets of a `restriction`. */
export function narrowed(context: XsdContext, restriction: XsdNode, base: XmlTypeRef): Unnamed {
  const parent = isBuiltin(base) ? undefined : context.simpleTypes.get(base);
  if (parent && parent.kind !== "atomic") {
    const values = lexicalValues(context, restriction, base) ?? parent.values;
    const { name: _name, xmlName: _xmlName, derived: _derived, doc: _doc, ...inherited } = parent;
    const facets = mergedFacets(restriction, parent.facets);
    checkFacets(context.components, restriction, { base: parent.kind, facets });
    const narrower = { ...inherited, facets, ...(values && { values }) };
    const isSpelled = facets.patterns !== undefined && parent.kind === "list" && losesSpelling(context, parent.item);
    return narrower.kind === "list" && isSpelled ? { ...narrower, spelled: true } : narrower;
  }
  if (!parent && builtinKind(base) === "list") {
    const values = lexicalValues(context, restriction, base);
    const item = `xs:${base.slice("xs:".length, -1).replace("IE", "Y")}`;
    const facets = mergedFacets(restriction, {});
    checkFacets(context.components, restriction, { base: "list", facets });
    return { kind: "list", item, spelled: false, facets, ...(values && { values }) };
  }
  const root = spaced(restriction, parent?.base ?? base);
  const facets = mergedFacets(restriction, parent?.facets ?? {});
  checkFacets(context.components, restriction, { base: root, facets });
  const isNumber = parent?.number === true || isSafeInteger(root, facets);
  const spelled = facets.patterns !== undefined && (isNumber || ["number", "boolean"].includes(builtinKind(root)));
  const number = isNumber && !spelled;
  const values =
    enumerated(context, restriction, { base: root, number, spelled }) ??
    (spelled ? parent?.values?.map(String) : parent?.values);
  return { kind: "atomic", base: root, facets, number, spelled, ...(values && { values }) };
}

/** True for a type whose values do not tell how they were spelled. */
function losesSpelling({ simpleTypes }: XsdContext, type: XmlTypeRef): boolean {
  const found = simpleTypes.get(type);
  if (found && (found.kind !== "atomic" || found.spelled)) return false;
  return found?.number === true || ["number", "boolean"].includes(builtinKind(found?.base ?? type));
}

function isList({ simpleTypes }: XsdContext, type: XmlTypeRef): boolean {
  return simpleTypes.get(type)?.kind === "list" || builtinKind(type) === "list";
}

/** Enumerated values of lists and unions, as written; qualified names expanded. */
function lexicalValues(context: XsdContext, restriction: XsdNode, base: XmlTypeRef): readonly string[] | undefined {
  const found = restriction.children.filter(({ name }) => name === "enumeration");
  if (found.length === 0) return undefined;
  return found.map((node) => (valueOf(context, node, "value", base) ?? "").trim().replaceAll(/\s+/g, " "));
}

/** A string whose white space a facet collapses or replaces is one of the built-ins that do. */
function spaced(restriction: XsdNode, base: XmlTypeRef): XmlTypeRef {
  const whiteSpace = child(restriction, "whiteSpace")?.attributes.get("value")?.trim();
  if (base !== "xs:string" && base !== "xs:normalizedString") return base;
  return whiteSpace === "collapse" ? "xs:token" : whiteSpace === "replace" ? "xs:normalizedString" : base;
}

function mergedFacets(restriction: XsdNode, inherited: XmlFacets): XmlFacets {
  const own = facetNames.flatMap((name) => {
    const value = child(restriction, name)?.attributes.get("value");
    return value === undefined ? [] : [[name, value.trim()] as const];
  });
  const alternatives = restriction.children.filter(({ name }) => name === "pattern").map(pattern);
  const patterns = [...(inherited.patterns ?? []), ...(alternatives.length > 0 ? [alternatives.join("|")] : [])];
  return { ...inherited, ...Object.fromEntries(own), ...(patterns.length > 0 && { patterns }) };
}

// In XSD these are ordinary characters, but half of the patterns in Altinn's form models were written as if for .NET.
function pattern({ attributes }: XsdNode): string {
  return (attributes.get("value") ?? "").replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
}

function enumerated(
  context: XsdContext,
  restriction: XsdNode,
  { base, number, spelled }: Pick<XmlAtomicType, "base" | "number" | "spelled">,
): readonly (string | number)[] | undefined {
  const found = restriction.children.filter(({ name }) => name === "enumeration");
  const [first] = found;
  if (!first) return undefined;
  if (spelled) return lexicalValues(context, restriction, base);
  const kind = number ? "number" : builtinKind(base);
  if (kind === "qname") {
    return found.map((node) => {
      const value = reference(node, "value");
      if (!value) throw context.components.error(node, "The prefix of the value is not declared.");
      return expanded(value);
    });
  }
  // Two values: nothing a type could say.
  if (kind === "boolean") return undefined;
  const values = found.map((node) => {
    const value = builtinTypes.get(base)?.read(node.attributes.get("value") ?? "");
    if (typeof value === "string") return number ? Number(value) : value;
    if (typeof value === "number") return value;
    if (value instanceof Uint8Array) return (node.attributes.get("value") ?? "").trim();
    throw context.components.error(node, `The value is not one ${base} allows.`);
  });
  return [...new Set(values)];
}

const unboundedIntegers = new Set(
  [
    "integer",
    "nonNegativeInteger",
    "positiveInteger",
    "nonPositiveInteger",
    "negativeInteger",
    "long",
    "unsignedLong",
  ].map((name) => `xs:${name}`),
);

/** True when facets keep an unbounded integer within 2^53. */
function isSafeInteger(base: XmlTypeRef, { totalDigits, ...bounds }: XmlFacets): boolean {
  if (!unboundedIntegers.has(base)) return false;
  if (totalDigits !== undefined && Number(totalDigits) <= 15) return true;
  const isSafe = (bound: string | undefined): boolean => bound !== undefined && Number.isSafeInteger(Number(bound));
  const fromBelow =
    /xs:(?:positive|nonNegative|unsigned)/.test(base) || isSafe(bounds.minInclusive ?? bounds.minExclusive);
  const fromAbove = /xs:(?:negative|nonPositive)/.test(base) || isSafe(bounds.maxInclusive ?? bounds.maxExclusive);
  return fromBelow && fromAbove;
}
