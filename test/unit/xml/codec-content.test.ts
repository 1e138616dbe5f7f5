import { fromXml, toXml, type XmlErrorCode, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlParticle, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { fileWith, objections } from "./xmllint.js";

const string = "xs:string";
const contents: Readonly<Record<string, { readonly content: XmlParticle; readonly xsd: string }>> = {
  // The generator gives the second `a` a key of its own.
  twice: {
    content: {
      sequence: [
        { element: "a", type: string, min: 0 },
        { element: "b", type: string },
        { element: "a", key: "a$2", type: string, max: 2 },
      ],
    },
    xsd: '<xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string"/><xs:element name="a" type="xs:string" maxOccurs="2"/></xs:sequence>',
  },
  rows: {
    content: {
      sequence: [
        {
          key: "$seq",
          sequence: [
            { element: "a", type: string },
            { element: "b", type: string, min: 0, max: 2 },
            {
              key: "$choice",
              min: 0,
              max: "unbounded",
              choice: [
                { element: "c", type: string },
                {
                  sequence: [
                    { element: "d", type: string },
                    { element: "e", type: string },
                  ],
                },
              ],
            },
          ],
          min: 2,
          max: 3,
        },
        { element: "z", type: string, min: 0 },
      ],
    },
    xsd: '<xs:sequence><xs:sequence minOccurs="2" maxOccurs="3"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0" maxOccurs="2"/><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="c" type="xs:string"/><xs:sequence><xs:element name="d" type="xs:string"/><xs:element name="e" type="xs:string"/></xs:sequence></xs:choice></xs:sequence><xs:element name="z" type="xs:string" minOccurs="0"/></xs:sequence>',
  },
  all: {
    content: {
      all: [
        { element: "a", type: string },
        { element: "b", type: string, min: 0 },
        { element: "c", type: string },
      ],
    },
    xsd: '<xs:all><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0"/><xs:element name="c" type="xs:string"/></xs:all>',
  },
  branches: {
    content: {
      choice: [
        {
          sequence: [
            { element: "a", type: string },
            { element: "b", type: string },
          ],
        },
        {
          sequence: [
            { element: "c", type: string, min: 0 },
            { element: "b", type: string },
          ],
        },
        { element: "d", type: string, max: 2 },
      ],
      min: 0,
    },
    xsd: '<xs:choice minOccurs="0"><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:sequence><xs:sequence><xs:element name="c" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string"/></xs:sequence><xs:element name="d" type="xs:string" maxOccurs="2"/></xs:choice>',
  },
};

const table: XmlTable = {
  namespace: "urn:c",
  types: Object.fromEntries(Object.entries(contents).map(([name, { content }]) => [name, { content }])),
};
const rootOf = (name: string): ReturnType<typeof xmlRoot<object>> =>
  xmlRoot<object>({ element: name, type: name, table });
const schema = fileWith([
  {
    name: "contents.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:c" elementFormDefault="qualified">
${Object.entries(contents)
  .map(([name, { xsd }]) => `<xs:element name="${name}"><xs:complexType>${xsd}</xs:complexType></xs:element>`)
  .join("\n")}
</xs:schema>`,
  },
]);
/** A document whose elements are the letters of a word. */
const spelled = (name: string, word: string): string =>
  `<${name} xmlns="urn:c">${Array.from(word, (letter, index) => `<${letter}>${index}</${letter}>`).join("")}</${name}>`;

describe("reads and writes what xmllint accepts", () => {
  test.each<[name: string, word: string, value: object]>([
    ["twice", "aba", { a: "0", b: "1", a$2: ["2"] }],
    ["twice", "baa", { b: "0", a$2: ["1", "2"] }],
    ["rows", "aaz", { $seq: [{ a: "0" }, { a: "1" }], z: "2" }],
    [
      "rows",
      "abbcdecabde",
      {
        $seq: [
          { a: "0", b: ["1", "2"], $choice: [{ c: "3" }, { d: "4", e: "5" }, { c: "6" }] },
          { a: "7", b: ["8"], $choice: [{ d: "9", e: "10" }] },
        ],
      },
    ],
    ["all", "ca", { c: "0", a: "1" }],
    ["all", "bac", { b: "0", a: "1", c: "2" }],
    ["branches", "", {}],
    ["branches", "ab", { a: "0", b: "1" }],
    ["branches", "b", { b: "0" }],
    ["branches", "cb", { c: "0", b: "1" }],
    ["branches", "dd", { d: ["0", "1"] }],
  ])("%s %s", (name, word, value) => {
    const document = spelled(name, word);
    expect(objections(document, schema)).toBe("");
    expect(fromXml(rootOf(name), document)).toEqual(value);
    const written = toXml(rootOf(name), value, { declaration: false });
    expect(written).toBe(word === "" ? `<${name} xmlns="urn:c"/>` : document);
  });
});

describe("refuses what xmllint refuses", () => {
  test.each<[name: string, word: string, code: XmlErrorCode, message: string]>([
    ["twice", "ab", "missing-element", "a is missing."],
    ["twice", "baaa", "unexpected-element", "a may not stand here; there are too many, or the order is wrong."],
    ["twice", "aab", "unexpected-element", "a may not stand here; b is expected."],
    ["rows", "a", "missing-element", "a is missing."],
    ["rows", "aabbb", "unexpected-element", "b may not stand here; there are too many, or the order is wrong."],
    ["rows", "aad", "missing-element", "e is missing."],
    ["rows", "aadc", "unexpected-element", "c may not stand here; e is expected."],
    ["rows", "aaaa", "unexpected-element", "a may not stand here; there are too many, or the order is wrong."],
    ["rows", "aazb", "unexpected-element", "b may not stand here; there are too many, or the order is wrong."],
    ["all", "a", "missing-element", "c is missing."],
    ["all", "aca", "unexpected-element", "a may not stand here; there are too many, or the order is wrong."],
    ["branches", "a", "missing-element", "b is missing."],
    ["branches", "abd", "unexpected-element", "d may not stand here; there are too many, or the order is wrong."],
    ["branches", "x", "unknown-element", "The schema has no element {urn:c}x here."],
  ])("%s %s", (name, word, code, message) => {
    const document = spelled(name, word);
    expect(objections(document, schema)).not.toBe("");
    const error: unknown = caught(() => fromXml(rootOf(name), document));
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^\/[a-z/]+, line 1, column \d+: /) as string });
    expect((error as Error).message.replace(/^.*?column \d+: /, "")).toBe(message);
  });
});

describe("names are told apart by namespace", () => {
  const two: XmlTable = {
    namespace: "urn:t",
    types: {
      T: {
        attributes: [
          { attribute: "id", type: string },
          { attribute: "id", namespace: "urn:o", key: "id$o", type: string },
        ],
        anyAttribute: "urn:a ##local",
        content: {
          sequence: [
            { element: "v", type: string, min: 0 },
            { element: "v", namespace: "", key: "v$local", type: string, min: 0 },
            { element: "v", namespace: "urn:o", key: "v$o", type: string, min: 0 },
            { any: "##not urn:t urn:o ##local", key: "$any", min: 0, max: "unbounded" },
          ],
        },
      },
    },
  };
  const root = xmlRoot<object>({ element: "t", type: "T", table: two });

  test("of elements and attributes, those of wildcards too", () => {
    const document =
      '<t:t xmlns:t="urn:t" xmlns:o="urn:o" xmlns:a="urn:a" id="1" o:id="2" a:x="3" y="4"><t:v>1</t:v><v>2</v><o:v>3</o:v><a:v/></t:t>';
    const node: XmlNode = { name: "{urn:a}v", attributes: {}, children: [] };
    const value = {
      id: "1",
      id$o: "2",
      $anyAttributes: { "{urn:a}x": "3", y: "4" },
      v: "1",
      v$local: "2",
      v$o: "3",
      $any: [node],
    };
    expect(fromXml(root, document)).toEqual(value);
    expect(fromXml(root, toXml(root, value))).toEqual(value);
  });

  test.each<[name: string, run: () => unknown, code: XmlErrorCode, message: string]>([
    [
      "an attribute of another namespace",
      () => fromXml(root, '<t xmlns="urn:t" xmlns:b="urn:b" b:x="1"/>'),
      "unknown-attribute",
      "/t/@x, line 1, column 1: The schema has no attribute {urn:b}x here.",
    ],
    [
      "an attribute of another namespace, written",
      () => toXml(root, { $anyAttributes: { "{urn:b}x": "1" } }),
      "unknown-attribute",
      "/t/@x: The schema has no attribute {urn:b}x here.",
    ],
    [
      "one the schema names, written among the others",
      () => toXml(root, { $anyAttributes: { id: "1" } }),
      "unknown-attribute",
      "/t/@id: The schema has no attribute id here.",
    ],
    [
      "an attribute that says what only the codec may",
      () => toXml(root, { $anyAttributes: { "{http://www.w3.org/2001/XMLSchema-instance}nil": "true" } }),
      "unknown-attribute",
      "/t/@nil: The schema has no attribute {http://www.w3.org/2001/XMLSchema-instance}nil here.",
    ],
    [
      "an element of a namespace the wildcard leaves out",
      () => fromXml(root, '<t xmlns="urn:t"><w/></t>'),
      "unknown-element",
      "/t/w, line 1, column 18: The schema has no element {urn:t}w here.",
    ],
    [
      "an element of a namespace the wildcard leaves out, written",
      () => toXml(root, { $any: [{ name: "{urn:t}w", attributes: {}, children: [] }] }),
      "unexpected-element",
      "/t: The schema lets in no element of that namespace under $any.",
    ],
    [
      "an unknown attribute of XML Schema's own",
      () => fromXml(root, '<t xmlns="urn:t" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:hint="1"/>'),
      "unknown-attribute",
      "/t/@hint, line 1, column 1: The schema has no attribute {http://www.w3.org/2001/XMLSchema-instance}hint here.",
    ],
  ])("and refused: %s", (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message }) as Error);
  });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
