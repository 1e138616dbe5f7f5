import { expect, test } from "vitest";
import { derive } from "./derive.js";

const head = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "boat.schema.json",
  type: "object",
  "@xsdNamespaces": { xs: "http://www.w3.org/2001/XMLSchema" },
  "@xsdSchemaAttributes": {
    AttributeFormDefault: "None",
    ElementFormDefault: "None",
    BlockDefault: "None",
    FinalDefault: "None",
  },
};
const text = { type: "string", "@xsdType": "string" };

test("the schema element's prefixes, attributes and foreign attributes stand at the root, as .NET names them", () => {
  expect(
    derive(
      "",
      'xmlns="urn:boat" xmlns:h="urn:harbour" h:berth="7" targetNamespace="urn:boat" elementFormDefault="qualified" ' +
        'attributeFormDefault="unqualified" blockDefault="restriction  extension" finalDefault="#all"',
    ),
  ).toEqual({
    ...head,
    "@xsdNamespaces": { xs: "http://www.w3.org/2001/XMLSchema", "": "urn:boat", h: "urn:harbour" },
    "@xsdSchemaAttributes": {
      AttributeFormDefault: "Unqualified",
      ElementFormDefault: "Qualified",
      BlockDefault: "Extension, Restriction",
      FinalDefault: "All",
      TargetNamespace: "urn:boat",
    },
    "@xsdUnhandledAttributes": { "h:berth": "7" },
  });
});

test("the first global element is the root: a named type stands in oneOf, and other components in $defs", () => {
  expect(
    derive(`
      <xs:complexType name="hull"><xs:sequence><xs:element name="length" type="xs:int"/></xs:sequence></xs:complexType>
      <xs:element name="boat" type="hull" nillable="true"/>
      <xs:element name="crew" type="xs:string"/>`),
  ).toEqual({
    ...head,
    "@xsdRootElement": "boat",
    oneOf: [{ $ref: "#/$defs/hull" }],
    $defs: {
      hull: { properties: { length: { type: "integer", "@xsdType": "int" } }, required: ["length"] },
      crew: text,
    },
  });
});

test("an inline root's keywords stand at the root, but for its type", () => {
  expect(
    derive(`
      <xs:element name="boat"><xs:complexType><xs:sequence>
        <xs:element name="name" type="xs:string"/>
      </xs:sequence></xs:complexType></xs:element>`),
  ).toEqual({ ...head, "@xsdRootElement": "boat", properties: { name: text }, required: ["name"] });
  expect(derive('<xs:element name="boat" type="xs:int"/>')).toEqual({
    ...head,
    "@xsdRootElement": "boat",
    "@xsdType": "int",
  });
});

test("a type with the name of the root stays, which Altinn Studio leaves out", () => {
  expect(
    derive(`
      <xs:element name="boat" type="boat"/>
      <xs:simpleType name="boat"><xs:restriction base="xs:string"/></xs:simpleType>`),
  ).toEqual({
    ...head,
    "@xsdRootElement": "boat",
    oneOf: [{ $ref: "#/$defs/boat" }],
    $defs: { boat: { ...text, "@xsdStructure": "XmlSchemaSimpleTypeRestriction" } },
  });
});

test("properties stand in the order of the document, whatever they are called", () => {
  const { properties } = derive(`
    <xs:element name="boat"><xs:complexType><xs:sequence>
      <xs:element name="sail" type="xs:string"/><xs:element name="__proto__" type="xs:string"/>
      <xs:element name="allOf" type="xs:string"/><xs:element name="anchor" type="xs:string"/>
    </xs:sequence></xs:complexType></xs:element>`);

  expect(Object.keys(properties as object)).toEqual(["sail", "__proto__", "allOf", "anchor"]);
});
