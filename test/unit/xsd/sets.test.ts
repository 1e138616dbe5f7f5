import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { InputError } from "../../../generator/errors.js";
import { xmlFiles } from "../../../generator/emit/xml.js";
import { sortKeys } from "../../../generator/model/json.js";
import { libraryOf, type XmlModule } from "../../../generator/model/xml.js";
import { readXsd, writeSchema } from "../../../generator/read/xsd/index.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";

/** Reads the first of some schemas; the others are found by their location. Pins are read back, as generating does. */
function readSet(files: Readonly<Record<string, string>>) {
  const report = new Diagnostics();
  const file = (name: string) => ({ name, bytes: new TextEncoder().encode(files[name]) });
  const read = readXsd([file(Object.keys(files)[0] ?? "")], {
    id: "test",
    moduleOf: (namespace) => `xml/${namespace.replace("urn:", "") || "none"}`,
    docs: "strip",
    roots: "free",
    find: ({ location = "" }) => (Object.hasOwn(files, location) ? file(location) : undefined),
    report,
  });
  const library = libraryOf(read);
  const modules = read.map((module) => readXsdSchema(module.id, sortKeys(writeSchema(module, library)), report));
  return { modules, diagnostics: report.all.map(({ code, at, detail }) => `${code} ${at} ${detail}`) };
}

function printed(modules: readonly XmlModule[], id: string, file: string): string {
  return xmlFiles(
    modules.find((module) => module.id === id)!,
    libraryOf(modules),
  ).get(file)!;
}

