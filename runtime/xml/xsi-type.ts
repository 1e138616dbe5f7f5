import {
  entryOf,
  isComplex,
  resolved,
  typeOf,
  type CompiledType,
  type ComplexType,
  type NamedSimpleType,
} from "./compile.js";
import { expandedName, schemaNamespace, splitName } from "./namespaces.js";
import { builtinTypes } from "./simple-types.js";
import type { XmlTable } from "./table.js";

/** The built-in each built-in narrows; `xs:anySimpleType` where nothing is said. */
const narrows: Readonly<Record<string, string>> = {
  "xs:normalizedString": "xs:string",
  "xs:token": "xs:normalizedString",
  "xs:language": "xs:token",
  "xs:Name": "xs:token",
  "xs:NMTOKEN": "xs:token",
  "xs:NCName": "xs:Name",
  "xs:ID": "xs:NCName",
  "xs:IDREF": "xs:NCName",
  "xs:ENTITY": "xs:NCName",
  "xs:integer": "xs:decimal",
  "xs:nonPositiveInteger": "xs:integer",
  "xs:negativeInteger": "xs:nonPositiveInteger",
  "xs:nonNegativeInteger": "xs:integer",
  "xs:positiveInteger": "xs:nonNegativeInteger",
  "xs:long": "xs:integer",
  "xs:int": "xs:long",
  "xs:short": "xs:int",
  "xs:byte": "xs:short",
  "xs:unsignedLong": "xs:nonNegativeInteger",
  "xs:unsignedInt": "xs:unsignedLong",
  "xs:unsignedShort": "xs:unsignedInt",
  "xs:unsignedByte": "xs:unsignedShort",
};

/** The type an `xsi:type` names by its expanded name where another is declared; `undefined` when it may not stand there. */
export function actualType(
  declared: NamedSimpleType | ComplexType,
  name: string,
): NamedSimpleType | ComplexType | undefined {
  if (name === declared.name) return declared;
  const { table, derived } = declared;
  const reference = Object.hasOwn(derived, name) ? derived[name] : undefined;
  const found = reference === undefined ? derivedFromBuiltin(declared, name) : typeOf(table, reference);
  return found?.kind === "raw" ? undefined : found;
}

/** Tables name the types derived from their own, not those derived from built-ins: such a type itself tells. */
function derivedFromBuiltin(declared: NamedSimpleType | ComplexType, name: string): CompiledType | undefined {
  if (declared.kind !== "simple" || !declared.isBuiltin) return undefined;
  const { table } = declared;
  const builtin = `xs:${splitName(declared.name).local}`;
  const other = splitName(name);
  if (other.namespace === schemaNamespace) {
    const reference = `xs:${other.local}`;
    return builtinTypes.has(reference) && isNarrower(reference, builtin) ? typeOf(table, reference) : undefined;
  }
  for (const home of tablesFrom(table)) {
    const local = localName(home, name);
    if (local !== undefined && isNarrower(builtinOf(home, local), builtin)) return typeOf(home, local);
  }
  return undefined;
}

function isNarrower(type: string | undefined, than: string): boolean {
  if (type === undefined) return false;
  if (than === "xs:anySimpleType") return true;
  let at: string | undefined = type;
  while (at !== undefined && at !== than) at = Object.hasOwn(narrows, at) ? narrows[at] : undefined;
  return at === than;
}

/** A table and all it leads to. */
function tablesFrom(table: XmlTable): ReadonlySet<XmlTable> {
  const tables = new Set([table]);
  for (const { imports = {} } of tables) for (const other of Object.values(imports)) tables.add(other());
  return tables;
}

/** What a table calls the type with an expanded name. */
function localName({ namespace, types }: XmlTable, name: string): string | undefined {
  return Object.entries(types).find(
    ([local, entry]) => entry.name !== "" && expandedName(namespace, entry.name ?? local) === name,
  )?.[0];
}

/** The built-in a type comes from; nothing for objects with elements inside. */
function builtinOf(table: XmlTable, reference: string): string | undefined {
  let { table: home, name } = resolved(table, reference);
  for (;;) {
    if (builtinTypes.has(name)) return name;
    const entry = entryOf(home, name);
    if (!entry) return undefined;
    const next = isComplex(entry) ? entry.text : "base" in entry ? entry.base : "xs:anySimpleType";
    if (next === undefined) return undefined;
    ({ table: home, name } = resolved(home, next));
  }
}
