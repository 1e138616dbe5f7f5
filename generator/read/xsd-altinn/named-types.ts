import type { JsonObject } from "../../model/json.js";
import { schemaNamespace } from "../xsd/parse-document.js";
import { referenceOf, refusal, type Source } from "./source.js";

/** What surrounding particles make of the elements inside. */
export interface Surroundings {
  readonly optional: boolean;
  readonly array: boolean;
}

/** Around a global component: nothing. */
export const globally: Surroundings = { optional: false, array: false };

const names = {
  boolean: "boolean",
  number: "decimal float double",
  integer:
    "integer nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger " +
    "long int short byte unsignedLong unsignedInt unsignedShort unsignedByte",
  string:
    "string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY QName NOTATION anySimpleType " +
    "anyAtomicType hexBinary base64Binary gMonthDay gDay gMonth yearMonthDuration dayTimeDuration " +
    "gYearMonth gYear dateTime time date duration anyURI",
};

const types = new Map(
  Object.entries(names).flatMap(([type, all]) => all.split(" ").map((name) => [name, type] as const)),
);

const formats = new Map([
  ["gYearMonth", "year-month"],
  ["gYear", "year"],
  ["dateTime", "date-time"],
  ["time", "time"],
  ["date", "date"],
  ["duration", "duration"],
  ["anyURI", "uri"],
]);

/** True when an attribute names a type of XML Schema itself. */
export function isBuiltin(node: Source, attribute: string): boolean {
  return referenceOf(node, attribute)?.namespace === schemaNamespace;
}

/** The type an attribute names; nothing when there is no such attribute. */
export function namedType(node: Source, attribute: string, nillable = false): JsonObject {
  const name = referenceOf(node, attribute);
  if (name === undefined) return {};
  const { namespace, local } = name;
  if (namespace !== schemaNamespace) return { $ref: `#/$defs/${local}`, ...(nillable && { "@xsdNillable": true }) };
  const type = types.get(local);
  const format = formats.get(local);
  if (type === undefined) throw refusal(node, `Altinn Studio has no schema for the type ${local}; --profile full has.`);
  return { type: nillable ? [type, "null"] : type, ...(format !== undefined && { format }), "@xsdType": local };
}

/** The type an attribute names, as an array where what surrounds it repeats. */
export function surroundedType(node: Source, attribute: string, { optional, array }: Surroundings): JsonObject {
  const type = namedType(node, attribute);
  return array ? arrayOf(type, optional ? 0 : 1, 1) : type;
}

/** An array with the bounds that say something. */
export function arrayOf(items: JsonObject, minOccurs: number, maxOccurs: number): JsonObject {
  return {
    type: "array",
    items,
    ...(minOccurs > 0 && { minItems: minOccurs }),
    ...(maxOccurs > 1 && maxOccurs < Infinity && { maxItems: maxOccurs }),
  };
}

/** A component of the document, where it stands by reference. */
export function referred(node: Source): JsonObject {
  return { $ref: `#/$defs/${referenceOf(node, "ref")?.local ?? ""}`, "@xsdType": "#ref" };
}
