import { expect, test } from "vitest";
import { deriveContent, deriveX } from "./derive.js";

const int = { type: "integer", "@xsdType": "int" };
const e = '<xs:element name="e" type="xs:int"/>';
const f = '<xs:element name="f" type="xs:int" minOccurs="0"/>';
const optionalInt = { ...int, "@xsdMinOccurs": 0 };

test("a sequence is an object; how often an element may stand is told where it is written", () => {
  expect(
    deriveContent(`<xs:sequence>${e}${f}
      <xs:element name="g" type="xs:int" minOccurs="2" maxOccurs="5"/>
      <xs:element name="h" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="i" type="xs:int" maxOccurs="1"/>
    </xs:sequence>`),
  ).toEqual({
    properties: {
      e: int,
      f: optionalInt,
      g: { type: "array", items: int, minItems: 2, maxItems: 5, "@xsdMinOccurs": 2, "@xsdMaxOccurs": "5" },
      h: { type: "array", items: int, "@xsdMinOccurs": 0, "@xsdMaxOccurs": "unbounded" },
      i: { ...int, "@xsdMaxOccurs": "1" },
    },
    required: ["e", "g", "i"],
  });
});

test("what a sequence holds beside elements cuts its properties into members of an allOf", () => {
  expect(
    deriveX(`
      <xs:complexType name="x"><xs:sequence>
        ${e}<xs:group ref="g"/><xs:any/><xs:choice minOccurs="0" maxOccurs="9">${f}</xs:choice>
        <xs:element name="i" type="xs:int"/>
      </xs:sequence></xs:complexType>
      <xs:group name="g"><xs:sequence>${e}</xs:sequence></xs:group>`),
  ).toEqual({
    allOf: [
      { properties: { e: int }, required: ["e"] },
      { $ref: "#/$defs/g", "@xsdType": "#ref" },
      { "@xsdType": "#any" },
      { oneOf: [{ properties: { f: optionalInt } }] },
      { properties: { i: int }, required: ["i"] },
    ],
  });
});

test("an inner sequence that repeats makes arrays of its elements, and one that may be absent makes them optional", () => {
  expect(
    deriveContent(`<xs:sequence>
      <xs:sequence maxOccurs="3">${e}</xs:sequence>
      <xs:sequence minOccurs="0"><xs:element name="i" type="xs:int"/></xs:sequence>
    </xs:sequence>`),
  ).toEqual({
    allOf: [
      { properties: { e: { type: "array", items: int, minItems: 1 } }, required: ["e"] },
      { properties: { i: int } },
    ],
  });
});

test("a choice is oneOf of objects of one property each, and of what else it holds", () => {
  expect(
    deriveContent(`<xs:choice>${e}${f}
      <xs:sequence><xs:element name="i" type="xs:int"/></xs:sequence>
      <xs:choice><xs:element name="j" type="xs:int"/></xs:choice>
    </xs:choice>`),
  ).toEqual({
    oneOf: [
      { properties: { e: int }, required: ["e"] },
      { properties: { f: optionalInt } },
      { properties: { i: int }, required: ["i"] },
      { oneOf: [{ properties: { j: int }, required: ["j"] }] },
    ],
  });
});

test("all is an object that says so", () => {
  expect(deriveContent(`<xs:all>${e}${f}</xs:all>`)).toEqual({
    properties: { e: int, f: optionalInt },
    required: ["e"],
    "@xsdStructure": "all",
  });
});

test("nil is null in the type of a built-in and of an inline array, and @xsdNillable elsewhere", () => {
  const inline = `<xs:complexType><xs:sequence>${e}</xs:sequence></xs:complexType>`;
  const object = { properties: { e: int }, required: ["e"], "@xsdNillable": true };

  expect(
    deriveX(`
      <xs:complexType name="x"><xs:sequence>
        <xs:element name="builtin" type="xs:int" nillable="true"/>
        <xs:element name="builtins" type="xs:int" nillable="1" maxOccurs="unbounded"/>
        <xs:element name="named" type="n" nillable="true"/>
        <xs:element name="inline" nillable="true">${inline}</xs:element>
        <xs:element name="inlines" nillable="true" minOccurs="0" maxOccurs="2">${inline}</xs:element>
      </xs:sequence></xs:complexType>
      <xs:simpleType name="n"><xs:restriction base="xs:int"/></xs:simpleType>`),
  ).toEqual({
    properties: {
      builtin: { type: ["integer", "null"], "@xsdType": "int" },
      builtins: {
        type: "array",
        items: { type: ["integer", "null"], "@xsdType": "int" },
        minItems: 1,
        "@xsdMaxOccurs": "unbounded",
      },
      named: { $ref: "#/$defs/n", "@xsdNillable": true },
      inline: object,
      inlines: { type: ["array", "null"], items: object, maxItems: 2, "@xsdMinOccurs": 0, "@xsdMaxOccurs": "2" },
    },
    required: ["builtin", "builtins", "named", "inline"],
  });
});

test("an element by reference says so, and takes the name it refers to", () => {
  expect(
    deriveX(`
      <xs:element name="root" type="xs:int"/><xs:element name="mast" type="xs:int"/>
      <xs:complexType name="x"><xs:sequence>
        <xs:element ref="mast" maxOccurs="3" h:guid="7"/>
      </xs:sequence></xs:complexType>`),
  ).toEqual({
    properties: {
      mast: {
        $ref: "#/$defs/mast",
        "@xsdType": "#ref",
        "@xsdUnhandledAttributes": { "h:guid": "7" },
        "@xsdMaxOccurs": "3",
      },
    },
    required: ["mast"],
  });
});
