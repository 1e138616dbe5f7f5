import { fromXml, toXml, XmlWriter, type XmlErrorCode, type XmlName, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

interface Fault {
  readonly code?: XmlName;
  readonly codes?: readonly XmlName[];
  readonly kind?: XmlName;
  readonly either?: string | XmlName;
  readonly detail?: XmlNode;
}

const table: XmlTable = {
  namespace: "urn:fault",
  types: {
    Fault: {
      attributes: [{ attribute: "code", type: "xs:QName" }],
      content: {
        sequence: [
          { element: "codes", type: "Codes", min: 0 },
          { element: "kind", type: "Kind", min: 0, fixed: "{urn:codes}a" },
          { element: "either", type: "Either", min: 0 },
          { element: "detail", type: "xs:anyType", min: 0 },
        ],
      },
    },
    Codes: { list: "xs:QName" },
    Kind: { base: "xs:QName", values: ["{urn:codes}a", "b"] },
    Either: { union: ["xs:int", "xs:QName", "xs:string"] },
  },
};
const fault = xmlRoot<Fault>({ element: "fault", type: "Fault", table });
const inFault = (content: string, attributes = ""): string =>
  `<f:fault xmlns:f="urn:fault" ${attributes}>${content}</f:fault>`;

describe("a qualified name", () => {
  test.each<[name: string, document: string, value: Fault, written: string]>([
    [
      "is resolved where it stands, and declared where it is written",
      inFault(
        '<f:codes xmlns:c="urn:other" xmlns="urn:default"> c:x  c:y z</f:codes>',
        'xmlns:c="urn:codes" code=" c:x "',
      ),
      {
        code: { ns: "urn:codes", local: "x" },
        codes: [
          { ns: "urn:other", local: "x" },
          { ns: "urn:other", local: "y" },
          { ns: "urn:default", local: "z" },
        ],
      },
      '<ns1:fault code="ns2:x" xmlns:ns1="urn:fault" xmlns:ns2="urn:codes" xmlns:ns3="urn:other" xmlns:ns4="urn:default"><ns1:codes>ns3:x ns3:y ns4:z</ns1:codes></ns1:fault>',
    ],
    [
      "may have no namespace",
      inFault("<f:codes>a</f:codes>"),
      { codes: [{ ns: "", local: "a" }] },
      '<ns1:fault xmlns:ns1="urn:fault"><ns1:codes>a</ns1:codes></ns1:fault>',
    ],
    [
      "is compared with fixed and enumerated ones by its namespace",
      inFault("<f:kind xmlns:q='urn:codes'>q:a</f:kind>"),
      { kind: { ns: "urn:codes", local: "a" } },
      '<ns1:fault xmlns:ns1="urn:fault" xmlns:ns2="urn:codes"><ns1:kind>ns2:a</ns1:kind></ns1:fault>',
    ],
    [
      "is itself in a union",
      inFault("<f:either>f:a</f:either>"),
      { either: { ns: "urn:fault", local: "a" } },
      '<ns1:fault xmlns:ns1="urn:fault"><ns1:either>ns1:a</ns1:either></ns1:fault>',
    ],
    [
      "is a text in a union where its prefix is none",
      inFault("<f:either>at 12:30 </f:either>"),
      { either: "at 12:30 " },
      '<ns1:fault xmlns:ns1="urn:fault"><ns1:either>at 12:30 </ns1:either></ns1:fault>',
    ],
  ])("%s", (_, document, value, written) => {
    expect(fromXml(fault, document)).toEqual(value);
    expect(toXml(fault, value, { declaration: false })).toBe(written);
    expect(fromXml(fault, written)).toEqual(value);
  });

  test.each<[name: string, run: () => unknown, code: XmlErrorCode, message: string]>([
    [
      "a prefix nobody declared",
      () => fromXml(fault, inFault("<f:codes>q:a</f:codes>")),
      "bad-value",
      "/fault/codes, line 1, column 43: The value is not one its type allows.",
    ],
    [
      "an expanded name in a document",
      () => fromXml(fault, inFault("<f:codes>{urn:q}a</f:codes>")),
      "bad-value",
      "/fault/codes, line 1, column 48: The value is not one its type allows.",
    ],
    [
      "a name that is none",
      () => toXml(fault, { code: { ns: "", local: "a b" } }),
      "bad-value",
      "/fault/@code: The value is not one its type allows.",
    ],
    [
      "another than the fixed one",
      () => toXml(fault, { kind: { ns: "", local: "b" } }),
      "fixed-value",
      "/fault/kind: The value is not the fixed one.",
    ],
  ])("is refused: %s", (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message }) as Error);
  });
});

