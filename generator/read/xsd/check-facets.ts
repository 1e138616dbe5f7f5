import { facetErrors } from "../../../runtime/xml/facets.js";
import { patternRegExp } from "../../../runtime/xml/pattern.js";
import { builtinTypes } from "../../../runtime/xml/simple-types.js";
import { builtinKind, isBuiltin, type XmlFacets, type XmlTypeRef } from "../../model/xml.js";
import type { Components } from "./collect-components.js";
import type { XsdNode } from "./parse-document.js";

const lengths = ["length", "minLength", "maxLength"];
const lower = ["minInclusive", "minExclusive"];
const upper = ["maxInclusive", "maxExclusive"];
const digits = ["totalDigits", "fractionDigits"];
const ofAll = ["pattern", "enumeration", "whiteSpace"];
const ordered =
  /^xs:(?:float|double|duration|dateTime|date|time|g.*|decimal|.*[iI]nteger|(?:unsigned)?(?:Long|Int|Short|Byte)|long|int|short|byte)$/;
const fractional = /^xs:(?:float|double|duration|dateTime|date|time|g.*)$/;

/** What a `restriction` says of its base. */
export interface Narrowing {
  /** The built-in that is narrowed; `list` or `union` for those. */
  readonly base: XmlTypeRef;
  /** The facets of the base too. */
  readonly facets: XmlFacets;
}

/**
 * Holds the facets of a `restriction` against what is restricted. A pattern that is none is reported, and not held against
 * values.
 *
 * @throws {@link InputError} for a facet the type does not have, and one whose value is not of the type.
 */
export function checkFacets(components: Components, restriction: XsdNode, { base, facets }: Narrowing): void {
  const allowed = facetsOf(base);
  for (const facet of restriction.children.filter(({ attributes }) => attributes.has("value"))) {
    const { name, attributes } = facet;
    const value = attributes.get("value") ?? "";
    if (!allowed.includes(name))
      throw components.error(facet, `${base} has no ${name}; ${allowed.join(", ")} are its facets.`);
    if (name === "pattern") checkPattern(components, facet, value);
    const isBound = lower.includes(name) || upper.includes(name);
    if (isBound && builtinTypes.get(base)?.read(value) === undefined)
      throw components.error(facet, `The value is not one ${base} allows.`);
  }
  if (isEmpty(base, facets)) throw components.error(restriction, "No value is within its facets.");
}

function facetsOf(base: XmlTypeRef): readonly string[] {
  if (base === "xs:anySimpleType" || base === "xs:anyType")
    return [...lengths, ...lower, ...upper, ...digits, ...ofAll];
  if (!isBuiltin(base)) return base === "list" ? [...lengths, ...ofAll] : ofAll;
  if (!ordered.test(base)) return builtinKind(base) === "boolean" ? ofAll : [...lengths, ...ofAll];
  return [...lower, ...upper, ...(fractional.test(base) ? [] : digits), ...ofAll];
}

function checkPattern(components: Components, facet: XsdNode, pattern: string): void {
  try {
    patternRegExp(pattern);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    components.unsupported(facet, `the pattern ${pattern}, which is none; values are not held against it`);
  }
}

/** True when the greatest value is less than the least one. */
function isEmpty(base: XmlTypeRef, facets: XmlFacets): boolean {
  const { minLength, maxLength, maxInclusive, maxExclusive } = facets;
  if (minLength !== undefined && maxLength !== undefined && Number(minLength) > Number(maxLength)) return true;
  const least = facets.minInclusive ?? facets.minExclusive;
  const type = builtinTypes.get(base);
  if (!type || least === undefined) return false;
  const above = {
    ...(maxInclusive !== undefined && { maxInclusive }),
    ...(maxExclusive !== undefined && { maxExclusive }),
  };
  return facetErrors({ ...type, facets: above }, type.read(least), least).length > 0;
}
