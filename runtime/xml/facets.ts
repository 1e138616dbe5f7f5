import type { FacetCheck } from "./decoder.js";
import { byDecimal, byDouble, byDuration, byTime, decimal, type Order } from "./order.js";
import { patternRegExp } from "./pattern.js";
import type { SimpleType } from "./simple-type.js";
import type { XmlFacetEntry } from "./table.js";

type Bound = "minInclusive" | "maxInclusive" | "minExclusive" | "maxExclusive";

const bounds: readonly [facet: Bound, allows: (order: number) => boolean, message: string][] = [
  ["minInclusive", (order) => order >= 0, "The value is less than"],
  ["minExclusive", (order) => order > 0, "The value is not more than"],
  ["maxInclusive", (order) => order <= 0, "The value is more than"],
  ["maxExclusive", (order) => order < 0, "The value is not less than"],
];
const lengths: readonly [
  facet: "length" | "minLength" | "maxLength",
  allows: (length: number, limit: number) => boolean,
  message: string,
][] = [
  ["length", (length, limit) => length === limit, "The length of the value is not"],
  ["minLength", (length, limit) => length >= limit, "The value is shorter than"],
  ["maxLength", (length, limit) => length <= limit, "The value is longer than"],
];
const orders: Readonly<Record<string, Order>> = {
  "xs:float": byDouble,
  "xs:double": byDouble,
  "xs:duration": byDuration,
  "xs:dateTime": byTime,
  "xs:date": byTime,
  "xs:time": byTime,
  "xs:gYear": byTime,
  "xs:gYearMonth": byTime,
  "xs:gMonthDay": byTime,
  "xs:gMonth": byTime,
  "xs:gDay": byTime,
};
const patterns = new Map<string, RegExp | undefined>();

/** What the facets of a type, of those it narrows and of its items say against a value. */
export const facetErrors: FacetCheck = (simple, value, text) => {
  const lexical = simple.variety === "union" && typeof value === "string" ? value : simple.whiteSpace(text);
  const errors: string[] = [];
  for (let type: SimpleType | undefined = simple; type; type = type.base) {
    if (type.facets) errors.push(...violated(type, type.facets, value, lexical));
  }
  if (simple.variety === "list") errors.push(...itemErrors(simple, value, lexical));
  if (simple.variety === "union") errors.push(...memberErrors(simple, value, lexical));
  return errors;
};

function itemErrors({ parts: [item] }: SimpleType, value: unknown, lexical: string): readonly string[] {
  if (!item || !Array.isArray(value)) return [];
  const texts = lexical.split(" ");
  return value.flatMap((part, index) => facetErrors(item, part, texts[index] ?? ""));
}

/** The first member that accepts a value and has nothing against it decides; else the first that accepts it. */
function memberErrors({ parts }: SimpleType, value: unknown, lexical: string): readonly string[] {
  let first: readonly string[] | undefined;
  for (const member of parts) {
    const found =
      typeof value === "string" ? member.read(lexical) : member.write(value) === undefined ? undefined : value;
    if (found === undefined) continue;
    const errors = facetErrors(member, found, lexical);
    if (errors.length === 0) return [];
    first ??= errors;
  }
  return first ?? [];
}

function violated(type: SimpleType, facets: XmlFacetEntry, value: unknown, lexical: string): string[] {
  const errors: string[] = [];
  for (const [facet, allows, message] of lengths) {
    const limit = facets[facet];
    const length = limit === undefined ? undefined : lengthOf(type, value, lexical);
    if (length !== undefined && !allows(length, Number(limit))) errors.push(`${message} ${limit}.`);
  }
  for (const [facet, allows, message] of bounds) {
    const bound = facets[facet];
    if (bound === undefined) continue;
    const order = (Object.hasOwn(orders, type.builtin) ? orders[type.builtin] : undefined) ?? byDecimal;
    const result = order(lexical, type.whiteSpace(bound));
    if (result === undefined || !allows(result)) errors.push(`${message} ${bound}.`);
  }
  errors.push(...digitErrors(facets, lexical));
  for (const pattern of facets.patterns ?? []) {
    if (compiled(pattern)?.test(lexical) === false) errors.push(`The value does not match the pattern ${pattern}.`);
  }
  return errors;
}

function digitErrors({ totalDigits, fractionDigits }: XmlFacetEntry, lexical: string): string[] {
  if (totalDigits === undefined && fractionDigits === undefined) return [];
  const { whole, fraction } = decimal(lexical);
  return [
    ...(totalDigits !== undefined && whole.length + fraction.length > Number(totalDigits)
      ? [`The value has more than ${totalDigits} digits.`]
      : []),
    ...(fractionDigits !== undefined && fraction.length > Number(fractionDigits)
      ? [`The value has more than ${fractionDigits} digits after the point.`]
      : []),
  ];
}

/** Items, bytes or characters; nothing for qualified names, whose length says nothing. */
function lengthOf({ builtin }: SimpleType, value: unknown, lexical: string): number | undefined {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (builtin === "xs:QName" || builtin === "xs:NOTATION") return undefined;
  let length = lexical.length;
  // Two code units of a surrogate pair are one character.
  for (let index = 0; index < lexical.length; index++) if ((lexical.charCodeAt(index) & 0xfc00) === 0xdc00) length--;
  return length;
}

/** Nothing for what is no pattern: a schema's fault is not a document's. */
function compiled(pattern: string): RegExp | undefined {
  if (!patterns.has(pattern)) patterns.set(pattern, attempted(pattern));
  return patterns.get(pattern);
}

function attempted(pattern: string): RegExp | undefined {
  try {
    return patternRegExp(pattern);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
