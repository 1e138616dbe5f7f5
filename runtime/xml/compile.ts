import { compileContent, type Content } from "./content.js";
import { NameMap } from "./name-map.js";
import { expandedName, schemaNamespace } from "./namespaces.js";
import { presetOf, type Preset } from "./preset.js";
import { asNumber, asText, enumeration, list, union, type SimpleType } from "./simple-type.js";
import { builtinTypes } from "./simple-types.js";
import type { XmlAttributeEntry, XmlComplexEntry, XmlSimpleEntry, XmlTable } from "./table.js";
import { wildcard, type NamespaceTest } from "./wildcard.js";

/** A type of a table, ready to read and write with. */
export type CompiledType = RawType | NamedSimpleType | ComplexType;

/** What a schema says nothing about. */
export interface RawType {
  readonly kind: "raw";
}

/** What `xsi:type` needs to know of a type. */
interface Identity {
  /** Where references in {@link derived} are looked up. */
  readonly table: XmlTable;
  /** Its expanded name in documents; empty for an anonymous type. */
  readonly name: string;
  readonly derived: Readonly<Record<string, string>>;
}

/** A simple type as that of an element. */
export interface NamedSimpleType extends Identity {
  readonly kind: "simple";
  readonly simple: SimpleType;
  readonly isBuiltin: boolean;
}

/** An object: attributes, and either particles or a text. */
export interface ComplexType extends Identity {
  readonly kind: "complex";
  readonly isAbstract: boolean;
  readonly attributes: readonly CompiledAttribute[];
  readonly attributesByName: NameMap<CompiledAttribute>;
  /** Those that must stand, and those with a text of their own. */
  readonly expectedAttributes: readonly CompiledAttribute[];
  readonly anyAttribute: NamespaceTest | undefined;
  readonly content: Content;
  readonly isMixed: boolean;
  readonly text: { readonly key: string; readonly simple: SimpleType } | undefined;
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
  readonly preset: Preset | undefined;
}

const raw: CompiledType = { kind: "raw" };
const compiled = new WeakMap<XmlTable, Map<string, CompiledType>>();

/** The type a reference of a table leads to, compiled when it is first asked for. */
export function typeOf(table: XmlTable, reference: string): CompiledType {
  const { table: home, name } = resolved(table, reference);
  let types = compiled.get(home);
  if (!types) compiled.set(home, (types = new Map()));
  let type = types.get(name);
  if (!type) types.set(name, (type = compileType(home, name)));
  return type;
}

/** The simple type a reference leads to. */
export function simpleTypeOf(table: XmlTable, reference: string): SimpleType {
  const type = typeOf(table, reference);
  if (type.kind !== "simple") throw new TypeError(`The table has no simple type ${reference}.`);
  return type.simple;
}

/** A table and the name of an entry in it. */
export function resolved(table: XmlTable, reference: string): { readonly table: XmlTable; readonly name: string } {
  const hash = reference.indexOf("#");
  if (hash === -1) return { table, name: reference };
  const alias = reference.slice(0, hash);
  const other = Object.hasOwn(table.imports ?? {}, alias) ? table.imports?.[alias] : undefined;
  if (!other) throw new TypeError(`The table imports nothing as ${alias}.`);
  return { table: other(), name: reference.slice(hash + 1) };
}

/** The entry of a table by name; none for built-ins. */
export function entryOf({ types }: XmlTable, name: string): XmlComplexEntry | XmlSimpleEntry | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

/** True for the entry of a type whose values are objects. */
export function isComplex(entry: XmlComplexEntry | XmlSimpleEntry): entry is XmlComplexEntry {
  return !("base" in entry || "list" in entry || "union" in entry);
}

function compileType(table: XmlTable, name: string): CompiledType {
  if (name === "xs:anyType") return raw;
  const builtin = builtinTypes.get(name);
  if (builtin) {
    const expanded = expandedName(schemaNamespace, name.slice(3));
    return { kind: "simple", table, name: expanded, derived: {}, simple: builtin, isBuiltin: true };
  }
  const entry = entryOf(table, name);
  if (!entry) throw new TypeError(`The table has no type ${name}.`);
  const { name: local = name, derived = {} } = entry;
  const identity: Identity = { table, name: local === "" ? "" : expandedName(table.namespace, local), derived };
  return isComplex(entry)
    ? compileComplex(identity, entry)
    : { kind: "simple", ...identity, simple: compileSimple(table, entry), isBuiltin: false };
}

function compileComplex(identity: Identity, entry: XmlComplexEntry): ComplexType {
  const { table } = identity;
  const attributes = (entry.attributes ?? []).map((attribute) => compileAttribute(table, attribute));
  const attributesByName = new NameMap<CompiledAttribute>();
  for (const attribute of attributes) attributesByName.set(attribute.namespace, attribute.local, attribute);
  const isMixed = entry.mixed ?? false;
  const content = compileContent(table, entry.content, typeOf);
  const text =
    entry.text === undefined ? undefined : { key: entry.textKey ?? "value", simple: simpleTypeOf(table, entry.text) };
  const anyAttribute = entry.anyAttribute === undefined ? undefined : wildcard(entry.anyAttribute, table.namespace);
  return {
    kind: "complex",
    ...identity,
    isAbstract: entry.abstract ?? false,
    attributes,
    attributesByName,
    expectedAttributes: attributes.filter(({ required, preset }) => required || preset),
    anyAttribute,
    content,
    isMixed,
    text,
    keys: new Set([
      "$el",
      "$type",
      "$nil",
      ...attributes.map(({ key }) => key),
      ...(anyAttribute ? ["$anyAttributes"] : []),
      ...(text ? [text.key] : isMixed ? ["$mixed"] : content.keys),
    ]),
    nilIsObject: anyAttribute !== undefined || attributes.some(({ required, preset }) => !required || !preset?.isFixed),
  };
}

function compileAttribute(table: XmlTable, entry: XmlAttributeEntry): CompiledAttribute {
  const simple = simpleTypeOf(table, entry.type);
  return {
    namespace: entry.namespace ?? "",
    local: entry.attribute,
    key: entry.key ?? entry.attribute,
    simple,
    required: entry.required ?? false,
    preset: presetOf(simple, entry),
  };
}

function compileSimple(table: XmlTable, entry: XmlSimpleEntry): SimpleType {
  const base = unnarrowed(table, entry);
  const narrowed = entry.facets ? { ...base, base, facets: entry.facets } : base;
  return entry.values ? enumeration(narrowed, entry.values, table.openEnumerations) : narrowed;
}

function unnarrowed(table: XmlTable, entry: XmlSimpleEntry): SimpleType {
  if ("union" in entry) return union(entry.union.map((member) => simpleTypeOf(table, member)));
  if ("list" in entry) {
    const item = simpleTypeOf(table, entry.list);
    return list(entry.text ? asText(item) : item);
  }
  const base = simpleTypeOf(table, entry.base);
  return entry.number ? asNumber(base) : entry.text ? asText(base) : base;
}
