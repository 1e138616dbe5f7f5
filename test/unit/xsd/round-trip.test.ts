import { readFileSync } from "node:fs";
import { fromXml, toXml } from "altinnkit/xml";
import { describe, expect, test } from "vitest";
import { objections } from "../xml/xmllint.js";
import { jsonErrors } from "./json-form.js";
import { fixture, read, readFixture, rootOf } from "./reading.js";

const values: Readonly<Record<string, unknown>> = {
  form: {
    dataFormatId: "9001",
    dataFormatVersion: "7",
    $anyAttributes: { "{urn:example:x}kilde": "test" },
    Innsender: {
      organisasjonsnummer: "310724181",
      beloep: { orid: "2301", value: "1000000000000.10" },
      antall: { $nil: true, kilde: "ny" },
      kode: "på nytt",
      sendt: "2024-02-29",
      bekreftet: true,
    },
    vedlegg: [
      { navn: "a & b", innhold: new Uint8Array([104, 101, 105]) },
      { navn: "<c>", innhold: new Uint8Array() },
    ],
  },
  blankett: {
    skjemanummer: "11",
    tittel: "Et skjema",
    etatid: "310724181",
    "Opplysninger-grp-1": { gruppeid: "1", "Navn-datadef-3": { orid: "3", value: "Ås" } },
    "Årsverk-datadef-2": [
      { orid: "2", value: "12345678901234567890" },
      { orid: "2", value: "-7" },
    ],
  },
  manifest: {
    Reference: "r1",
    SentDate: "2024-01-01T12:00:00.0000000001",
    Files: { File: [{ Name: "a.xml", CheckSum: "" }, { Name: "b.xml" }] },
  },
  constructs: {
    stamped: "2024-05-17T12:00:00",
    $id: "i1",
    id: "n1",
    organisation: "310724181",
    unit: " two  spaces ",
    from: "2023",
    to: "2024",
    $choice: [{ text: "one" }, { number: 2 }, { text: "three" }],
    $seq: [{ key: "k1", value: "v1" }, { key: "k2" }],
    start: "08:00:00",
    codes: ["a", "b", "a"],
    size: "12",
    address: { zip: "0001", street: null },
    fixed: "always",
    anything: {
      name: "anything",
      attributes: { at: "1" },
      children: [
        { name: "b", attributes: {}, children: ["mixed ", { name: "i", attributes: {}, children: ["text"] }] },
      ],
    },
    $any: [
      {
        name: "{urn:example:other}other",
        attributes: { "{urn:example:other}q": "1" },
        children: [{ name: "{urn:example:other}in", attributes: {}, children: [] }],
      },
    ],
  },
};

describe.each(Object.entries(values))("%s", (name, value) => {
  const reading = readFixture(`${name}.xsd`);
  const root = rootOf(reading);
  const document = readFileSync(fixture(`${name}.xml`));

  test("is read as the value its schema describes", () => {
    expect(fromXml(root, document, { applyDefaults: name === "constructs" })).toEqual(value);
  });

  test("is written so that it reads back, and that the schema accepts it", () => {
    const written = toXml(root, value);
    expect(fromXml(root, written)).toEqual(value);
    expect(objections(written, fixture(`${name}.xsd`))).toBe("");
  });

  test("is valid as JSON against what is pinned", () => {
    expect(jsonErrors(reading, root.element, value)).toEqual([]);
  });

  test("has nothing that could not be expressed", () => {
    expect(reading.diagnostics).toEqual([]);
  });
});

