import { checkXml, facetErrors, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlSimpleEntry, type XmlTable } from "altinnkit/codegen";
import { expect, test } from "vitest";
import { fileWith, objections } from "./xmllint.js";

interface Case {
  readonly base: string;
  /** Inside the restriction, as the schema has it. */
  readonly xsd: string;
  readonly entry?: XmlSimpleEntry;
  readonly facets?: XmlSimpleEntry["facets"];
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const facet = (name: string, value: string): string => `<xs:${name} value="${value}"/>`;
/** A restriction by facets alone. */
const narrowed = (
  base: string,
  facets: Readonly<Record<string, string>>,
  good: readonly string[],
  bad: readonly string[],
): Case => ({
  base,
  xsd: Object.entries(facets)
    .map(([name, value]) => facet(name, value))
    .join(""),
  facets,
  good,
  bad,
});
const matching = (pattern: string, good: readonly string[], bad: readonly string[]): Case => ({
  base: "xs:string",
  xsd: facet("pattern", pattern.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")),
  facets: { patterns: [pattern] },
  good,
  bad,
});

const cases: readonly Case[] = [
  narrowed("xs:string", { length: "2" }, ["ab", "æø", "😀b"], ["a", "abc", "😀"]),
  narrowed("xs:string", { minLength: "1", maxLength: "3" }, ["a", " a ", "abc"], ["", "abcd"]),
  narrowed("xs:token", { maxLength: "3" }, ["abc", "a c"], ["abcd"]),
  narrowed("xs:hexBinary", { length: "2" }, ["00ff"], ["00", "00ff00"]),
  narrowed("xs:base64Binary", { maxLength: "3" }, ["aGVq", ""], ["aGVqaA=="]),
  narrowed("xs:NMTOKENS", { minLength: "2", maxLength: "3" }, ["a b", "a b c"], ["a", "a b c d"]),
  narrowed(
    "xs:decimal",
    { minInclusive: "-1.5", maxExclusive: "10" },
    ["-1.50", "0", "9.99999999999999999", "+.5"],
    ["-1.51", "10.0", "10", "11"],
  ),
  narrowed(
    "xs:decimal",
    { totalDigits: "5", fractionDigits: "2" },
    ["123.45", "00123.4500", "-12345", "0"],
    ["1234.56", "1.234", "123456"],
  ),
  narrowed(
    "xs:long",
    { minExclusive: "9007199254740992" },
    ["9007199254740993"],
    ["9007199254740992", "-9007199254740993"],
  ),
  narrowed("xs:double", { minInclusive: "-1e2", maxInclusive: "1e2" }, ["100", "-1E2", "0"], ["100.1", "INF", "-INF"]),
  narrowed(
    "xs:date",
    { minInclusive: "2024-02-29", maxInclusive: "2024-12-31" },
    ["2024-02-29", "2024-12-31"],
    ["2024-02-28", "2025-01-01", "-2024-03-01"],
  ),
  narrowed(
    "xs:date",
    { minExclusive: "-0044-03-15" },
    ["-0044-03-16", "0001-01-01", "12024-01-01"],
    ["-0044-03-15", "-0045-12-31"],
  ),
  narrowed(
    "xs:dateTime",
    { maxInclusive: "2024-01-01T12:00:00Z" },
    ["2024-01-01T13:00:00+01:00", "2023-12-31T21:00:00"],
    ["2024-01-01T12:00:00.001Z", "2024-01-01T11:00:00-02:00", "2024-01-02T03:00:00"],
  ),
  narrowed(
    "xs:time",
    { minInclusive: "08:00:00", maxExclusive: "16:00:00" },
    ["08:00:00", "15:59:59.9"],
    ["07:59:59", "16:00:00"],
  ),
  narrowed("xs:gYear", { minInclusive: "1990" }, ["1990", "12000"], ["1989", "-1990"]),
  narrowed("xs:gYearMonth", { maxInclusive: "2024-05" }, ["2024-05", "2023-12"], ["2024-06"]),
  narrowed("xs:gMonthDay", { minInclusive: "--05-17" }, ["--05-17", "--06-01"], ["--05-16"]),
  narrowed("xs:gMonth", { maxInclusive: "--06" }, ["--06"], ["--07"]),
  narrowed("xs:gDay", { maxInclusive: "---15" }, ["---15"], ["---16"]),
  narrowed(
    "xs:duration",
    { minInclusive: "P1M", maxInclusive: "P1Y" },
    ["P1M", "P32D", "P12M", "PT8000H", "P364D"],
    ["P27D", "-P2M", "P1Y1D", "P13M"],
  ),
  matching("\\d{4}", ["1234", "١٢٣٤"], ["123", "12345", " 1234"]),
  matching("[0-9]{4}|x", ["0000", "x"], ["x0000", "y"]),
  matching("(a|bc)*d?", ["", "abcad", "d"], ["b", "dd"]),
  matching("[a-z-[aeiou]]+", ["xyz"], ["xaz", "-"]),
  matching("[^a-c]", ["d", "^", "😀"], ["a", "dd"]),
  matching("[\\w-[\\d_]]+", ["abcÆ"], ["a1"]),
  matching("\\i\\c*", ["a:b-c.1", "_", "Å"], ["1a", "-a"]),
  matching("[\\i-[:]][\\c-[:]]*", ["a-1"], ["a:b"]),
  matching("\\I\\C", ["1 "], ["a ", "1a"]),
  matching("\\p{Lu}\\p{Ll}+\\P{L}", ["Abc1", "Ærø!"], ["abc1", "Abcd"]),
  matching("\\p{IsBasicLatin}+\\P{IsBasicLatin}", ["abæ"], ["ab", "æ"]),
  matching("[\\p{IsGreek}a-]+", ["αa-"], ["b"]),
  matching("\\s\\S\\W", [" a!", " a "], ["aa!", " aa"]),
  matching(".[.]\\.", ["a..", "😀.."], ["abc"]),
  matching("a{0,2}b{2,}c{1}", ["bbc", "aabbbc"], ["abc", "aaabbc"]),
  matching("\\(\\[\\{\\^\\-\\?\\*\\+\\|\\.\\\\\\}\\]\\)", ["([{^-?*+|.\\}])"], ["x"]),
  matching("^a$", ["^a$"], ["a"]),
  matching("[&&--!/(){}@#$%,;:<=>~`|\"']", ["&amp;", "!", "@", "|", "'"], ["a"]),
  matching("a-b/c", ["a-b/c"], ["abc"]),
  {
    base: "xs:decimal",
    xsd: facet("enumeration", "1.0") + facet("enumeration", "20"),
    entry: { base: "xs:decimal", values: ["1.0", "20"] },
    good: ["1", "01.00", "+20"],
    bad: ["2", "1.1"],
  },
  {
    base: "Pair",
    xsd: facet("enumeration", "1 2") + facet("maxLength", "2"),
    entry: { list: "Digit", values: ["1 2"], facets: { maxLength: "2" } },
    good: ["1 2", "1  02"],
    bad: ["1", "2 1"],
  },
  { base: "Pair", xsd: "", entry: { list: "Digit" }, good: ["1 2 9", ""], bad: ["1 10", "0"] },
  {
    base: "Either",
    xsd: facet("pattern", "[0-9a]+"),
    entry: { union: ["Digit", "Short"], facets: { patterns: ["[0-9a]+"] } },
    good: ["9", "aa", "10"],
    bad: ["100", "b", "aaa"],
  },
];

const named = {
  Digit: { base: "xs:integer", number: true, facets: { minInclusive: "1", maxInclusive: "9" } },
  Short: { base: "xs:token", facets: { maxLength: "2" } },
} as const;
const table: XmlTable = {
  namespace: "",
  types: {
    Values: {
      content: {
        choice: cases.map((_, index) => ({ element: `v${index}`, type: `T${index}` })),
        max: "unbounded",
        key: "$choice",
      },
    },
    ...named,
    ...Object.fromEntries(
      cases.map(({ base, entry, facets }, index) => [`T${index}`, entry ?? { base, ...(facets && { facets }) }]),
    ),
  },
};
const root = xmlRoot<unknown>({ element: "values", type: "Values", table });
const schema = fileWith([
  {
    name: "facets.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="values"><xs:complexType><xs:choice maxOccurs="unbounded">${cases.map((_, index) => `<xs:element name="v${index}" type="T${index}"/>`).join("")}</xs:choice></xs:complexType></xs:element>
<xs:simpleType name="Digit"><xs:restriction base="xs:int"><xs:minInclusive value="1"/><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Short"><xs:restriction base="xs:token"><xs:maxLength value="2"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Pair"><xs:list itemType="Digit"/></xs:simpleType>
<xs:simpleType name="Either"><xs:union memberTypes="Digit Short"/></xs:simpleType>
${cases.map(({ base, xsd }, index) => `<xs:simpleType name="T${index}"><xs:restriction base="${base}">${xsd}</xs:restriction></xs:simpleType>`).join("\n")}
</xs:schema>`,
  },
]);

/** What xmllint says, unless it is that it does not take the schema. */
function objected(document: string): string {
  const said = objections(document, schema);
  expect(said).not.toContain("failed to compile");
  return said;
}

test.each(cases.map((each, index) => [`${each.base} ${each.xsd}`, each, index] as const))(
  "%s accepts and refuses what xmllint does",
  (_, { good, bad }, index) => {
    const values = [...good, ...bad];
    const lines = values.map((value) => `\n<v${index}>${value}</v${index}>`);
    const document = `<values>${lines.join("")}</values>`;
    const refused = (found: readonly number[]): string[] =>
      values.filter((_, line) => found.includes(line + 2)).map((value) => value);

    expect(refused(checkXml(root, document).map(({ line }) => line ?? 0))).toEqual(bad);
    const linted = objected(document).matchAll(/^-:(\d+):/gm);
    expect(refused(Array.from(linted, ([, line]) => Number(line)))).toEqual(bad);
  },
);

test("toXml holds them where it is asked to", () => {
  const code = xmlRoot<string>({
    element: "code",
    type: "Code",
    table: { namespace: "", types: { Code: { base: "xs:string", facets: { maxLength: "3" } } } },
  });

  expect(toXml(code, "four", { declaration: false })).toBe("<code>four</code>");
  expect(() => toXml(code, "four", { facets: facetErrors })).toThrow("/code: The value is longer than 3.");
});
