import type { JsonObject } from "../../model/json.js";
import { builtinKind, type XmlAtomicType, type XmlFacets, type XmlTypeRef } from "../../model/xml.js";

/** A qualified name. */
export const nameSchema: JsonObject = {
  type: "object",
  properties: { ns: { type: "string" }, local: { type: "string" } },
  required: ["ns", "local"],
};

/** What a schema says nothing about. */
export const nodeSchema: JsonObject = {
  type: "object",
  properties: { name: { type: "string" }, attributes: { type: "object" }, children: { type: "array" } },
  required: ["name", "attributes", "children"],
};

/** A value of a built-in type. */
export function builtinSchema(type: XmlTypeRef): JsonObject {
  return { ...valueSchema(type), "@xsdType": type.slice("xs:".length) };
}

function valueSchema(type: XmlTypeRef): JsonObject {
  const kind = builtinKind(type);
  if (kind === "number") return { type: type === "xs:float" || type === "xs:double" ? "number" : "integer" };
  if (kind === "bytes") return { type: "string", contentEncoding: type === "xs:hexBinary" ? "base16" : "base64" };
  if (kind === "list") return { type: "array", items: { type: "string" } };
  if (kind === "qname") return nameSchema;
  return kind === "node" ? nodeSchema : { type: kind };
}

/** Facets as written, for the generator, and again as far as JSON Schema has them, for validators. */
export function facetSchema({ facets, values, number, spelled, base }: XmlAtomicType): JsonObject {
  const kind = number ? "number" : spelled ? "string" : builtinKind(base);
  const standard = kind === "string" ? stringFacets(facets) : kind === "number" ? numberFacets(facets) : {};
  const { patterns, ...single } = facets;
  const all = { ...single, ...(patterns && { patterns }) };
  return {
    ...standard,
    ...(Object.keys(all).length > 0 && { "@xsdFacets": all }),
    ...(values && (kind === "qname" ? { "@xsdValues": values } : { enum: values })),
  };
}

function stringFacets({ length, minLength = length, maxLength = length, patterns = [] }: XmlFacets): JsonObject {
  const expressible = patterns.map((pattern) => `^(?:${inJavaScript(pattern)})$`).filter(isExpressible);
  const [only] = expressible;
  return {
    ...(minLength !== undefined && { minLength: Number(minLength) }),
    ...(maxLength !== undefined && { maxLength: Number(maxLength) }),
    ...(expressible.length === 1 && only !== undefined && { pattern: only }),
    ...(expressible.length > 1 && { allOf: expressible.map((pattern) => ({ pattern })) }),
  };
}

function numberFacets({ minInclusive, maxInclusive, minExclusive, maxExclusive }: XmlFacets): JsonObject {
  return {
    ...(minInclusive !== undefined && { minimum: Number(minInclusive) }),
    ...(maxInclusive !== undefined && { maximum: Number(maxInclusive) }),
    ...(minExclusive !== undefined && { exclusiveMinimum: Number(minExclusive) }),
    ...(maxExclusive !== undefined && { exclusiveMaximum: Number(maxExclusive) }),
  };
}

/** What stands in a class for an escape that means less in JavaScript. */
const sets: Readonly<Record<string, string>> = {
  "\\d": "\\p{Nd}",
  "\\D": "\\P{Nd}",
  "\\w": "\\p{L}\\p{M}\\p{N}\\p{S}",
  "\\W": "\\p{P}\\p{Z}\\p{C}",
};

function inJavaScript(pattern: string): string {
  let isInside = false;
  return pattern.replaceAll(/\\.|[[\]]/gsu, (part) => {
    if (part === "[" || part === "]") isInside = part === "[";
    const set = Object.hasOwn(sets, part) ? sets[part] : undefined;
    return set === undefined ? part : isInside ? set : `[${set}]`;
  });
}

/** XSD's own escapes, such as `\i`, are not JavaScript's. */
function isExpressible(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
