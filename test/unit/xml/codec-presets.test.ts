import { fromXml, toXml, type XmlErrorCode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

const table: XmlTable = {
  namespace: "",
  types: {
    Form: {
      attributes: [
        { attribute: "lang", type: "xs:language", default: "nb" },
        { attribute: "version", type: "xs:decimal", fixed: "1.0" },
        { attribute: "id", type: "xs:int", required: true, fixed: "7" },
      ],
      content: {
        sequence: [
          { element: "count", type: "xs:int", min: 0, default: "5" },
          { element: "text", type: "xs:string", min: 0, default: "none" },
          { element: "code", type: "xs:token", min: 0, fixed: "X" },
          { element: "list", type: "xs:NMTOKENS", min: 0, default: "a b" },
          { element: "money", type: "Money", min: 0, default: "0.00" },
          { element: "field", type: "Field", min: 0, nillable: true },
        ],
      },
    },
    Money: { text: "xs:decimal", attributes: [{ attribute: "unit", type: "xs:token", default: "NOK" }] },
    Field: { text: "xs:string", attributes: [{ attribute: "orid", type: "xs:int", required: true, fixed: "12" }] },
  },
};
interface Form {
  readonly [key: string]: unknown;
}
const form = xmlRoot<Form>({ element: "form", type: "Form", table });
const empty = '<form id="7"><count/><text/><code></code><list/><money/></form>';

describe("an empty element that has a fixed or default text", () => {
  test("stays an empty text where nothing else says so, both ways", () => {
    const value = { id: 7, count: "", text: "", code: "", list: [], money: { value: "" } };
    expect(fromXml(form, empty)).toEqual(value);
    expect(toXml(form, value, { declaration: false })).toBe(
      '<form id="7"><count/><text/><code/><list/><money/></form>',
    );
  });

  test("gets that text when defaults are applied, and absent attributes theirs", () => {
    expect(fromXml(form, empty, { applyDefaults: true })).toEqual({
      lang: "nb",
      version: "1.0",
      id: 7,
      count: 5,
      text: "none",
      code: "X",
      list: ["a", "b"],
      money: { unit: "NOK", value: "0.00" },
    });
  });

  test("is not one that is absent", () => {
    expect(fromXml(form, '<form id="7"/>', { applyDefaults: true })).toEqual({ lang: "nb", version: "1.0", id: 7 });
  });
});

test("a required fixed attribute is written where it is absent, on nil too", () => {
  expect(toXml(form, { field: null }, { declaration: false })).toBe(
    '<form id="7" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><field xsi:nil="true" orid="12"/></form>',
  );
});

test("fixed values are compared as values and kept as the schema spells them", () => {
  expect(fromXml(form, '<form id="07" version="1"/>')).toEqual({ id: 7, version: "1.0" });
});

test.each<[name: string, run: () => unknown, code: XmlErrorCode, message: string]>([
  [
    "an empty text without a default",
    () => fromXml(form, '<form id="7" lang=""/>'),
    "bad-value",
    "/form/@lang, line 1, column 1: The value is not one its type allows.",
  ],
  [
    "another value than the fixed one",
    () => fromXml(form, '<form id="7"><code>Y</code></form>'),
    "fixed-value",
    "/form/code, line 1, column 21: The value is not the fixed one.",
  ],
  [
    "a fixed required attribute that is absent from a document",
    () => fromXml(form, "<form/>"),
    "missing-attribute",
    "/form, line 1, column 1: The attribute id is required.",
  ],
  [
    "another value than the fixed one, written",
    () => toXml(form, { code: "Y" }),
    "fixed-value",
    "/form/code: The value is not the fixed one.",
  ],
])("%s is refused", (_, run, code, message) => {
  expect(run).toThrow(expect.objectContaining({ code, message }) as Error);
});
