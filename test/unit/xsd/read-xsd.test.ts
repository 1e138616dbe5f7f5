import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { InputError } from "../../../generator/errors.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";
import { fixture, read, readFixture } from "./reading.js";

const schema = (inside: string, attributes = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>\n${inside}\n</xs:schema>`;

test("a nested anonymous type is pinned under the path of its elements", () => {
  expect(readFixture("manifest.xsd").schema).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "test/v1",
    $ref: "#/$defs/Manifest",
    "@xsdRootElement": "Manifest",
    "@xsdSchemaAttributes": { TargetNamespace: "urn:example:manifest" },
    "@xsdElements": [{ "@xsdName": "Manifest", $ref: "#/$defs/Manifest" }],
    $defs: {
      Manifest: {
        type: "object",
        properties: {},
        required: [],
        "@xsdOrder": [],
        allOf: [
          {
            properties: {
              Reference: { type: "string", "@xsdType": "string" },
              SentDate: { type: "string", "@xsdType": "dateTime", "@xsdMinOccurs": 0 },
              Files: { $ref: "#/$defs/Manifest_Files", "@xsdMinOccurs": 0 },
            },
            required: ["Reference"],
            "@xsdOrder": ["Reference", "SentDate", "Files"],
          },
        ],
      },
      Manifest_Files: {
        type: "object",
        properties: {},
        required: [],
        "@xsdOrder": [],
        allOf: [
          {
            properties: {
              File: {
                type: "array",
                items: { $ref: "#/$defs/Manifest_Files_File" },
                "@xsdMinOccurs": 0,
                "@xsdMaxOccurs": "unbounded",
              },
            },
            required: [],
            "@xsdOrder": ["File"],
          },
        ],
      },
      Manifest_Files_File: {
        type: "object",
        properties: {},
        required: [],
        "@xsdOrder": [],
        allOf: [
          {
            properties: {
              Name: { type: "string", "@xsdType": "string" },
              CheckSum: { type: "string", "@xsdType": "string", "@xsdMinOccurs": 0 },
            },
            required: ["Name"],
            "@xsdOrder": ["Name", "CheckSum"],
          },
        ],
      },
    },
  });
});

describe("documentation", () => {
  const xsd = readFileSync(fixture("form.xsd"));

  test("is not pinned, nor are metadata in annotations", () => {
    expect(JSON.stringify(read(xsd).schema)).not.toContain("SENTENCE");
  });

  test("is pinned as description when it is kept", () => {
    const { schema } = read(xsd, "keep");
    expect(schema).toMatchObject({ $defs: { Melding_M: { description: "SENTENCE ABOUT THE FORM" } } });
    expect(JSON.stringify(schema)).not.toContain("SENTENCE-IN-METADATA");
  });
});

describe("simple types", () => {
  const simple = (definition: string): unknown => {
    const { module } = read(schema(`<xs:simpleType name="T">${definition}</xs:simpleType>`));
    const type = { spelled: false, ...module.types.find(({ name }) => name === "T")! };
    const { kind: _kind, name: _name, xmlName: _xmlName, derived: _derived, spelled, ...rest } = type;
    return spelled ? { spelled, ...rest } : rest;
  };
  const restriction = (base: string, facets: string): string =>
    `<xs:restriction base="xs:${base}">${facets}</xs:restriction>`;

  test.each<[name: string, definition: string, type: unknown]>([
    [
      "an unbounded integer is no number",
      restriction("integer", ""),
      { base: "xs:integer", facets: {}, number: false },
    ],
    [
      "sixteen digits prove nothing",
      restriction("integer", '<xs:totalDigits value="16"/>'),
      { base: "xs:integer", facets: { totalDigits: "16" }, number: false },
    ],
    [
      "fifteen digits prove a number",
      restriction("integer", '<xs:totalDigits value="15"/>'),
      { base: "xs:integer", facets: { totalDigits: "15" }, number: true },
    ],
    [
      "so do two safe bounds",
      restriction("long", '<xs:minInclusive value="1"/><xs:maxExclusive value="10"/>'),
      { base: "xs:long", facets: { minInclusive: "1", maxExclusive: "10" }, number: true },
    ],
    [
      "one bound is enough for a type that has the other",
      restriction("positiveInteger", '<xs:maxInclusive value="9"/>'),
      { base: "xs:positiveInteger", facets: { maxInclusive: "9" }, number: true },
    ],
    [
      "a decimal is never a number",
      restriction("decimal", '<xs:totalDigits value="3"/>'),
      { base: "xs:decimal", facets: { totalDigits: "3" }, number: false },
    ],
    [
      "anchors of another dialect are dropped",
      restriction("string", '<xs:pattern value="^a$"/><xs:pattern value="b\\$"/>'),
      { base: "xs:string", facets: { patterns: ["a|b\\$"] }, number: false },
    ],
    [
      "collapsed white space is a token",
      restriction("string", '<xs:whiteSpace value="collapse"/>'),
      { base: "xs:token", facets: {}, number: false },
    ],
    [
      "numbers are enumerated as numbers",
      restriction("int", '<xs:enumeration value="01"/><xs:enumeration value="2"/>'),
      { base: "xs:int", facets: {}, number: false, values: [1, 2] },
    ],
    [
      "decimals as they are written",
      restriction("decimal", '<xs:enumeration value="1.50"/>'),
      { base: "xs:decimal", facets: {}, number: false, values: ["1.50"] },
    ],
    [
      "a number of which a pattern tells the spelling is text",
      restriction("int", '<xs:pattern value="[0-9]{4}"/><xs:enumeration value="0123"/>'),
      { spelled: true, base: "xs:int", facets: { patterns: ["[0-9]{4}"] }, number: false, values: ["0123"] },
    ],
    ["a list", '<xs:list itemType="xs:int"/>', { item: "xs:int", facets: {} }],
    ["a union", '<xs:union memberTypes="xs:int xs:date"/>', { members: ["xs:int", "xs:date"], facets: {} }],
  ])("%s", (_, definition, type) => {
    expect(simple(definition)).toEqual(type);
  });

  test("a chain of restrictions is one type", () => {
    const { module } = read(
      schema(
        '<xs:simpleType name="A"><xs:restriction base="xs:string"><xs:maxLength value="9"/><xs:pattern value="a+"/></xs:restriction></xs:simpleType>' +
          '<xs:simpleType name="B"><xs:restriction base="A"><xs:maxLength value="5"/><xs:pattern value=".b"/></xs:restriction></xs:simpleType>',
      ),
    );
    expect(module.types[1]).toEqual({
      kind: "atomic",
      name: "B",
      xmlName: "B",
      derived: [],
      spelled: false,
      base: "xs:string",
      facets: { maxLength: "5", patterns: ["a+", ".b"] },
      number: false,
    });
  });
});

describe("names of types", () => {
  test("what collides gets its symbol space; what is no identifier is mended", () => {
    const type = '<xs:complexType><xs:sequence><xs:element name="x"/></xs:sequence></xs:complexType>';
    const { module } = read(
      schema(
        `<xs:element name="Skjema">${type}</xs:element><xs:element name="b-a.ø">${type}</xs:element><xs:element name="string">${type}</xs:element>` +
          '<xs:complexType name="Skjema"/>',
      ),
    );
    expect(module.roots.map(({ name, type }) => [name, type])).toEqual([
      ["Skjema", "test/v1#SkjemaElement"],
      ["b-a.ø", "test/v1#b_a_ø"],
      ["string", "test/v1#stringElement"],
    ]);
  });

  test("two names that become one identifier are told apart, in whatever order they stand", () => {
    const types = ['<xs:complexType name="a-b"/>', '<xs:complexType name="a.b"/>'];
    const elements = '<xs:element name="dash" type="a-b"/><xs:element name="dot" type="a.b"/>';
    const names = (declared: readonly string[]): string[] =>
      read(schema(declared.join("") + elements)).module.roots.map(({ type }) => type);

    expect(names(types)).toEqual(["test/v1#a_b", expect.stringMatching(/^test\/v1#a_b_\d+$/)]);
    expect(names(types.toReversed())).toEqual(names(types));
  });
});

test("only elements that no other refers to are roots", () => {
  expect(readFixture("blankett.xsd").module.roots.map(({ name }) => name)).toEqual(["Skjema"]);
});

describe("what cannot be expressed", () => {
  test.each<[name: string, xsd: string, diagnostic: string, type: string]>([
    [
      "an abstract type that nothing is derived from",
      '<xs:element name="r" type="T"/><xs:complexType name="T" abstract="true"/>',
      "test.xsd:2:32 T, whose instances the schema does not tell",
      "xs:anyType",
    ],
    [
      "an extension of anything",
      '<xs:element name="r" type="T"/><xs:complexType name="T"><xs:complexContent><xs:extension base="xs:anyType"/></xs:complexContent></xs:complexType>',
      "test.xsd:2:32 T, whose instances the schema does not tell",
      "xs:anyType",
    ],
    [
      "a type of another document",
      '<xs:element name="r" type="o:T" xmlns:o="urn:o"/>',
      "test.xsd:2:1 the type T of another document",
      "xs:anyType",
    ],
  ])("%s is reported with line and column, and stays readable", (_, xsd, diagnostic, type) => {
    const { diagnostics, module } = read(schema(xsd));
    expect(diagnostics).toEqual([diagnostic]);
    expect(module.roots[0]?.type).toBe(type);
  });
});

describe("broken schemas stop the run, with file, line and column", () => {
  test.each<[name: string, xsd: string, message: string]>([
    ["not XML", "<xs:schema", "test.xsd:1:11: White space, > or /> expected."],
    ["not a schema", "<a/>", "test.xsd:1:1: Not an XML Schema document."],
    ["a missing type", schema('<xs:element name="r" type="T"/>'), "test.xsd:2:1: There is no type named T."],
    [
      "a type XML Schema does not have",
      schema('<xs:element name="r" type="xs:text"/>'),
      "test.xsd:2:1: XML Schema has no type text.",
    ],
    [
      "a prefix that is not declared",
      schema('<xs:element name="r" type="t:T"/>'),
      "test.xsd:2:1: The prefix of t:T is not declared.",
    ],
    [
      "a circle of types",
      schema(
        '<xs:complexType name="T"><xs:complexContent><xs:extension base="T"/></xs:complexContent></xs:complexType>',
      ),
      "test.xsd:2:1: The type is derived from itself.",
    ],
    [
      "a circle of groups",
      schema(
        '<xs:group name="g"><xs:sequence><xs:group ref="g"/></xs:sequence></xs:group><xs:complexType name="T"><xs:group ref="g"/></xs:complexType>',
      ),
      "test.xsd:2:33: The group contains itself.",
    ],
  ])("%s", (_, xsd, message) => {
    expect(() => read(xsd)).toThrow(new InputError(message));
  });
});

test("a second namespace stops the run where one module is wanted: what is in it would be lost", () => {
  const attributes = 'targetNamespace="urn:a" xmlns:l="http://www.w3.org/1999/xlink"';
  const xsd =
    '<xs:import namespace="http://www.w3.org/1999/xlink"/><xs:complexType name="T"><xs:attribute ref="l:href"/></xs:complexType>';

  expect(() => read(schema(xsd, attributes))).toThrow(
    new InputError("test/v1: the namespaces urn:a and http://www.w3.org/1999/xlink would be one module."),
  );
});

describe("a pinned schema that was damaged", () => {
  test("stops the run when a reference is missing", () => {
    const { schema } = readFixture("manifest.xsd");
    const damaged = { ...schema, $defs: {} };
    expect(() => readXsdSchema("test/v1", damaged, new Diagnostics())).toThrow(
      new InputError("test/v1: /@xsdElements/0 refers to #/$defs/Manifest, which is not there."),
    );
  });

  test("is reported when a type is not said", () => {
    const report = new Diagnostics();
    const module = readXsdSchema("test/v1", { "@xsdElements": [{ "@xsdName": "r" }] }, report);
    expect(module.roots).toEqual([{ name: "r", type: "xs:anyType", nillable: false }]);
    expect(report.all.map(({ code, at }) => [code, at])).toEqual([["xsd-unsupported", "/@xsdElements/0"]]);
  });
});
