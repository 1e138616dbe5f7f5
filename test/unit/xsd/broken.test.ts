import { describe, expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { read } from "./reading.js";

const schema = (inside: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n${inside}\n</xs:schema>`;
const type = (inside: string): string => schema(`<xs:complexType name="T">\n${inside}</xs:complexType>`);
const simple = (inside: string): string => schema(`<xs:simpleType name="T">\n${inside}</xs:simpleType>`);
const narrowed = (base: string, facets: string): string =>
  simple(`<xs:restriction base="xs:${base}">\n${facets}</xs:restriction>`);
const sequence = (inside: string): string => type(`<xs:sequence>\n${inside}</xs:sequence>`);
const named = (attributes: string): string => sequence(`<xs:element name="a" ${attributes}/>`);

describe("a schema that breaks the grammar of XML Schema is refused with its place and what is expected", () => {
  test.each<[what: string, xsd: string, message: string]>([
    [
      "an unknown element",
      type("<xs:sequnce/>"),
      "3:1: sequnce may not stand here in complexType; simpleContent, complexContent, group, all, choice, sequence, attribute, attributeGroup or anyAttribute is expected.",
    ],
    [
      "a particle behind attributes",
      type('<xs:attribute name="a"/><xs:sequence/>'),
      "3:25: sequence may not stand here in complexType; attribute, attributeGroup or anyAttribute is expected.",
    ],
    [
      "two contents",
      type("<xs:sequence/><xs:choice/>"),
      "3:15: choice may not stand here in complexType; attribute, attributeGroup or anyAttribute is expected.",
    ],
    [
      "an attribute beside a simpleContent",
      type('<xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent><xs:anyAttribute/>'),
      "3:67: anyAttribute may not stand here in complexType; nothing more is expected.",
    ],
    [
      "a global declaration inside",
      sequence('<xs:attribute name="a"/>'),
      "4:1: attribute may not stand here in sequence; element, group, choice, sequence or any is expected.",
    ],
    [
      "an unknown attribute",
      named('minoccurs="0"'),
      "4:1: element has no attribute minoccurs here; name, type, minOccurs, maxOccurs, default, fixed, nillable, block or form is expected.",
    ],
    [
      "a name beside a reference",
      sequence('<xs:element name="a" ref="b"/>'),
      "4:1: element has no attribute name here; ref, minOccurs or maxOccurs is expected.",
    ],
    ["no name", sequence('<xs:element type="xs:int"/>'), "4:1: element needs the attribute name."],
    ["no name of a type", schema("<xs:complexType/>"), "2:1: complexType needs the attribute name."],
    [
      "no base",
      type("<xs:complexContent><xs:extension/></xs:complexContent>"),
      "3:20: extension needs the attribute base.",
    ],
    ["no derivation", type("<xs:simpleContent/>"), "3:1: simpleContent needs restriction or extension inside."],
    ["no facet value", narrowed("string", "<xs:maxLength/>"), "4:1: maxLength needs the attribute value."],
    ["a name with a prefix", schema('<xs:element name="a:b"/>'), "2:1: name must be a name without a colon."],
    ["an empty type", named('type=""'), "4:1: type must be one name."],
    ["a flag", named('nillable="yes"'), "4:1: nillable must be true or false."],
    ["a form", named('form="Qualified"'), "4:1: form must be qualified or unqualified."],
    ["a use", type('<xs:attribute name="a" use="must"/>'), "3:1: use must be optional, required or prohibited."],
    ["no count", named('minOccurs="-1"'), "4:1: minOccurs must be a number."],
    ["no greatest count", named('maxOccurs="many"'), "4:1: maxOccurs must be a number or unbounded."],
    ["counts that contradict", named('minOccurs="2"'), "4:1: minOccurs is more than maxOccurs."],
    ["a fixed default", named('type="xs:int" fixed="1" default="1"'), "4:1: A value is either fixed or a default."],
    [
      "namespaces of a wildcard",
      sequence('<xs:any namespace="##mine"/>'),
      "4:1: namespace must be ##any, ##other, or a list of namespaces, ##targetNamespace and ##local.",
    ],
    ["an all of many", type('<xs:all maxOccurs="2"/>'), "3:1: In an all, everything stands at most once."],
    [
      "many in an all",
      type('<xs:all><xs:element name="a" maxOccurs="unbounded"/></xs:all>'),
      "3:9: In an all, everything stands at most once.",
    ],
    ["text", schema("hello"), "1:56: Text in schema; elements of XML Schema are expected."],
  ])("%s", (_, xsd, message) => {
    expect(() => read(xsd)).toThrow(new InputError(`test.xsd:${message}`));
  });
});

describe("a schema whose parts do not fit is refused with its place", () => {
  const group = '<xs:group name="g"><xs:all><xs:element name="a"/></xs:all></xs:group>';
  test.each<[what: string, xsd: string, message: string]>([
    [
      "a facet of another type",
      narrowed("boolean", '<xs:length value="1"/>'),
      "4:1: xs:boolean has no length; pattern, enumeration, whiteSpace are its facets.",
    ],
    [
      "a bound that is no value",
      narrowed("date", '<xs:minInclusive value="2025-02-30"/>'),
      "4:1: The value is not one xs:date allows.",
    ],
    [
      "bounds that contradict",
      narrowed("int", '<xs:minInclusive value="3"/><xs:maxExclusive value="3"/>'),
      "3:1: No value is within its facets.",
    ],
    [
      "lengths that contradict",
      narrowed("string", '<xs:minLength value="3"/><xs:maxLength value="2"/>'),
      "3:1: No value is within its facets.",
    ],
    ["a length that is no number", narrowed("string", '<xs:length value="x"/>'), "4:1: value must be a number."],
    [
      "an enumerated name without its namespace",
      narrowed("QName", '<xs:enumeration value="q:a"/>'),
      "4:1: The prefix of the value is not declared.",
    ],
    ["a list of lists", simple('<xs:list itemType="xs:NMTOKENS"/>'), "3:1: A list holds single values, not lists."],
    ["a circle of lists", simple('<xs:list itemType="T"/>'), "2:1: The type is derived from itself."],
    ["a circle of unions", simple('<xs:union memberTypes="xs:int T"/>'), "2:1: The type is derived from itself."],
    ["a default", named('type="xs:int" default="x"'), "4:1: The fixed or default value is not one its type allows."],
    [
      "a fixed value of an attribute",
      type('<xs:attribute name="a" type="xs:NMTOKENS" fixed="a &lt;"/>'),
      "3:1: The fixed or default value is not one its type allows.",
    ],
    [
      "an attribute of elements",
      type('<xs:attribute name="a" type="T"/>'),
      "3:1: The type of an attribute must be a simple one.",
    ],
    [
      "two attributes of one name",
      type('<xs:attribute name="a" type="xs:int"/><xs:attribute name="a" type="xs:date"/>'),
      "3:39: There is another attribute a of another type.",
    ],
    [
      "elements added to a text",
      type('<xs:complexContent><xs:extension base="xs:string"/></xs:complexContent>'),
      "3:20: string has no elements to start from; simpleContent is expected.",
    ],
    [
      "a text made of elements",
      schema(
        '<xs:complexType name="S"/>\n<xs:complexType name="T"><xs:simpleContent><xs:extension base="S"/></xs:simpleContent></xs:complexType>',
      ),
      "3:44: S has no text to start from; complexContent is expected.",
    ],
    [
      "an all beside others",
      schema(
        `${group}\n<xs:complexType name="T"><xs:sequence><xs:group ref="g"/><xs:element name="b"/></xs:sequence></xs:complexType>`,
      ),
      "3:39: An all must be the whole content of a type.",
    ],
    [
      "an all that is extended",
      schema(
        `${group}<xs:complexType name="S"><xs:group ref="g"/></xs:complexType>\n<xs:complexType name="T"><xs:complexContent><xs:extension base="S"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
      ),
      "3:45: An all must be the whole content of a type.",
    ],
    [
      "elements that stand in for one another",
      schema('<xs:element name="a" substitutionGroup="b"/>\n<xs:element name="b" substitutionGroup="a"/>'),
      "2:1: The element stands in for itself.",
    ],
  ])("%s", (_, xsd, message) => {
    expect(() => read(xsd)).toThrow(new InputError(`test.xsd:${message}`));
  });
});

test("what only XML Schema 1.1 has, and a pattern that is none, are reported and say nothing", () => {
  const { diagnostics, module } = read(
    schema(
      '<xs:complexType name="C"><xs:sequence/>\n<xs:assert test="a"/></xs:complexType>' +
        '<xs:simpleType name="S"><xs:restriction base="xs:string">\n<xs:pattern value="(?=a)b"/></xs:restriction></xs:simpleType>',
    ),
  );
  expect(diagnostics.toSorted()).toEqual([
    "test.xsd:3:1 assert of XML Schema 1.1",
    "test.xsd:4:1 the pattern (?=a)b, which is none; values are not held against it",
  ]);
  expect(module.types.map(({ name }) => name)).toEqual(["C", "S"]);
});
