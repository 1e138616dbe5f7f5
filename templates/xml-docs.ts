import type { XmlAtomicType } from "../generator/model/xml.js";

/** What a signature cannot say of a value: its lexical type and its facets. */
export function facetText(
  { base, facets, values }: Pick<XmlAtomicType, "base" | "facets" | "values">,
  standard?: string,
): string {
  const { length, minLength, maxLength, totalDigits, fractionDigits, patterns = [] } = facets;
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const facts = [
    values || ["xs:string", "xs:boolean", "xs:anyType"].includes(base) ? undefined : `\`${base}\``,
    length === undefined ? range("characters", minLength, maxLength) : `${length} characters`,
    totalDigits && `at most ${totalDigits} digits`,
    fractionDigits && `at most ${fractionDigits} of them after the point`,
    minInclusive && `at least ${minInclusive}`,
    maxInclusive && `at most ${maxInclusive}`,
    minExclusive && `more than ${minExclusive}`,
    maxExclusive && `less than ${maxExclusive}`,
    ...patterns.map((pattern) => `pattern \`${pattern}\``),
    standard === undefined ? undefined : `\`${standard}\` when absent`,
  ].filter(Boolean);
  return facts.length === 0 ? "" : `${facts.join(", ").replace(/^[a-z]/, (letter) => letter.toUpperCase())}.`;
}

function range(unit: string, least: string | undefined, most: string | undefined): string | undefined {
  if (least !== undefined && most !== undefined) return `${least} to ${most} ${unit}`;
  return least === undefined ? most && `at most ${most} ${unit}` : `at least ${least} ${unit}`;
}
