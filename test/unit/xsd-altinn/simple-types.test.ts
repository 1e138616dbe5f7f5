import { expect, test } from "vitest";
import { deriveX } from "./derive.js";

const structure = { "@xsdStructure": "XmlSchemaSimpleTypeRestriction" };

test.each([
  ["boolean", { type: "boolean" }],
  ["decimal", { type: "number" }],
  ["double", { type: "number" }],
  ["unsignedByte", { type: "integer" }],
  ["gYear", { type: "string", format: "year" }],
  ["gYearMonth", { type: "string", format: "year-month" }],
  ["gDay", { type: "string" }],
  ["dateTime", { type: "string", format: "date-time" }],
  ["date", { type: "string", format: "date" }],
  ["anyURI", { type: "string", format: "uri" }],
  ["base64Binary", { type: "string" }],
])("xs:%s", (type, schema) => {
  expect(deriveX(`<xs:attribute name="x" type="xs:${type}"/>`)).toEqual({
    ...schema,
    "@xsdType": type,
    "@xsdAttribute": true,
  });
});

test.each([
  ["string", '<xs:length value="4"/>', { minLength: 4, maxLength: 4 }],
  ["string", '<xs:minLength value="1"/><xs:maxLength value="9"/>', { minLength: 1, maxLength: 9 }],
  ["string", '<xs:pattern value="[A-Z]"/><xs:pattern value="^\\d$"/>', { pattern: "^\\d$" }],
  ["string", '<xs:whiteSpace value="collapse"/>', {}],
  ["int", '<xs:enumeration value="1"/><xs:enumeration value="02"/>', { enum: ["1", "02"] }],
  ["decimal", '<xs:fractionDigits value="3"/><xs:totalDigits value="7"/>', { multipleOf: 0.001, totalDigits: 7 }],
  [
    "decimal",
    '<xs:minInclusive value="-1.50"/><xs:maxExclusive value="+2e3"/>',
    { minimum: -1.5, exclusiveMaximum: 2000 },
  ],
  ["double", '<xs:minExclusive value="0"/><xs:maxInclusive value="INF"/>', { exclusiveMinimum: 0 }],
  ["date", '<xs:minInclusive value="2020-01-01"/>', { formatMinimum: "2020-01-01" }],
  ["date", '<xs:maxExclusive value="2030-01-01"/>', { formatExclusiveMaximum: "2030-01-01" }],
])("facets of %s: %s", (base, facets, keywords) => {
  const {
    type: _,
    format: _format,
    ...schema
  } = deriveX(`<xs:simpleType name="x"><xs:restriction base="xs:${base}">${facets}</xs:restriction></xs:simpleType>`);

  expect(schema).toEqual({ "@xsdType": base, ...keywords, ...structure });
});

test("facets stand beside the keywords of an inline base, and in an allOf with a named one", () => {
  const name = '<xs:simpleType name="name"><xs:restriction base="xs:string"/></xs:simpleType>';
  const restricted = (base: string, facets: string): string =>
    `<xs:simpleType name="x"><xs:restriction${base}${facets}</xs:restriction></xs:simpleType>`;
  const inline =
    '<xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/></xs:restriction></xs:simpleType>';

  expect(deriveX(name + restricted(' base="name">', ""))).toEqual({ $ref: "#/$defs/name", ...structure });
  expect(deriveX(name + restricted(' base="name">', '<xs:maxLength value="9"/>'))).toEqual({
    allOf: [{ $ref: "#/$defs/name" }, { maxLength: 9 }],
    ...structure,
  });
  expect(deriveX(restricted(">", `${inline}<xs:maxLength value="9"/>`))).toEqual({
    type: "string",
    "@xsdType": "token",
    minLength: 1,
    maxLength: 9,
    ...structure,
  });
});

test("foreign attributes stand beside a type, and by value beside its enumeration", () => {
  expect(
    deriveX(`
      <xs:simpleType name="x" h:guid="7"><xs:restriction base="xs:string">
        <xs:enumeration value="N" h:text="north"/><xs:enumeration value="S"/>
      </xs:restriction></xs:simpleType>`),
  ).toEqual({
    type: "string",
    "@xsdType": "string",
    enum: ["N", "S"],
    "@xsdUnhandledEnumAttributes": { N: { "h:text": "north" } },
    ...structure,
    "@xsdUnhandledAttributes": { "h:guid": "7" },
  });
});

test("a list is an array of its items", () => {
  const item = '<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>';

  expect(deriveX('<xs:simpleType name="x"><xs:list itemType="xs:int"/></xs:simpleType>')).toEqual({
    type: "array",
    items: { type: "integer", "@xsdType": "int" },
  });
  expect(deriveX(`<xs:simpleType name="x"><xs:list>${item}</xs:list></xs:simpleType>`)).toEqual({
    type: "array",
    items: { type: "integer", "@xsdType": "int", ...structure },
  });
});
