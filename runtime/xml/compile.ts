import { compileContent, type Content } from "./content.js";
import { fixedValue, type Fixed } from "./fixed.js";
import { expandedName } from "./namespaces.js";
import { builtinTypes, enumeration, asNumber, list, union, type SimpleType } from "./simple-types.js";
import type { XmlAttributeEntry, XmlComplexEntry, XmlParticle, XmlSimpleEntry, XmlTable } from "./table.js";

/** A type of a table, ready to read and write with. */
export type CompiledType =
  { readonly kind: "raw" } | { readonly kind: "simple"; readonly simple: SimpleType } | ComplexType;

/** An object: attributes, and either particles or a text. */
export interface ComplexType {
  readonly kind: "complex";
  readonly attributes: readonly CompiledAttribute[];
  readonly attributesByName: ReadonlyMap<string, CompiledAttribute>;
  readonly anyAttribute: boolean;
  readonly content: Content;
  readonly text?: { readonly key: string; readonly simple: SimpleType };
  /** Every property an object of this type may have. */
  readonly keys: ReadonlySet<string>;
  /** A nil element of this type is an object, because its attributes say something. */
  readonly nilIsObject: boolean;
}

/** An attribute, ready to read and write with. */
export interface CompiledAttribute {
  readonly namespace: string;
  readonly local: string;
  readonly key: string;
  readonly simple: SimpleType;
  readonly required: boolean;
  readonly fixed?: Fixed;
}

const raw: CompiledType = { kind: "raw" };
const compiled = new WeakMap<XmlTable, Map<string, CompiledType>>();
const defaults = new WeakMap<XmlTable, string>();

/** The type of a table by name, compiled when it is first asked for. */
export function typeOf(table: XmlTable, name: string): CompiledType {
  let types = compiled.get(table);
  if (!types) compiled.set(table, (types = new Map()));
  let type = types.get(name);
  if (!type) types.set(name, (type = compileType(table, name)));
  return type;
}

/** The default namespace documents of a table are written with: none where it would catch elements that have none. */
export function defaultNamespace(table: XmlTable): string {
  const known = defaults.get(table);
  if (known !== undefined) return known;
  const particles = Object.values(table.types).flatMap((entry) => ("content" in entry ? (entry.content ?? []) : []));
  const namespace = particles.some(hasBareElement) ? "" : table.namespace;
  defaults.set(table, namespace);
  return namespace;
}

function hasBareElement(particle: XmlParticle): boolean {
  if ("element" in particle) return particle.namespace === "";
  if ("any" in particle) return false;
  const members = "all" in particle ? particle.all : "choice" in particle ? particle.choice : particle.sequence;
  return members.some(hasBareElement);
}

function compileType(table: XmlTable, name: string): CompiledType {
  if (name === "xs:anyType") return raw;
  const entry = entryOf(table, name);
  return entry && isComplex(entry) ? compileComplex(table, entry) : { kind: "simple", simple: simpleType(table, name) };
}

function compileComplex(table: XmlTable, entry: XmlComplexEntry): ComplexType {
  const attributes = (entry.attributes ?? []).map((attribute) => compileAttribute(table, attribute));
  const content = compileContent(table, entry.content, (name) => typeOf(table, name));
  const text =
    entry.text === undefined ? undefined : { key: entry.textKey ?? "value", simple: simpleType(table, entry.text) };
  const anyAttribute = entry.anyAttribute !== undefined;
  return {
    kind: "complex",
    attributes,
    attributesByName: new Map(
      attributes.map((attribute) => [expandedName(attribute.namespace, attribute.local), attribute]),
    ),
    anyAttribute,
    content,
    ...(text && { text }),
    keys: new Set([
      "$nil",
      ...attributes.map(({ key }) => key),
      ...(anyAttribute ? ["$anyAttributes"] : []),
      ...(text ? [text.key] : content.keys),
    ]),
    nilIsObject: anyAttribute || attributes.some(({ required, fixed }) => !required || !fixed),
  };
}

function compileAttribute(table: XmlTable, entry: XmlAttributeEntry): CompiledAttribute {
  const simple = simpleType(table, entry.type);
  return {
    namespace: entry.namespace ?? "",
    local: entry.attribute,
    key: entry.key ?? entry.attribute,
    simple,
    required: entry.required ?? false,
    ...(entry.fixed !== undefined && { fixed: fixedValue(simple, entry.fixed) }),
  };
}

function simpleType(table: XmlTable, name: string): SimpleType {
  const builtin = builtinTypes.get(name);
  if (builtin) return builtin;
  const entry = entryOf(table, name);
  if (!entry || isComplex(entry)) throw new TypeError(`The table has no simple type ${name}.`);
  if ("list" in entry) return list(simpleType(table, entry.list));
  if ("union" in entry) return union(entry.union.map((member) => simpleType(table, member)));
  const plain = simpleType(table, entry.base);
  const base = entry.number ? asNumber(plain) : plain;
  return entry.values ? enumeration(base, entry.values) : base;
}

function entryOf({ types }: XmlTable, name: string): XmlComplexEntry | XmlSimpleEntry | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

function isComplex(entry: XmlComplexEntry | XmlSimpleEntry): entry is XmlComplexEntry {
  return !("base" in entry || "list" in entry || "union" in entry);
}
