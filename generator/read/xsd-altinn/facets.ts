import type { JsonObject } from "../../model/json.js";
import { attributeOf, foreignAttributes, partsOf, referenceOf, type Source } from "./source.js";

const dateTypes = ["date", "dateTime", "duration", "gDay", "gMonth", "gMonthDay", "gYear", "gYearMonth", "time"];

const counts = new Map([
  ["length", ["maxLength", "minLength"]],
  ["maxLength", ["maxLength"]],
  ["minLength", ["minLength"]],
  ["totalDigits", ["totalDigits"]],
]);

const bounds = new Map<string, readonly [number: string, date: string]>([
  ["maxExclusive", ["exclusiveMaximum", "formatExclusiveMaximum"]],
  ["maxInclusive", ["maximum", "formatMaximum"]],
  ["minExclusive", ["exclusiveMinimum", "formatExclusiveMinimum"]],
  ["minInclusive", ["minimum", "formatMinimum"]],
]);

/** The facets of a restriction; bounds of dates are text. White space is left out, and of several patterns the last stays. */
export function facets(restriction: Source): JsonObject {
  const isDate = dateTypes.includes(referenceOf(restriction, "base")?.local ?? "");
  const all = partsOf(restriction).map((facet) => [facet.local, attributeOf(facet, "value") ?? ""] as const);
  const values = all.filter(([facet]) => facet === "enumeration").map(([, value]) => value);
  return {
    ...Object.fromEntries(all.flatMap(([facet, value]) => keywords(facet, value, isDate))),
    ...(values.length > 0 && { enum: values }),
  };
}

/** The attributes of other namespaces that enumeration values have, by value. */
export function unhandledOfValues(restriction: Source): JsonObject {
  const foreign = partsOf(restriction)
    .map((facet) => [attributeOf(facet, "value") ?? "", foreignAttributes(facet)] as const)
    .filter(([, attributes]) => Object.keys(attributes).length > 0);
  const hasValues = partsOf(restriction).some(({ local }) => local === "enumeration");
  return hasValues && foreign.length > 0 ? { "@xsdUnhandledEnumAttributes": Object.fromEntries(foreign) } : {};
}

function keywords(facet: string, value: string, isDate: boolean): (readonly [string, string | number])[] {
  const number = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : undefined;
  const count = /^\s*\+?\d+\s*$/.test(value) ? number : undefined;
  if (facet === "pattern") return [["pattern", value]];
  if (facet === "fractionDigits") return count === undefined ? [] : [["multipleOf", Number(`1e-${count}`)]];
  const bound = bounds.get(facet);
  if (bound !== undefined && isDate) return [[bound[1], value]];
  if (bound !== undefined) return number === undefined ? [] : [[bound[0], number]];
  return count === undefined ? [] : (counts.get(facet) ?? []).map((keyword) => [keyword, count] as const);
}
