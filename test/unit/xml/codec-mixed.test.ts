import { fromXml, toXml, type XmlErrorCode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { fileWith, objections } from "./xmllint.js";

const table: XmlTable = {
  namespace: "urn:letter",
  types: {
    Letter: {
      mixed: true,
      attributes: [{ attribute: "date", type: "xs:date" }],
      content: {
        sequence: [
          { element: "to", type: "xs:string", substitutes: [{ element: "all", type: "xs:boolean" }] },
          {
            choice: [
              { element: "b", type: "Bold" },
              {
                sequence: [
                  { element: "term", type: "xs:token" },
                  { element: "sum", type: "xs:int", max: 2 },
                ],
              },
            ],
            min: 0,
            max: "unbounded",
          },
          { any: "##other", key: "$any", min: 0, max: 1 },
          { element: "end", type: "Fixed", min: 0, fixed: "bye" },
        ],
      },
    },
    Bold: { mixed: true, content: { choice: [{ element: "b", type: "Bold" }], min: 0, max: "unbounded" } },
    Fixed: { mixed: true, content: { sequence: [{ element: "b", type: "Bold", min: 0 }] } },
  },
};

interface Letter {
  readonly date?: string;
  readonly $mixed: readonly unknown[];
}
const letter = xmlRoot<Letter>({ element: "letter", type: "Letter", table });

const schema = fileWith([
  {
    name: "letter.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:letter" xmlns="urn:letter" elementFormDefault="qualified">
  <xs:element name="letter"><xs:complexType mixed="true"><xs:sequence>
    <xs:element ref="to"/>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="b" type="Bold"/>
      <xs:sequence><xs:element name="term" type="xs:token"/><xs:element name="sum" type="xs:int" maxOccurs="2"/></xs:sequence>
    </xs:choice>
    <xs:any namespace="##other" processContents="skip" minOccurs="0"/>
    <xs:element name="end" type="Fixed" fixed="bye" minOccurs="0"/>
  </xs:sequence><xs:attribute name="date" type="xs:date"/></xs:complexType></xs:element>
  <xs:element name="to" type="xs:anySimpleType"/>
  <xs:element name="all" type="xs:boolean" substitutionGroup="to"/>
  <xs:complexType name="Bold" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="Bold"/></xs:choice></xs:complexType>
  <xs:complexType name="Fixed" mixed="true"><xs:sequence><xs:element name="b" type="Bold" minOccurs="0"/></xs:sequence></xs:complexType>
</xs:schema>`,
  },
]);

describe("text between elements", () => {
  test.each<[name: string, document: string, value: Letter]>([
    [
      "is kept as it stands, in order with the elements",
      '<letter xmlns="urn:letter" date="2024-05-17"> Dear\n<to>you</to>, <b>one <b/> <!-- - -->two</b>! <term>a</term> <sum>1</sum><sum>2</sum><b/><term>b</term><sum>3</sum> <o:p xmlns:o="urn:o">q</o:p> <end>bye</end></letter>',
      {
        date: "2024-05-17",
        $mixed: [
          " Dear\n",
          { to: "you" },
          ", ",
          { b: { $mixed: ["one ", { b: { $mixed: [] } }, " two"] } },
          "! ",
          { term: "a" },
          " ",
          { sum: 1 },
          { sum: 2 },
          { b: { $mixed: [] } },
          { term: "b" },
          { sum: 3 },
          " ",
          { $any: { name: "{urn:o}p", attributes: {}, children: ["q"] } },
          " ",
          { end: { $mixed: ["bye"] } },
        ],
      },
    ],
    [
      "may be none",
      '<letter xmlns="urn:letter"><all>true</all><end/></letter>',
      { $mixed: [{ to: { $el: "{urn:letter}all", value: true } }, { end: { $mixed: [] } }] },
    ],
  ])("%s", (_, document, value) => {
    expect(objections(document, schema)).toBe("");
    expect(fromXml(letter, document)).toEqual(value);
    const written = toXml(letter, value);
    expect(objections(written, schema)).toBe("");
    expect(fromXml(letter, written)).toEqual(value);
  });
});

describe("refused", () => {
  const inLetter = (content: string): string => `<letter xmlns="urn:letter">\n${content}</letter>`;

  test.each<[name: string, run: () => unknown, code: XmlErrorCode, message: string]>([
    [
      "an element in the wrong place",
      () => fromXml(letter, inLetter("<b/><to/>")),
      "unexpected-element",
      "/letter/b, line 2, column 1: b may not stand here; to is expected.",
    ],
    [
      "half a row",
      () => fromXml(letter, inLetter("<to/><term>t</term>")),
      "missing-element",
      "/letter, line 2, column 20: sum is missing.",
    ],
    [
      "another fixed text",
      () => fromXml(letter, inLetter("<to/><end>good <b/></end>")),
      "fixed-value",
      "/letter/end, line 2, column 20: The value is not the fixed one.",
    ],
    [
      "too many, written",
      () => toXml(letter, { $mixed: [{ to: "a" }, { term: "t" }, { sum: 1 }, { sum: 2 }, { sum: 3 }] }),
      "unexpected-element",
      "/letter: sum may not stand here; there are too many, or the order is wrong.",
    ],
    [
      "too few, written",
      () => toXml(letter, { $mixed: ["a", { b: { $mixed: [] } }] }),
      "unexpected-element",
      "/letter: b may not stand here; to is expected.",
    ],
    ["nothing, written", () => toXml(letter, { $mixed: [] }), "missing-element", "/letter: to is missing."],
    [
      "a property the schema does not know",
      () => toXml(letter, { $mixed: [{ constructor: "a" }] }),
      "unknown-property",
      "/letter: The schema has no property constructor here.",
    ],
    [
      "two properties in one item",
      () => toXml(letter, { $mixed: [{ to: "a", b: { $mixed: [] } }] }),
      "unknown-property",
      "/letter: An item of $mixed has one property.",
    ],
    [
      "what is no list",
      () => toXml(letter, {} as Letter),
      "bad-value",
      "/letter: $mixed must be a list of texts and objects.",
    ],
    [
      "another fixed text, written",
      () => toXml(letter, { $mixed: [{ to: "a" }, { end: { $mixed: ["good"] } }] }),
      "fixed-value",
      "/letter/end: The value is not the fixed one.",
    ],
  ])("%s", (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message }) as Error);
  });
});

test("an empty mixed element gets its fixed text when defaults are applied", () => {
  const document = '<letter xmlns="urn:letter"><to/><end/></letter>';
  expect(fromXml(letter, document, { applyDefaults: true })).toEqual({
    $mixed: [{ to: "" }, { end: { $mixed: ["bye"] } }],
  });
});