describe("choices and rows", () => {
  const root = rootOf(readFixture("constructs.xsd"));
  const least = { id: "n1", person: "310724181" };
  const written = (value: object): string => toXml(root, value, { declaration: false });

  test("the branch is the one whose properties are there", () => {
    expect(written(least)).toBe(
      '<ns1:constructs xmlns:ns1="urn:example:constructs"><id>n1</id><person>310724181</person><fixed>always</fixed></ns1:constructs>',
    );
  });

  test.each<[name: string, value: object, message: string]>([
    [
      "no branch",
      { id: "n1" },
      "/constructs: One choice among person, organisation, unit must be complete, and no other.",
    ],
    [
      "two branches",
      { ...least, organisation: "1" },
      "/constructs: One choice among person, organisation, unit must be complete, and no other.",
    ],
    [
      "half an optional sequence",
      { ...least, from: "2023" },
      "/constructs: One choice among from, to must be complete, and no other.",
    ],
    ["a row that is not complete", { ...least, $seq: [{ value: "v" }] }, "/constructs: key is missing."],
    [
      "more rows than allowed",
      { ...least, $seq: Array.from({ length: 6 }, () => ({ key: "k" })) },
      "/constructs: $seq holds more than the schema allows.",
    ],
  ])("%s is refused", (_, value, message) => {
    expect(() => written(value)).toThrow(message);
  });

  test.each<[name: string, inside: string, message: string]>([
    [
      "both branches",
      "<id>n</id><person>1</person><organisation>1</organisation>",
      "organisation may not stand here; fixed is expected.",
    ],
    ["half an optional sequence", "<id>n</id><person>1</person><from>2023</from>", "to is missing."],
    [
      "a row beyond the last",
      `<id>n</id><person>1</person>${"<key>k</key>".repeat(6)}`,
      "key may not stand here; fixed is expected.",
    ],
  ])("%s is refused when reading", (_, inside, message) => {
    const document = `<c:constructs xmlns:c="urn:example:constructs">${inside}</c:constructs>`;
    expect(() => fromXml(root, document)).toThrow(message);
  });
});

describe("what a document may leave open, its JSON Schema does too", () => {
  const reading = read(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">
      <xs:simpleType name="Named"><xs:union memberTypes="xs:int xs:QName"/></xs:simpleType>
      <xs:simpleType name="Small"><xs:restriction base="xs:int"/></xs:simpleType>
      <xs:simpleType name="Smaller"><xs:restriction base="t:Small"/></xs:simpleType>
      <xs:simpleType name="Word"><xs:restriction base="xs:string">
        <xs:pattern value="\\w[\\w\\d]*"/></xs:restriction></xs:simpleType>
      <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
        <xs:element name="count" type="xs:int" default="1"/>
        <xs:element name="sum" type="xs:integer" fixed=" 12 " nillable="true"/>
        <xs:element name="named" type="t:Named"/>
        <xs:element name="small" type="t:Small"/>
        <xs:element name="word" type="t:Word"/>
        <xs:element name="any" fixed="x"/>
        <xs:element name="loose"><xs:complexType><xs:all minOccurs="0"><xs:element name="a"/></xs:all></xs:complexType></xs:element>
      </xs:choice></xs:complexType></xs:element>
    </xs:schema>`,
  );
  const root = rootOf(reading);
  const attributes = 'xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

  test.each([
    ["an empty element that stands for its default", "<count/>"],
    ["an empty element that stands for its fixed value", "<sum/>"],
    ["a fixed value between blanks", "<sum>12</sum>"],
    ["a nil element with a fixed value", '<sum xsi:nil="true"/>'],
    ["a name of a union", "<named>t:a</named>"],
    ["a value of a derived type", '<small xsi:type="t:Smaller">1</small>'],
    ["letters that are not of ASCII", "<word>øØ٣</word>"],
    ["anything with a fixed text", "<any/>"],
    ["an all that is left out", "<loose/>"],
  ])("%s", (_, inside) => {
    const value = fromXml(root, `<t:r ${attributes}>${inside}</t:r>`);
    expect(jsonErrors(reading, "r", value)).toEqual([]);
  });

  test.each([
    ["an empty element without a default", { $choice: [{ small: "" }] }],
    ["another than the fixed value", { $choice: [{ sum: "13" }] }],
    ["a text that its pattern refuses", { $choice: [{ word: "a b" }] }],
  ])("but not %s", (_, value) => {
    expect(jsonErrors(reading, "r", value)).not.toEqual([]);
  });
});
