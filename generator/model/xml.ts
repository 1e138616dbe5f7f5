/** What one namespace of a schema set promises: its types, and the elements a document may start with. */
export interface XmlModule {
  /** The contract's id. */
  readonly id: string;
  /** The target namespace; empty for none. */
  readonly namespace: string;
  readonly types: readonly XmlType[];
  readonly roots: readonly XmlRootElement[];
  /** Enumerations list the values that are known, and others may come. */
  readonly openEnumerations?: true;
}

/** A built-in such as `xs:date` or `xs:anyType`, or a type of a module: its id, `#` and the type's name. */
export type XmlTypeRef = string;

/** Types by reference, of all modules that refer to one another. */
export type XmlLibrary = ReadonlyMap<XmlTypeRef, XmlType>;

/** An element a document may start with. */
export interface XmlRootElement {
  readonly name: string;
  readonly type: XmlTypeRef;
  readonly nillable: boolean;
  readonly fixed?: string;
  readonly default?: string;
  readonly doc?: string;
}

/** A type with a name; anonymous ones are named by their path. */
export type XmlType = XmlComplexType | XmlSimpleType;

/** What every type says of itself. */
export interface XmlNamedType {
  readonly name: string;
  /** Its local name in documents; of an anonymous type, the same as `name`. */
  readonly xmlName: string;
  /** Types that an `xsi:type` may say instead, none of them abstract. */
  readonly derived: readonly XmlDerivedType[];
  readonly doc?: string;
}

/** An object: attributes, and either particles or a text. */
export interface XmlComplexType extends XmlNamedType {
  readonly kind: "complex";
  readonly attributes: readonly XmlAttribute[];
  /** Attributes the schema does not name, of these namespaces as {@link XmlWildcard.namespaces}. */
  readonly anyAttribute?: string;
  /** Text stands between the elements. */
  readonly mixed: boolean;
  /** Instances are of a derived type. */
  readonly abstract: boolean;
  readonly content?: XmlParticle;
  readonly text?: { readonly key: string; readonly type: XmlTypeRef };
}

/** A type that may stand for the one it is derived from. */
export interface XmlDerivedType {
  /** Its expanded name in documents. */
  readonly name: string;
  readonly type: XmlTypeRef;
}

/** An attribute of a complex type. */
export interface XmlAttribute {
  /** The property. */
  readonly key: string;
  readonly name: string;
  /** Empty for none, which is the usual case. */
  readonly namespace: string;
  readonly type: XmlTypeRef;
  readonly required: boolean;
  readonly fixed?: string;
  readonly default?: string;
  readonly doc?: string;
}

/** How often a particle stands. */
export interface XmlOccurrence {
  readonly min: number;
  readonly max: number | "unbounded";
}

/** What may stand inside an element. */
export type XmlParticle = XmlElement | XmlWildcard | XmlGroup;

/** An element inside another. */
export interface XmlElement extends XmlOccurrence {
  readonly kind: "element";
  /** The property. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly type: XmlTypeRef;
  /** The property is an array. */
  readonly many: boolean;
  readonly nillable: boolean;
  readonly fixed?: string;
  readonly default?: string;
  /** Elements that may stand in for it, none of them abstract. */
  readonly substitutes: readonly XmlSubstitute[];
  /** Only its substitutes may stand. */
  readonly abstract: boolean;
  readonly doc?: string;
}

/** A member of a substitution group. */
export interface XmlSubstitute {
  readonly name: string;
  readonly namespace: string;
  readonly type: XmlTypeRef;
  readonly nillable: boolean;
  readonly fixed?: string;
  readonly default?: string;
}

/** Elements the schema does not name. */
export interface XmlWildcard extends XmlOccurrence {
  readonly kind: "any";
  readonly key: string;
  /** `##any`, `##other`, or namespaces with blanks between, where `##local` is none. */
  readonly namespaces: string;
}

/** Particles together. With a key it is repeated, and each repetition is an object in the array under that key. */
export interface XmlGroup extends XmlOccurrence {
  readonly kind: "sequence" | "choice" | "all";
  readonly key?: string;
  readonly members: readonly XmlParticle[];
}

/** A single value. */
export type XmlSimpleType = XmlAtomicType | XmlListType | XmlUnionType;

/** A built-in type, narrowed. */
export interface XmlAtomicType extends XmlNamedType {
  readonly kind: "atomic";
  readonly base: XmlTypeRef;
  readonly facets: XmlFacets;
  /** The values it is limited to. */
  readonly values?: readonly (string | number)[];
  /** Facets keep an unbounded integer within 2^53. */
  readonly number: boolean;
  /** The value is the text as written, because a pattern tells spellings of one value apart: `0123` of a number. */
  readonly spelled: boolean;
}

