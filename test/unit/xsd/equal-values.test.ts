import { checkXml, fromXml, toXml } from "altinnkit/xml";
import { expect, test } from "vitest";
import { jsonErrors } from "./json-form.js";
import { read, rootOf } from "./reading.js";

const schema = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a">${content}</xs:schema>`;
const codes = (root: Parameters<typeof checkXml>[0], document: string): string[] =>
  checkXml(root, document).map(({ code }) => code);

test.each([
  ["duration", "P1Y", "P12M", "P365D"],
  ["duration", "-PT90M", "-PT1H30M0.0S", "PT90M"],
  ["dateTime", "2024-05-17T12:00:00Z", "2024-05-17T14:00:00.0+02:00", "2024-05-17T12:00:00"],
  ["dateTime", "2024-05-18T00:00:00", "2024-05-17T24:00:00", "2024-05-17T00:00:00"],
  ["date", "2024-05-17Z", "2024-05-17+00:00", "2024-05-17"],
  ["time", "08:30:00", "08:30:00.000", "08:30:00.001"],
  ["gMonthDay", "--05-17Z", "--05-17-00:00", "--05-17"],
  ["decimal", "1.5", "+01.50", "1.05"],
  ["double", "100", "1e2", "100.5"],
])("an enumeration of xs:%s is one of values, not of spellings", (base, listed, spelled, other) => {
  const root = rootOf(
    read(
      schema(`<xs:element name="r"><xs:simpleType><xs:restriction base="xs:${base}">
        <xs:enumeration value="${listed}"/></xs:restriction></xs:simpleType></xs:element>`),
    ),
  );
  expect(fromXml(root, `<r>${spelled}</r>`)).toEqual(base === "double" ? Number(listed) : listed);
  expect(codes(root, `<r>${other}</r>`)).toEqual(["bad-value"]);
});

const named = schema(`
  <xs:simpleType name="Either"><xs:union memberTypes="xs:gMonth xs:long xs:QName"/></xs:simpleType>
  <xs:simpleType name="Some"><xs:restriction base="Either"><xs:enumeration value="7"/><xs:enumeration value="a:b"/></xs:restriction></xs:simpleType>
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="one" type="Either" fixed="a:b"/>
    <xs:element name="many" fixed="12 a:b b --02"><xs:simpleType><xs:list itemType="Either"/></xs:simpleType></xs:element>
    <xs:element name="some" type="Some"/>
  </xs:sequence><xs:attribute name="name" type="xs:QName" fixed="a:b"/></xs:complexType></xs:element>`);

test("fixed and enumerated names among other values are compared by their namespaces", () => {
  const reading = read(named);
  const root = rootOf(reading);
  const document = (one: string, many: string, some: string, name: string): string =>
    `<r xmlns:p="urn:a" xmlns:a="urn:b" name="${name}"><one>${one}</one><many>${many}</many><some>${some}</some></r>`;
  const name = { ns: "urn:a", local: "b" };
  const value = { name, one: name, many: ["12", name, { ns: "", local: "b" }, "--02"], some: name };

  expect(fromXml(root, document("p:b", "12 p:b b --02", "p:b", "p:b"))).toEqual(value);
  expect(codes(root, document("a:b", "12 a:b b --02", "a:b", "a:b"))).toEqual([
    "fixed-value",
    "fixed-value",
    "fixed-value",
    "bad-value",
  ]);
  expect(codes(root, document("12", "012 p:b b --02", "07", "p:b"))).toEqual(["fixed-value"]);
  expect(fromXml(root, toXml(root, value))).toEqual(value);
  expect(fromXml(root, toXml(root, { some: "7" }))).toEqual({ one: name, many: value.many, some: "7" });
  expect(jsonErrors(reading, "r", value)).toEqual([]);
});