const schema = (inside: string, attributes = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>${inside}</xs:schema>`;

const element = (name: string, type: string, more = ""): string =>
  `<xs:element name="${name}" type="${type}" ${more}/>`;

describe("namespaces that import one another in a circle", () => {
  const order = schema(
    '<xs:import namespace="urn:goods" schemaLocation="goods.xsd"/>' +
      element("Order", "o:Order") +
      `<xs:complexType name="Order"><xs:sequence>${element("Goods", "g:Goods")}</xs:sequence></xs:complexType>`,
    'targetNamespace="urn:order" xmlns:o="urn:order" xmlns:g="urn:goods" elementFormDefault="qualified"',
  );
  const goods = schema(
    '<xs:import namespace="urn:order" schemaLocation="order.xsd"/>' +
      `<xs:complexType name="Goods"><xs:sequence>${element("Of", "o:Order", 'minOccurs="0"')}</xs:sequence></xs:complexType>`,
    'targetNamespace="urn:goods" xmlns:o="urn:order"',
  );

  test("are a module each, which refer to one another by type and, when first used, by table", () => {
    const { modules, diagnostics } = readSet({ "order.xsd": order, "goods.xsd": goods });

    expect(diagnostics).toEqual([]);
    expect(modules.map(({ id, namespace }) => [id, namespace])).toEqual([
      ["xml/order", "urn:order"],
      ["xml/goods", "urn:goods"],
    ]);
    expect(printed(modules, "xml/order", "types.gen.ts")).toBe(
      'import type * as x1 from "../../xml/goods/types.gen.js";\n\nexport interface Order {\n  Goods: x1.Goods;\n}\n',
    );
    expect(printed(modules, "xml/goods", "codec.gen.ts")).toContain("imports: { x1: () => x1 }");
    expect(printed(modules, "xml/goods", "codec.gen.ts")).toContain(
      '{"element":"Of","namespace":"","type":"x1#Order","min":0}',
    );
  });

  test("are told apart where the same name is in both", () => {
    const both = readSet({
      "order.xsd": order.replaceAll("Order", "Goods"),
      "goods.xsd": goods.replaceAll("o:Order", "o:Goods"),
    });
    expect(both.modules.map(({ types }) => types.map(({ name }) => name))).toEqual([["Goods"], ["Goods"]]);
  });
});

test("a schema without a namespace takes that of each schema that includes it", () => {
  const parts = schema(
    `<xs:complexType name="Part"><xs:sequence>${element("Inner", "Part")}</xs:sequence></xs:complexType>`,
  );
  const { modules } = readSet({
    "a.xsd": schema(
      '<xs:include schemaLocation="parts.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/>' +
        element("A", "a:Part"),
      'targetNamespace="urn:a" xmlns:a="urn:a"',
    ),
    "b.xsd": schema('<xs:include schemaLocation="parts.xsd"/>', 'targetNamespace="urn:b"'),
    "parts.xsd": parts,
  });
  expect(
    modules.map(({ id, types }) => [id, types.map((type) => type.kind === "complex" && type.content)]),
  ).toMatchObject([
    ["xml/a", [{ name: "Inner", type: "xml/a#Part" }]],
    ["xml/b", [{ name: "Inner", type: "xml/b#Part" }]],
  ]);
});

test("what is redefined holds what it held, and more", () => {
  const { modules, diagnostics } = readSet({
    "new.xsd": schema(
      '<xs:redefine schemaLocation="old.xsd"><xs:complexType name="T"><xs:complexContent><xs:extension base="T"><xs:sequence>' +
        element("added", "xs:string") +
        "</xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>",
    ),
    "old.xsd": schema(
      `<xs:complexType name="T"><xs:sequence>${element("first", "xs:string")}</xs:sequence></xs:complexType>${element("root", "T")}`,
    ),
  });
  expect(diagnostics).toEqual([]);
  expect(modules[0]?.types).toMatchObject([
    { name: "T", content: { kind: "sequence", members: [{ name: "first" }, { name: "added" }] }, derived: [] },
  ]);
});

test("a schema that is not there leaves what it would declare unknown, and is told", () => {
  const { modules, diagnostics } = readSet({
    "a.xsd": schema(
      '<xs:import namespace="urn:gone" schemaLocation="gone.xsd"/>' + element("A", "g:T"),
      'targetNamespace="urn:a" xmlns:g="urn:gone"',
    ),
  });
  expect(modules[0]?.roots).toMatchObject([{ name: "A", type: "xs:anyType" }]);
  expect(diagnostics).toEqual([
    "xsd-missing a.xsd:1:99 the namespace urn:gone",
    "xsd-unsupported a.xsd:1:158 the type T of another document",
  ]);
});

test.each([
  ["http://schemas.microsoft.com/2003/10/Serialization/Arrays", "ArrayOfstring"],
  ["http://schemas.microsoft.com/Message", "StreamBody"],
])("the namespace %s is known without a document", (namespace, type) => {
  const { modules, diagnostics } = readSet({
    "a.xsd": schema(`<xs:import namespace="${namespace}"/>${element("A", `k:${type}`)}`, `xmlns:k="${namespace}"`),
  });
  expect(diagnostics).toEqual([]);
  expect(modules[0]?.roots).toMatchObject([{ name: "A", type: expect.stringMatching(`#${type}$`) as string }]);
});

test("a schema of another namespace than was asked for stops the run", () => {
  expect(() =>
    readSet({
      "a.xsd": schema('<xs:import namespace="urn:b" schemaLocation="c.xsd"/>'),
      "c.xsd": schema("", 'targetNamespace="urn:c"'),
    }),
  ).toThrow(new InputError("a.xsd:1:57: c.xsd has the namespace urn:c, and urn:b is wanted."));
});

