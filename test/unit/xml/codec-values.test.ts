import { checkValue, fromXml, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlSimpleEntry, type XmlTable } from "altinnkit/codegen";
import { expect, test } from "vitest";

const types = {
  Digits: { base: "xs:int", text: true, facets: { patterns: ["\\d{4}"] } },
  Flag: { base: "xs:boolean", text: true, facets: { patterns: ["[01]"] } },
  Small: { base: "xs:integer", number: true, facets: { maxInclusive: "9" } },
  Smaller: { base: "Small", number: true, values: [1, 2] },
  Flags: { list: "xs:boolean", text: true, facets: { patterns: ["1 true"] } },
  Smalls: { list: "Small" },
  Pair: { list: "Small", values: ["1 2"] },
  Time: { base: "xs:dateTime", values: ["2024-01-01T00:00:00-00:00"] },
  Money: { base: "xs:decimal", values: ["1.50"] },
  Ratio: { base: "xs:float", values: [0.1, "INF"] },
  Bytes: { base: "xs:hexBinary", values: ["0aff"] },
  Either: { union: ["Small", "Money", "xs:token"] },
  Listed: { union: ["Small", "xs:token"], values: ["1", "a b"] },
} as const satisfies Record<string, XmlSimpleEntry>;
const table: XmlTable = { namespace: "", types };
const rootOf = (type: string): ReturnType<typeof xmlRoot<unknown>> => xmlRoot<unknown>({ element: "v", type, table });

test.each<[type: keyof typeof types | "xs:double" | "xs:string", text: string, value: unknown, written: string]>([
  ["Digits", " 0012 ", "0012", "0012"],
  ["Flag", "1", "1", "1"],
  ["Small", "+07", 7, "7"],
  ["Smaller", "02", 2, "2"],
  ["Flags", "1  true", ["1", "true"], "1 true"],
  ["Smalls", " 1\n2 ", [1, 2], "1 2"],
  ["Smalls", "", [], ""],
  ["Pair", "1 02", [1, 2], "1 2"],
  ["Time", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00-00:00", "2024-01-01T00:00:00-00:00"],
  ["Money", "+1.5", "1.50", "1.50"],
  ["Ratio", "1e-1", 0.1, "0.1"],
  ["Ratio", "0.10000000149", 0.1, "0.1"],
  ["Ratio", "INF", Infinity, "INF"],
  ["Bytes", "0AfF", Uint8Array.of(10, 255), "0AFF"],
  ["Either", " 5 ", "5", "5"],
  ["Either", "a  b ", "a b", "a b"],
  ["Listed", "a  b", "a b", "a b"],
  ["Listed", "01", "1", "1"],
  ["xs:double", "-0", -0, "-0"],
  ["xs:string", " \n ", " \n ", " \n "],
])("%s %j is read as it is and written back", (type, text, value, written) => {
  const root = rootOf(type);
  expect(fromXml(root, `<v>${text}</v>`)).toEqual(value);
  const element = written === "" ? "<v/>" : `<v>${written}</v>`;
  expect(toXml(root, value, { declaration: false })).toBe(element);
  expect(checkValue(root, value)).toEqual([]);
});

test.each<[type: keyof typeof types, text: string]>([
  ["Smaller", "3"],
  ["Pair", "2 1"],
  ["Pair", "1"],
  ["Time", "2024-01-01T00:00:00"],
  ["Money", "1.51"],
  ["Ratio", "0.2"],
  ["Bytes", "0A"],
  ["Listed", "2"],
  ["Digits", "one"],
])("%s does not accept %j", (type, text) => {
  expect(() => fromXml(rootOf(type), `<v>${text}</v>`)).toThrow("The value is not one its type allows.");
  expect(() => toXml(rootOf(type), text)).toThrow("/v: The value is not one its type allows.");
});
