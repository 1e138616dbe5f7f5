import { fromXml, toXml, type XmlErrorCode, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";
import { fileWith, objections } from "./xmllint.js";

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const table: XmlTable = {
  namespace: "urn:pay",
  types: {
    Bill: {
      content: {
        sequence: [
          {
            element: "payment",
            type: "Payment",
            max: 3,
            abstract: true,
            substitutes: [
              { element: "card", type: "Card" },
              { element: "cash", type: "xs:decimal", nillable: true },
            ],
          },
          {
            element: "remark",
            type: "xs:string",
            min: 0,
            nillable: true,
            substitutes: [{ element: "warning", type: "xs:token", nillable: true }],
          },
          { element: "extra", type: "xs:anyType", min: 0, substitutes: [{ element: "more", type: "xs:anyType" }] },
        ],
      },
    },
    Payment: { content: { sequence: [] } },
    Card: {
      attributes: [{ attribute: "kind", type: "xs:token" }],
      derived: { "{urn:pay}Gift": "Gift" },
      content: { sequence: [{ element: "number", type: "xs:string" }] },
    },
    Gift: {
      attributes: [{ attribute: "kind", type: "xs:token" }],
      content: {
        sequence: [
          { element: "number", type: "xs:string" },
          { element: "from", type: "xs:string" },
        ],
      },
    },
  },
};

interface Bill {
  readonly payment?: readonly unknown[];
  readonly remark?: unknown;
  readonly extra?: XmlNode | { readonly $el: "{urn:pay}more"; readonly value: XmlNode };
}
const bill = xmlRoot<Bill>({ element: "bill", type: "Bill", table });

const schema = fileWith([
  {
    name: "pay.xsd",
    text: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:pay" xmlns="urn:pay" elementFormDefault="qualified">
  <xs:element name="bill"><xs:complexType><xs:sequence>
    <xs:element ref="payment" maxOccurs="3"/>
    <xs:element ref="remark" minOccurs="0"/>
    <xs:element ref="extra" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="payment" abstract="true"/>
  <xs:element name="card" type="Card" substitutionGroup="payment"/>
  <xs:element name="cash" type="xs:decimal" substitutionGroup="payment" nillable="true"/>
  <xs:element name="remark" type="xs:string" nillable="true"/>
  <xs:element name="warning" type="xs:token" substitutionGroup="remark" nillable="true"/>
  <xs:element name="extra"/>
  <xs:element name="more" substitutionGroup="extra"/>
  <xs:complexType name="Card"><xs:sequence><xs:element name="number" type="xs:string"/></xs:sequence><xs:attribute name="kind" type="xs:token"/></xs:complexType>
  <xs:complexType name="Gift"><xs:complexContent><xs:extension base="Card"><xs:sequence>
    <xs:element name="from" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
</xs:schema>`,
  },
]);

describe("an element that stands in for another", () => {
  test.each<[name: string, content: string, value: Bill]>([
    [
      "is named beside its properties, or beside its value",
      '<card kind="k"><number>1</number></card><cash>2.50</cash><card><number>3</number></card><warning>w</warning>',
      {
        payment: [
          { $el: "{urn:pay}card", kind: "k", number: "1" },
          { $el: "{urn:pay}cash", value: "2.50" },
          { $el: "{urn:pay}card", number: "3" },
        ],
        remark: { $el: "{urn:pay}warning", value: "w" },
      },
    ],
    [
      "may be nil",
      '<cash xsi:nil="true"/><warning xsi:nil="true"/>',
      { payment: [{ $el: "{urn:pay}cash", value: null }], remark: { $el: "{urn:pay}warning", value: null } },
    ],
    [
      "may name its type",
      '<card xsi:type="Gift"><number>1</number><from>f</from></card><cash xsi:type="xs:int">2</cash>',
      {
        payment: [
          { $el: "{urn:pay}card", $type: "{urn:pay}Gift", number: "1", from: "f" },
          { $el: "{urn:pay}cash", $type: "{http://www.w3.org/2001/XMLSchema}int", value: 2 },
        ],
      },
    ],
    [
      "is not named where it is the head itself",
      '<cash>1</cash><remark>r</remark><extra a="1"/>',
      {
        payment: [{ $el: "{urn:pay}cash", value: "1" }],
        remark: "r",
        extra: { name: "{urn:pay}extra", attributes: { a: "1" }, children: [] },
      },
    ],
    [
      "may hold anything",
      "<cash>1</cash><more>x</more>",
      {
        payment: [{ $el: "{urn:pay}cash", value: "1" }],
        extra: { $el: "{urn:pay}more", value: { name: "{urn:pay}more", attributes: {}, children: ["x"] } },
      },
    ],
  ])("%s", (_, content, value) => {
    const document = `<bill xmlns="urn:pay" xmlns:xs="http://www.w3.org/2001/XMLSchema" ${xsi}>${content}</bill>`;
    expect(objections(document, schema)).toBe("");
    expect(fromXml(bill, document)).toEqual(value);
    const written = toXml(bill, value);
    expect(objections(written, schema)).toBe("");
    expect(fromXml(bill, written)).toEqual(value);
  });
});

describe("refused", () => {
  const inBill = (content: string): string => `<bill xmlns="urn:pay">\n${content}</bill>`;

  test.each<[name: string, run: () => unknown, code: XmlErrorCode, message: string]>([
    [
      "an abstract head in a document",
      () => fromXml(bill, inBill("<payment/>")),
      "bad-type",
      "/bill/payment, line 2, column 1: The element payment is abstract; one that stands in for it is expected.",
    ],
    [
      "an abstract head in a value",
      () => toXml(bill, { payment: [{}] }),
      "bad-type",
      "/bill: The element payment is abstract; one that stands in for it is expected.",
    ],
    [
      "more than the head may stand",
      () => fromXml(bill, inBill("<cash>1</cash><cash>2</cash><cash>3</cash><card/>")),
      "unexpected-element",
      "/bill/card, line 2, column 43: card may not stand here; there are too many, or the order is wrong.",
    ],
    [
      "none of them",
      () => fromXml(bill, inBill("<remark/>")),
      "unexpected-element",
      "/bill/remark, line 2, column 1: remark may not stand here; payment is expected.",
    ],
    [
      "an element of another head",
      () => toXml(bill, { payment: [{ $el: "{urn:pay}warning", value: "w" }] }),
      "unexpected-element",
      "/bill: The element $el names may not stand for payment.",
    ],
    [
      "an inherited name",
      () => toXml(bill, { payment: [{ $el: "constructor" }] }),
      "unexpected-element",
      "/bill: The element $el names may not stand for payment.",
    ],
    [
      "the value of another type",
      () => toXml(bill, { payment: [{ $el: "{urn:pay}cash", value: "much" }] }),
      "bad-value",
      "/bill/cash: The value is not one its type allows.",
    ],
  ])("%s", (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message }) as Error);
  });
});
