import { fromXml, toXml, type XmlErrorCode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { fileWith, objections, type SchemaFile } from "./xmllint.js";

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const xs = "{http://www.w3.org/2001/XMLSchema}";

// Two schemas that import one another: shapes names a colour, colours a shape.
const colours: XmlTable = {
  namespace: "urn:colours",
  imports: { shapes: () => shapes },
  types: {
    Colour: { base: "xs:token", values: ["red", "blue"] },
    Painted: {
      attributes: [{ attribute: "colour", type: "Colour", required: true }],
      content: {
        sequence: [
          { element: "width", namespace: "urn:shapes", type: "xs:decimal" },
          { element: "inside", type: "shapes#Shape", min: 0 },
        ],
      },
    },
  },
};
const shapes: XmlTable = {
  namespace: "urn:shapes",
  imports: { colours: () => colours },
  types: {
    Drawing: {
      content: {
        sequence: [
          { element: "shape", type: "Shape", min: 0, max: "unbounded", nillable: true },
          { element: "size", type: "xs:decimal", min: 0 },
          { element: "label", type: "xs:anySimpleType", min: 0, nillable: true },
          { element: "note", type: "Note", min: 0 },
        ],
      },
    },
    Shape: {
      abstract: true,
      derived: { "{urn:shapes}Circle": "Circle", "{urn:colours}Painted": "colours#Painted" },
      content: { sequence: [{ element: "width", type: "xs:decimal" }] },
    },
    Circle: {
      content: {
        sequence: [
          { element: "width", type: "xs:decimal" },
          { element: "radius", type: "Small" },
        ],
      },
    },
    Note: { derived: { "{urn:shapes}LongNote": "LongNote" }, text: "xs:string" },
    LongNote: { attributes: [{ attribute: "pages", type: "xs:int" }], text: "xs:string" },
    Small: { base: "xs:decimal" },
    Sized: { attributes: [{ attribute: "unit", type: "xs:token" }], text: "Small" },
  },
};

interface Drawing {
  readonly shape?: readonly unknown[];
  readonly size?: unknown;
  readonly label?: unknown;
  readonly note?: unknown;
}
const drawing = xmlRoot<Drawing>({ element: "drawing", type: "Drawing", table: shapes });

const schemas: readonly SchemaFile[] = [
  {
    name: "shapes.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:shapes" xmlns="urn:shapes" elementFormDefault="qualified">
  <xs:import namespace="urn:colours" schemaLocation="colours.xsd"/>
  <xs:element name="drawing" type="Drawing"/>
  <xs:complexType name="Drawing"><xs:sequence>
    <xs:element name="shape" type="Shape" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
    <xs:element name="size" type="xs:decimal" minOccurs="0"/>
    <xs:element name="label" type="xs:anySimpleType" minOccurs="0" nillable="true"/>
    <xs:element name="note" type="Note" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Shape" abstract="true"><xs:sequence><xs:element name="width" type="xs:decimal"/></xs:sequence></xs:complexType>
  <xs:complexType name="Circle"><xs:complexContent><xs:extension base="Shape"><xs:sequence>
    <xs:element name="radius" type="Small"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Note"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType>
  <xs:complexType name="LongNote"><xs:simpleContent><xs:extension base="Note">
    <xs:attribute name="pages" type="xs:int"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:simpleType name="Small"><xs:restriction base="xs:decimal"/></xs:simpleType>
  <xs:complexType name="Sized"><xs:simpleContent><xs:extension base="Small">
    <xs:attribute name="unit" type="xs:token"/></xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>`,
  },
  {
    name: "colours.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:colours" xmlns="urn:colours" xmlns:s="urn:shapes" elementFormDefault="qualified">
  <xs:import namespace="urn:shapes" schemaLocation="shapes.xsd"/>
  <xs:simpleType name="Colour"><xs:restriction base="xs:token"><xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Painted"><xs:complexContent><xs:extension base="s:Shape"><xs:sequence>
    <xs:element name="inside" type="s:Shape" minOccurs="0"/></xs:sequence>
    <xs:attribute name="colour" type="Colour" use="required"/></xs:extension></xs:complexContent></xs:complexType>
</xs:schema>`,
  },
];

describe("a type the document names", () => {
  const schema = fileWith(schemas);

  test.each<[name: string, content: string, value: Drawing]>([
    [
      "is that of the element, abstract otherwise",
      '<shape xsi:type="Circle"><width>2</width><radius>1</radius></shape>',
      { shape: [{ $type: "{urn:shapes}Circle", width: "2", radius: "1" }] },
    ],
    [
      "comes from another schema, and is given inside another",
      '<shape xsi:type="c:Painted" colour="red"><width>1</width><c:inside xsi:type="Circle"><width>2</width><radius>1</radius></c:inside></shape>',
      {
        shape: [
          {
            $type: "{urn:colours}Painted",
            colour: "red",
            width: "1",
            inside: { $type: "{urn:shapes}Circle", width: "2", radius: "1" },
          },
        ],
      },
    ],
    [
      "stands beside nil",
      '<shape xsi:type="c:Painted" colour="blue" xsi:nil="true"/><shape xsi:type="Circle" xsi:nil="1"/>',
      {
        shape: [
          { $nil: true, $type: "{urn:colours}Painted", colour: "blue" },
          { $type: "{urn:shapes}Circle", value: null },
        ],
      },
    ],
    ["narrows a built-in", '<size xsi:type="xs:int">5</size>', { size: { $type: `${xs}int`, value: 5 } }],
    [
      "is the built-in itself, and kept",
      '<size xsi:type="xs:decimal">5.0</size>',
      { size: { $type: `${xs}decimal`, value: "5.0" } },
    ],
    [
      "is derived from a built-in",
      '<size xsi:type="Small">5.0</size>',
      { size: { $type: "{urn:shapes}Small", value: "5.0" } },
    ],
    [
      "adds attributes to a built-in",
      '<size xsi:type="Sized" unit="m">5.0</size>',
      { size: { $type: "{urn:shapes}Sized", unit: "m", value: "5.0" } },
    ],
    ["is any simple type", '<label xsi:type="xs:boolean">1</label>', { label: { $type: `${xs}boolean`, value: true } }],
    [
      "is a list",
      '<label xsi:type="xs:NMTOKENS">a b</label>',
      { label: { $type: `${xs}NMTOKENS`, value: ["a", "b"] } },
    ],
    [
      "is that of a nil value",
      '<label xsi:type="xs:date" xsi:nil="true"/>',
      { label: { $type: `${xs}date`, value: null } },
    ],
    [
      "has attributes beside a text",
      '<note xsi:type="LongNote" pages="2">x</note>',
      { note: { $type: "{urn:shapes}LongNote", pages: 2, value: "x" } },
    ],
  ])("%s", (_, content, value) => {
    const declarations = `xmlns="urn:shapes" xmlns:c="urn:colours" xmlns:xs="http://www.w3.org/2001/XMLSchema" ${xsi}`;
    const document = `<drawing ${declarations}>${content}</drawing>`;
    expect(objections(document, schema)).toBe("");
    expect(fromXml(drawing, document)).toEqual(value);
    const written = toXml(drawing, value);
    expect(objections(written, schema)).toBe("");
    expect(fromXml(drawing, written)).toEqual(value);
  });
});

describe("refused", () => {
  test.each<[name: string, content: string, code: XmlErrorCode, message: string]>([
    [
      "an abstract type",
      "<shape><width>1</width></shape>",
      "bad-type",
      "/drawing/shape, line 2, column 1: The type is abstract; xsi:type must name one derived from it.",
    ],
    [
      "a type that is not derived from the declared one",
      '<shape xsi:type="Drawing"/>',
      "bad-type",
      "/drawing/shape/@type, line 2, column 1: The type xsi:type names may not stand here.",
    ],
    [
      "a type of another namespace",
      '<shape xsi:type="xsi:Circle"/>',
      "bad-type",
      "/drawing/shape/@type, line 2, column 1: The type xsi:type names may not stand here.",
    ],
    [
      "a built-in that is wider",
      '<size xsi:type="xs:string">1</size>',
      "bad-type",
      "/drawing/size/@type, line 2, column 1: The type xsi:type names may not stand here.",
    ],
    [
      "a prefix nobody declared",
      '<size xsi:type="who:int">1</size>',
      "bad-type",
      "/drawing/size/@type, line 2, column 1: The type xsi:type names may not stand here.",
    ],
    [
      "a value the named type does not accept",
      '<size xsi:type="xs:int">1.5</size>',
      "bad-value",
      "/drawing/size, line 2, column 28: The value is not one its type allows.",
    ],
  ])("when reading: %s", (_, content, code, message) => {
    const document = `<drawing xmlns="urn:shapes" xmlns:xs="http://www.w3.org/2001/XMLSchema" ${xsi}>\n${content}</drawing>`;
    expect(() => fromXml(drawing, document)).toThrow(expect.objectContaining({ code, message }) as Error);
  });

  test.each<[name: string, value: Drawing, code: XmlErrorCode, message: string]>([
    [
      "an abstract type",
      { shape: [{ width: "1" }] },
      "bad-type",
      "/drawing/shape: The type is abstract; $type must name one derived from it.",
    ],
    [
      "a type that is not derived from the declared one",
      { shape: [{ $type: "{urn:shapes}Note", width: "1" }] },
      "bad-type",
      "/drawing/shape: The type $type names may not stand here.",
    ],
    [
      "an inherited name",
      { shape: [{ $type: "toString", width: "1" }] },
      "bad-type",
      "/drawing/shape: The type $type names may not stand here.",
    ],
    [
      "a value the named type does not accept",
      { size: { $type: `${xs}int`, value: "x" } },
      "bad-value",
      "/drawing/size: The value is not one its type allows.",
    ],
  ])("when writing: %s", (_, value, code, message) => {
    expect(() => toXml(drawing, value)).toThrow(expect.objectContaining({ code, message }) as Error);
  });
});

test("lenient reading takes the declared type where it does not know the other", () => {
  const document = `<drawing xmlns="urn:shapes" xmlns:o="urn:o" ${xsi}><size xsi:type="o:Weight">1</size></drawing>`;
  const ignored: string[] = [];
  expect(fromXml(drawing, document, { lenient: ({ path }) => ignored.push(path ?? "") })).toEqual({ size: "1" });
  expect(ignored).toEqual(["/drawing/size/@type"]);
});
