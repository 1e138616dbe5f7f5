import { checkValue, checkXml, fromXml, toXml } from "altinnkit/xml";
import { xmlRoot } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { xmlFiles } from "../../../generator/emit/xml.js";
import { libraryOf, type XmlModule } from "../../../generator/model/xml.js";
import { writeSchema } from "../../../generator/read/xsd/index.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";
import { tableData } from "../../../templates/xml-codec.js";
import { jsonErrors } from "./json-form.js";
import { read, rootOf, type Reading } from "./reading.js";

const closed = read(
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:simpleType name="Colour"><xs:restriction base="xs:token">
      <xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Size"><xs:restriction base="xs:int"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Colours"><xs:list itemType="Colour"/></xs:simpleType>
    <xs:simpleType name="Either"><xs:union memberTypes="Size Colour"/></xs:simpleType>
    <xs:element name="r"><xs:complexType><xs:sequence>
      <xs:element name="one" type="Colour"/><xs:element name="many" type="Colours"/><xs:element name="either" type="Either"/>
    </xs:sequence><xs:attribute name="size" type="Size"/></xs:complexType></xs:element>
  </xs:schema>`,
);
const document = '<r size="2"><one> green </one><many>red green</many><either>grey</either></r>';
const value = { size: 2, one: "green", many: ["red", "green"], either: "grey" };
const open = { enumerations: "open" } as const;
const root = rootOf(closed);

describe("values that an enumeration does not list", () => {
  test("are refused", () => {
    expect(() => fromXml(root, document)).toThrow("/r/@size, line 1, column 1: The value is not one its type allows.");
    expect(() => toXml(root, value)).toThrow("/r/@size: The value is not one its type allows.");
    expect(checkXml(root, document).map(({ path }) => path)).toEqual(["/r/@size", "/r/one", "/r/many", "/r/either"]);
    expect(checkValue(root, value).map(({ path }) => path)).toEqual(["/r/@size", "/r/one", "/r/many", "/r/either"]);
  });

  test("are read, written and checked as they are where enumerations are open", () => {
    expect(fromXml(root, document, open)).toEqual(value);
    expect(fromXml(root, toXml(root, value, open), open)).toEqual(value);
    expect(checkXml(root, document, open)).toEqual([]);
    expect(checkValue(root, value, open)).toEqual([]);
  });

  test("are still of the type that is enumerated", () => {
    expect(() => fromXml(root, document.replace('"2"', '"two"'), open)).toThrow("/r/@size");
    expect(() => toXml(root, { ...value, size: "two" }, open)).toThrow("/r/@size");
  });
});

describe("a contract of open enumerations", () => {
  const contract = opened(closed);
  const { module } = contract;
  const own = xmlRoot<unknown>({ element: "r", type: "r", table: tableData(module).table });

  test("has them in its types, its codec and its schema", () => {
    expect(contract.files.get("types.gen.ts")).toContain('export type Colour = "red" | "blue" | Unlisted;');
    expect(contract.files.get("types.gen.ts")).toContain("export type Size = 1 | UnlistedNumber;");
    expect(contract.files.get("types.gen.ts")).toContain(
      'import type { Unlisted, UnlistedNumber } from "altinnkit/codegen";',
    );
    expect(contract.files.get("codec.gen.ts")).toContain("openEnumerations: true,");
    expect(jsonErrors(contract, "r", value)).toEqual([]);
    expect(jsonErrors(closed, "r", value)).not.toEqual([]);
  });

  test("reads, writes and checks them without being asked", () => {
    expect(fromXml(own, document)).toEqual(value);
    expect(fromXml(own, toXml(own, value))).toEqual(value);
    expect([...checkXml(own, document), ...checkValue(own, value)]).toEqual([]);
  });
});

function opened(reading: Reading): Reading {
  const before: XmlModule = { ...reading.module, openEnumerations: true };
  const schema = writeSchema(before, libraryOf([before]));
  const module = readXsdSchema(before.id, schema, new Diagnostics());
  return { ...reading, schema, module, files: xmlFiles(module, libraryOf([module])) };
}