/** White-space separated values. */
export interface XmlListType extends XmlNamedType {
  readonly kind: "list";
  readonly item: XmlTypeRef;
  /** Each item is its text as written, for the same reason as {@link XmlAtomicType.spelled}. */
  readonly spelled: boolean;
  readonly facets: XmlFacets;
  /** As written, with one blank between items. */
  readonly values?: readonly string[];
}

/** A text that at least one of several types accepts. */
export interface XmlUnionType extends XmlNamedType {
  readonly kind: "union";
  readonly members: readonly XmlTypeRef[];
  readonly facets: XmlFacets;
  readonly values?: readonly string[];
}

/** The facets we keep, all but enumeration and white space. */
export const facetNames = [
  "length",
  "minLength",
  "maxLength",
  "minInclusive",
  "maxInclusive",
  "minExclusive",
  "maxExclusive",
  "totalDigits",
  "fractionDigits",
] as const;

/** Facets as written; a value must match every pattern. */
export type XmlFacets = { readonly [Name in (typeof facetNames)[number]]?: string } & {
  readonly patterns?: readonly string[];
};

/** What a value is in a program. */
export type XmlValueKind = "string" | "number" | "boolean" | "bytes" | "list" | "node" | "qname";

const kinds: Readonly<Record<Exclude<XmlValueKind, "string">, readonly string[]>> = {
  number: ["byte", "short", "int", "unsignedByte", "unsignedShort", "unsignedInt", "float", "double"],
  boolean: ["boolean"],
  bytes: ["base64Binary", "hexBinary"],
  list: ["IDREFS", "ENTITIES", "NMTOKENS"],
  node: ["anyType"],
  qname: ["QName", "NOTATION"],
};
const kindOf = new Map<string, XmlValueKind>(
  Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [`xs:${name}`, kind as XmlValueKind] as const)),
);

/** What a value of a built-in type is in a program; a string unless it is one of the few others. */
export function builtinKind(type: XmlTypeRef): XmlValueKind {
  return kindOf.get(type) ?? "string";
}

/** True for an enumeration whose values a program has as they are listed; names and bytes are objects. */
export function isLiteral({ base, values }: XmlAtomicType): boolean {
  return values !== undefined && !["qname", "bytes"].includes(builtinKind(base));
}

/** True for a name of XML Schema itself, such as `xs:date`. */
export function isBuiltin(type: XmlTypeRef): boolean {
  return type.startsWith("xs:") && !type.includes("#");
}

/** The reference to a type of a module. */
export function typeRef(module: string, name: string): XmlTypeRef {
  return `${module}#${name}`;
}

/** The module and the name of a type that is not a built-in. */
export function splitRef(type: XmlTypeRef): { readonly module: string; readonly name: string } {
  const mark = type.lastIndexOf("#");
  return { module: type.slice(0, mark), name: type.slice(mark + 1) };
}

/** The types of modules by reference. */
export function libraryOf(modules: readonly XmlModule[]): XmlLibrary {
  return new Map(modules.flatMap(({ id, types }) => types.map((type) => [typeRef(id, type.name), type] as const)));
}

/** True when nothing at all satisfies a particle. */
export function isNullable(particle: XmlParticle): boolean {
  if (particle.min === 0) return true;
  if (!("members" in particle)) return false;
  return particle.kind === "choice" ? particle.members.some(isNullable) : particle.members.every(isNullable);
}

/** The properties a particle gives the object it stands in; rows of a repeated group are one property. */
export function keysOf(particle: XmlParticle): ReadonlySet<string> {
  if (!("members" in particle)) return new Set([particle.key]);
  if (particle.key !== undefined) return new Set([particle.key]);
  return new Set(particle.members.flatMap((member) => [...keysOf(member)]));
}

/** True when a nil element of this type is an object, because its attributes say something. */
export function nilIsObject({ attributes, anyAttribute }: XmlComplexType): boolean {
  return anyAttribute !== undefined || attributes.some(({ required, fixed }) => !required || fixed === undefined);
}

/** True for a simple type whose values are, or may be among others, qualified names. */
export function holdsNames(types: ReadonlyMap<XmlTypeRef, XmlType>, type: XmlTypeRef): boolean {
  const found = types.get(type);
  if (found?.kind === "list") return holdsNames(types, found.item);
  if (found?.kind === "union") return found.members.some((member) => holdsNames(types, member));
  return found?.kind !== "complex" && builtinKind(found?.base ?? type) === "qname";
}

/** What a value of a type is in a program; `undefined` for an object. */
export function valueKind(types: XmlLibrary, type: XmlTypeRef): XmlValueKind | undefined {
  const found = types.get(type);
  if (!found) return builtinKind(type);
  if (found.kind === "complex") return undefined;
  if (found.kind === "atomic") return found.number ? "number" : found.spelled ? "string" : builtinKind(found.base);
  return found.kind === "list" ? "list" : "string";
}