describe("types of", () => {
  const types = (inside: string): string =>
    printed(readSet({ "a.xsd": schema(inside) }).modules, "xml/none", "types.gen.ts");
  const complex = (name: string, inside: string, attributes = ""): string =>
    `<xs:complexType name="${name}" ${attributes}><xs:sequence>${inside}</xs:sequence></xs:complexType>`;
  const extension = (name: string, base: string, inside: string): string =>
    `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${base}"><xs:sequence>${inside}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

  test("an abstract type are those derived from it, told apart by $type", () => {
    expect(
      types(
        element("r", "Vehicle") +
          complex("Vehicle", element("id", "xs:string"), 'abstract="true"') +
          extension("Car", "Vehicle", element("doors", "xs:string")),
      ),
    ).toBe(`export interface Car {
  id: string;
  doors: string;
}

export interface Vehicle {
  id: string;
}

/** {@link Vehicle}, or a type derived from it. */
export type AnyVehicle = Car & { readonly $type: "Car" };
`);
  });

  test("mixed content are one list of text and elements", () => {
    expect(
      types(complex("P", element("b", "xs:int", 'maxOccurs="9"') + '<xs:any processContents="lax"/>', 'mixed="true"')),
    ).toBe(`import type { XmlNode } from "altinnkit/codegen";

export interface P {
  $mixed: readonly (string | { b: number } | { $any: XmlNode })[];
}
`);
  });

  test("a head of substitutions are all that stand in for it, told apart by $el", () => {
    expect(
      types(
        complex("T", '<xs:element ref="h"/>') +
          element("h", "xs:string") +
          element("m", "T", 'substitutionGroup="h"') +
          '<xs:element name="n" substitutionGroup="h"/>',
      ),
    ).toBe(`export interface T {
  h: string | T & { readonly $el: "m" } | { readonly $el: "n"; readonly value: string };
}
`);
  });

  test("an element at two places that one list could not tell apart are two properties", () => {
    const a = element("a", "xs:string", 'minOccurs="0"');
    expect(types(complex("T", a + element("b", "xs:string") + a))).toBe(`export interface T {
  a?: string;
  b: string;
  a$2?: string;
}
`);
  });

  test("an element that an empty text fills in allow that text", () => {
    expect(types(complex("T", element("n", "xs:int", 'default="5"')))).toBe(
      'export interface T {\n  /** `xs:int`, `5` when absent. */\n  n: number | "";\n}\n',
    );
  });
});

test.each([
  ["an element so often in a group that stands so often", 'minOccurs="2" maxOccurs="10"', 'maxOccurs="2"', [2, 20]],
  ["without end", 'minOccurs="0" maxOccurs="unbounded"', 'minOccurs="0" maxOccurs="3"', [0, "unbounded"]],
])("%s is a list of so many", (_, group, inner, [min, max]) => {
  const { modules } = readSet({
    "a.xsd": schema(
      `<xs:complexType name="T"><xs:sequence ${group}>${element("e", "xs:int", inner)}</xs:sequence></xs:complexType>`,
    ),
  });
  expect(modules[0]?.types).toMatchObject([{ content: { kind: "element", key: "e", min, max, many: true } }]);
});

test("a group of which some counts are left out stays rows", () => {
  const group = `<xs:sequence maxOccurs="2">${element("e", "xs:int", 'minOccurs="3" maxOccurs="3"')}</xs:sequence>`;
  const { modules } = readSet({ "a.xsd": schema(`<xs:complexType name="T">${group}</xs:complexType>`) });
  expect(modules[0]?.types).toMatchObject([{ content: { key: "$seq" } }]);
});

test("an attribute group prohibits nothing", () => {
  const { modules } = readSet({
    "a.xsd": schema(
      '<xs:complexType name="B"><xs:attribute name="a"/><xs:attribute name="b"/></xs:complexType>' +
        '<xs:complexType name="T"><xs:complexContent><xs:restriction base="B"><xs:attribute name="b" use="prohibited"/>' +
        '<xs:attributeGroup ref="g"/></xs:restriction></xs:complexContent></xs:complexType>' +
        '<xs:attributeGroup name="g"><xs:attribute name="a" use="prohibited"/></xs:attributeGroup>',
    ),
  });
  expect(modules[0]?.types).toMatchObject([{ name: "B" }, { name: "T", attributes: [{ name: "a" }] }]);
});
