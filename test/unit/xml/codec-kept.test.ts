import { fromXml, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

const table: XmlTable = {
  namespace: "urn:k",
  types: {
    Form: {
      content: {
        sequence: [
          { element: "a", type: "xs:string" },
          { element: "part", type: "Part", min: 0 },
          { element: "text", type: "Text", min: 0 },
          { element: "note", type: "Note", min: 0 },
        ],
      },
    },
    Part: { attributes: [{ attribute: "id", type: "xs:int" }], content: { sequence: [] } },
    Text: { text: "xs:string" },
    Note: { mixed: true, content: { sequence: [{ element: "b", type: "xs:string", min: 0 }] } },
  },
};
const form = xmlRoot<object>({ element: "form", type: "Form", table });

describe("what the schema does not know", () => {
  const document =
    '<form xmlns="urn:k" xmlns:n="urn:new"><new x="1"/><a extra="lost">1</a><part n:p="2" id="3"><n:in/></part><n:last>t</n:last><text q="4">v</text><note>t<n:i/>u<b>c</b></note></form>';
  const value = {
    a: "1",
    part: {
      id: 3,
      $unknownAttributes: { "{urn:new}p": "2" },
      $unknown: [{ name: "{urn:new}in", attributes: {}, children: [] }],
    },
    text: { $unknownAttributes: { q: "4" }, value: "v" },
    note: { $mixed: ["t", { $unknown: { name: "{urn:new}i", attributes: {}, children: [] } }, "u", { b: "c" }] },
    $unknown: [
      { name: "{urn:k}new", attributes: { x: "1" }, children: [] },
      { name: "{urn:new}last", attributes: {}, children: ["t"] },
    ],
  };

  test("is kept when asked, but for attributes of single values", () => {
    expect(fromXml(form, document, { lenient: "keep" })).toEqual(value);
  });

  test("is written back after what the schema knows", () => {
    const written = toXml(form, value, { lenient: "keep", declaration: false });
    expect(written).toBe(
      '<form xmlns="urn:k" xmlns:ns1="urn:new"><a>1</a><part id="3" ns1:p="2"><ns1:in/></part><text q="4">v</text><note>t<ns1:i/>u<b>c</b></note><new x="1"/><ns1:last>t</ns1:last></form>',
    );
    expect(fromXml(form, written, { lenient: "keep" })).toEqual(value);
  });

  test("is refused otherwise", () => {
    expect(() => toXml(form, value)).toThrow("/form: The schema has no property $unknown here.");
  });
});

test("what has no place in a nil element is refused", () => {
  const nillable = xmlRoot<object>({ element: "part", type: "Part", nillable: true, table });
  expect(() => toXml(nillable, { $nil: true, id: 1, b: "lost" })).toThrow("/part: The schema has no property b here.");
});
