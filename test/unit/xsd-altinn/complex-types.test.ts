import { expect, test } from "vitest";
import { deriveContent, deriveX } from "./derive.js";

const int = { type: "integer", "@xsdType": "int" };
const e = '<xs:sequence><xs:element name="e" type="xs:int"/></xs:sequence>';
const own = { properties: { e: int }, required: ["e"] };
const base = '<xs:complexType name="b"/>';
const a = '<xs:attribute name="a" type="xs:int"/>';
const attribute = { ...int, "@xsdAttribute": true };

test("attributes are properties before the content; default and fixed values are text", () => {
  expect(
    deriveContent(`${e}
      <xs:attribute name="a" type="xs:int" use="required"/>
      <xs:attribute name="b" type="xs:int" default="1"/>
      <xs:attribute name="c" type="xs:boolean" fixed="true"/>`),
  ).toEqual({
    allOf: [
      {
        properties: {
          a: attribute,
          b: { ...attribute, default: "1" },
          c: { type: "boolean", "@xsdType": "boolean", const: "true", "@xsdAttribute": true },
        },
        required: ["a"],
      },
      own,
    ],
  });
});

test("attributes and groups of them by reference", () => {
  expect(
    deriveX(`
      <xs:attribute name="a" type="xs:int"/>
      <xs:attributeGroup name="g"><xs:attribute ref="a"/></xs:attributeGroup>
      <xs:complexType name="x"><xs:attribute ref="a"/><xs:attributeGroup ref="g"/></xs:complexType>`),
  ).toEqual({
    allOf: [
      { properties: { a: { $ref: "#/$defs/a", "@xsdType": "#ref", "@xsdAttribute": true } } },
      { $ref: "#/$defs/g", "@xsdType": "#ref" },
    ],
  });
});

test("a group of attributes, and a group of elements, are definitions", () => {
  expect(deriveX(`<xs:attributeGroup name="x">${a}</xs:attributeGroup>`)).toEqual({ properties: { a: attribute } });
  expect(deriveX(`<xs:group name="x">${e}</xs:group>`)).toEqual(own);
});

test("a wildcard of attributes", () => {
  expect(deriveContent("<xs:anyAttribute/>")).toEqual({
    "@xsdAnyAttribute": { Namespace: "##any", ProcessContent: "None" },
  });
  expect(deriveContent('<xs:anyAttribute id="w" namespace="##other" processContents="lax"/>')).toEqual({
    "@xsdAnyAttribute": { Id: "w", Namespace: "##other", ProcessContent: "Lax" },
  });
});

test("text with attributes: the text is value, marked and required", () => {
  expect(deriveContent(`<xs:simpleContent><xs:extension base="xs:int">${a}</xs:extension></xs:simpleContent>`)).toEqual(
    { properties: { value: { "@xsdText": true, ...int }, a: attribute }, required: ["value"] },
  );
});

test("text that is restricted narrows value beside its base", () => {
  const restricted = (inside: string): string =>
    `<xs:complexType name="x"><xs:simpleContent><xs:restriction base="b">${inside}</xs:restriction></xs:simpleContent>
     </xs:complexType><xs:complexType name="b"/>`;
  const inline = '<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>';
  const inlineInt = { ...int, "@xsdStructure": "XmlSchemaSimpleTypeRestriction" };

  expect(deriveX(restricted('<xs:maxLength value="3"/>'))).toEqual({
    allOf: [{ $ref: "#/$defs/b" }, { properties: { value: { maxLength: 3 } } }],
  });
  expect(deriveX(restricted(`${inline}${a}`))).toEqual({
    allOf: [{ $ref: "#/$defs/b" }, { properties: { value: inlineInt, a: attribute } }],
  });
  expect(deriveX(restricted(`${inline}<xs:maxInclusive value="3"/>`))).toEqual({
    allOf: [{ $ref: "#/$defs/b" }, { properties: { value: { allOf: [inlineInt, { maximum: 3 }] } } }],
  });
});

test.each(["extension", "restriction"])("%s of a complex type: the base, its own content, its attributes", (kind) => {
  expect(
    deriveX(
      `${base}<xs:complexType name="x"><xs:complexContent><xs:${kind} base="b">${e}${a}</xs:${kind}></xs:complexContent>
       </xs:complexType>`,
    ),
  ).toEqual({ allOf: [{ $ref: "#/$defs/b" }, own, { properties: { a: attribute } }] });
});

test("an allOf of one reference stays where it has neighbours, and goes where it has none", () => {
  const derived = (inside: string, attributes = ""): string =>
    `${base}<xs:complexType name="x"${attributes}><xs:complexContent><xs:extension base="b">${inside}</xs:extension>
     </xs:complexContent></xs:complexType>`;

  expect(deriveX(derived(""))).toEqual({ $ref: "#/$defs/b" });
  expect(deriveX(derived("<xs:anyAttribute/>"))).toEqual({
    allOf: [{ $ref: "#/$defs/b" }],
    "@xsdAnyAttribute": { Namespace: "##any", ProcessContent: "None" },
  });
  expect(deriveX(derived("", ' h:guid="7"'))).toEqual({
    allOf: [{ $ref: "#/$defs/b" }],
    "@xsdUnhandledAttributes": { "h:guid": "7" },
  });
});

test("an empty type is an empty schema", () => {
  expect(deriveContent("")).toEqual({});
});