describe("a node keeps the namespaces its own values name", () => {
  test("in attributes and text, and has them declared again", () => {
    const document = inFault(
      '<f:detail xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"><x p="a:y" q="12:30">//b:z[c:k] http://no</x><y/></f:detail>',
    );
    const detail: XmlNode = {
      name: "{urn:fault}detail",
      attributes: {},
      children: [
        {
          name: "x",
          namespaces: { a: "urn:a", b: "urn:b", c: "urn:c" },
          attributes: { p: "a:y", q: "12:30" },
          children: ["//b:z[c:k] http://no"],
        },
        { name: "y", attributes: {}, children: [] },
      ],
    };
    expect(fromXml(fault, document)).toEqual({ detail });
    const written = toXml(fault, { detail }, { declaration: false });
    expect(written).toBe(
      '<ns1:fault xmlns:ns1="urn:fault"><ns1:detail><x xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" p="a:y" q="12:30">//b:z[c:k] http://no</x><y/></ns1:detail></ns1:fault>',
    );
    expect(fromXml(fault, written)).toEqual({ detail });
  });

  test("and the default namespace of a type without a prefix", () => {
    const document = inFault(
      '<f:detail xmlns="urn:d" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="T"/>',
    );
    const detail: XmlNode = {
      name: "{urn:fault}detail",
      namespaces: { "": "urn:d" },
      attributes: { "{http://www.w3.org/2001/XMLSchema-instance}type": "T" },
      children: [],
    };
    expect(fromXml(fault, document)).toEqual({ detail });
    expect(fromXml(fault, toXml(fault, { detail }))).toEqual({ detail });
  });

  test("even where they hide the prefixes of elements around and inside", () => {
    const detail: XmlNode = {
      name: "{urn:fault}detail",
      namespaces: { ns1: "urn:a" },
      attributes: { "{urn:fault}p": "ns1:y" },
      children: [{ name: "{urn:fault}in", attributes: {}, children: [] }],
    };
    const written = toXml(fault, { codes: [{ ns: "urn:fault", local: "a" }], detail }, { declaration: false });
    expect(written).toBe(
      '<ns1:fault xmlns:ns1="urn:fault" xmlns:ns2="urn:fault"><ns1:codes>ns1:a</ns1:codes><ns2:detail xmlns:ns1="urn:a" ns2:p="ns1:y"><ns2:in/></ns2:detail></ns1:fault>',
    );
    expect(fromXml(fault, written)).toMatchObject({ detail });
  });

  test("as the root too", () => {
    const any = xmlRoot<XmlNode>({ element: "any", type: "xs:anyType", table: { namespace: "urn:any", types: {} } });
    const node: XmlNode = {
      name: "{urn:any}any",
      namespaces: { "": "urn:d", xsi: "urn:x" },
      attributes: { "{http://www.w3.org/2001/XMLSchema-instance}type": "T", a: "xsi:b" },
      children: [],
    };
    const written = toXml(any, node, { declaration: false });
    expect(written).toBe(
      '<ns2:any ns3:type="T" a="xsi:b" xmlns="urn:d" xmlns:xsi="urn:x" xmlns:ns2="urn:any" xmlns:ns3="http://www.w3.org/2001/XMLSchema-instance"/>',
    );
    expect(fromXml(any, written)).toEqual(node);
  });

  test.each<[prefix: string, namespace: string]>([
    ["xmlns", "urn:a"],
    ["a", ""],
    ["a", "http://www.w3.org/2000/xmlns/"],
  ])("but not %s for %j", (prefix, namespace) => {
    const writer = new XmlWriter();
    expect(() => writer.start("", "r", { [prefix]: namespace })).toThrow(
      expect.objectContaining({ code: "namespace", message: `The prefix ${prefix} cannot be declared so.` }) as Error,
    );
  });
});
