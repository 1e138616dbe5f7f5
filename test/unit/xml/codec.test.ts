import { fromXml, toXml, type XmlErrorCode, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { describe, expect, test } from "vitest";

interface Party {
  readonly number: string;
  readonly name?: string | null;
}
interface Order {
  version?: "2";
  priority?: number;
  $anyAttributes?: Readonly<Record<string, string>>;
  buyer: Party;
  line?: readonly string[];
  paid?: boolean;
}

const table: XmlTable = {
  namespace: "urn:order",
  types: {
    Order: {
      attributes: [
        { attribute: "version", type: "xs:integer", required: true, fixed: "2" },
        { attribute: "priority", type: "xs:int" },
      ],
      anyAttribute: "##any",
      content: {
        sequence: [
          { element: "buyer", type: "Party" },
          { element: "line", type: "xs:string", min: 0, max: 2 },
          { element: "paid", type: "xs:boolean", min: 0 },
        ],
      },
    },
    Party: {
      content: {
        sequence: [
          { element: "number", type: "xs:string" },
          { element: "name", type: "xs:string", min: 0, nillable: true },
        ],
      },
    },
  },
};
const order = xmlRoot<Order>({ element: "order", type: "Order", table });
const inOrder = (content: string, attributes = 'version="2"'): string =>
  `<order xmlns="urn:order" ${attributes}>${content}</order>`;
const buyer = "<buyer><number>310724181</number></buyer>";

describe("values", () => {
  test("absent, nil and empty are three states, both ways", () => {
    const states = {
      absent: "",
      nil: '<name xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>',
      empty: "<name/>",
    };
    const read = Object.values(states).map((name) =>
      fromXml(order, inOrder(`<buyer><number>1</number>${name}</buyer>`)),
    );

    expect(read.map(({ buyer }) => buyer)).toEqual([
      { number: "1" },
      { number: "1", name: null },
      { number: "1", name: "" },
    ]);
    expect(read.map((value) => fromXml(order, toXml(order, value)))).toEqual(read);
  });

  test("writing follows the schema, whatever the order of properties, and adds what is fixed", () => {
    expect(
      toXml(
        order,
        { paid: true, line: ["b", "a"], buyer: { name: null, number: "310724181" } },
        { declaration: false },
      ),
    ).toBe(
      '<order version="2" xmlns="urn:order" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        '<buyer><number>310724181</number><name xsi:nil="true"/></buyer><line>b</line><line>a</line><paid>true</paid></order>',
    );
  });

  test("names are matched by namespace, never by prefix", () => {
    const document = '<q:order xmlns:q="urn:order" version="02"><q:buyer><q:number>1</q:number></q:buyer></q:order>';
    expect(fromXml(order, document)).toEqual({ version: "2", buyer: { number: "1" } });
  });

  test("attributes the schema leaves open are kept under their expanded names", () => {
    const value = fromXml(order, inOrder(buyer, 'version="2" other="1" xmlns:o="urn:o" o:other="2"'));
    expect(value.$anyAttributes).toEqual({ other: "1", "{urn:o}other": "2" });
    expect(fromXml(order, toXml(order, value))).toEqual(value);
  });

  test("an attribute named __proto__ is only an attribute", () => {
    const value = fromXml(order, inOrder(buyer, 'version="2" __proto__="x"'));
    expect(Object.keys(value.$anyAttributes ?? {})).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(toXml(order, value)).toContain(' __proto__="x"');
  });
});

describe("refused when reading, with path and place, without the value", () => {
  test.each<[name: string, code: XmlErrorCode, document: string, message: string]>([
    [
      "another root",
      "unknown-root",
      "<order/>",
      "/order, line 1, column 1: The root element must be {urn:order}order.",
    ],
    [
      "unknown element",
      "unknown-element",
      inOrder(`${buyer}\n<secret>14857310056</secret>`),
      "/order/secret, line 2, column 1: The schema has no element {urn:order}secret here.",
    ],
    [
      "unknown attribute",
      "unknown-attribute",
      inOrder("<buyer age='1'><number>1</number></buyer>"),
      "/order/buyer/@age, line 1, column 38: The schema has no attribute age here.",
    ],
    [
      "missing element at the end",
      "missing-element",
      inOrder("<buyer></buyer>"),
      "/order/buyer, line 1, column 45: number is missing.",
    ],
    [
      "missing element before another",
      "unexpected-element",
      inOrder("<line>1</line>"),
      "/order/line, line 1, column 38: line may not stand here; buyer is expected.",
    ],
    [
      "wrong order",
      "unexpected-element",
      inOrder(`${buyer}<paid>1</paid><line>1</line>`),
      "/order/line, line 1, column 93: line may not stand here; there are too many, or the order is wrong.",
    ],
    [
      "too many",
      "unexpected-element",
      inOrder(`${buyer}${"<line/>".repeat(3)}`),
      "/order/line, line 1, column 93: line may not stand here; there are too many, or the order is wrong.",
    ],
    [
      "bad value",
      "bad-value",
      inOrder(`${buyer}<paid>14857310056</paid>`),
      "/order/paid, line 1, column 96: The value is not one its type allows.",
    ],
    [
      "bad attribute",
      "bad-value",
      inOrder(buyer, 'version="2" priority="14857310056"'),
      "/order/@priority, line 1, column 1: The value is not one its type allows.",
    ],
    [
      "wrong fixed value",
      "fixed-value",
      inOrder(buyer, 'version="14857310056"'),
      "/order/@version, line 1, column 1: The value is not the fixed one.",
    ],
    [
      "missing attribute",
      "missing-attribute",
      inOrder(buyer, ""),
      "/order, line 1, column 1: The attribute version is required.",
    ],
    [
      "text between elements",
      "unexpected-text",
      inOrder(`${buyer}14857310056`),
      "/order, line 1, column 79: Text between elements.",
    ],
    [
      "nil that may not be",
      "not-nillable",
      inOrder("<buyer xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>"),
      "/order/buyer/@nil, line 1, column 38: The element is not nillable.",
    ],
    [
      "a type given in the document",
      "bad-type",
      inOrder(`<buyer xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='Other'><number>1</number></buyer>`),
      "/order/buyer/@type, line 1, column 38: The type xsi:type names may not stand here.",
    ],
  ])("%s", (_, code, document, message) => {
    expect(() => fromXml(order, document)).toThrow(expect.objectContaining({ code, message }) as Error);
  });

  test("nothing in an error but the message holds the text", () => {
    const secret = "14857310056";
    const error = refusal(() => fromXml(order, inOrder(`${buyer}<paid>${secret}</paid>`)));
    expect(error).toMatchObject({ code: "bad-value", path: "/order/paid", line: 1, column: 96 });
    expect(JSON.stringify(error, [...Object.getOwnPropertyNames(error), "stack"])).not.toContain(secret);
  });
});

test("lenient reading steps over what the schema does not know, and says so", () => {
  const ignored: string[] = [];
  const document = inOrder(`<x><y>1</y></x>${buyer}<buyerx/>`, 'version="2"');
  const value = fromXml(order, document, { lenient: ({ code, path }) => ignored.push(`${code} ${path}`) });

  expect(value).toEqual({ version: "2", buyer: { number: "310724181" } });
  expect(ignored).toEqual(["unknown-element /order/x", "unknown-element /order/buyerx"]);
  expect(fromXml(order, document, { lenient: true })).toEqual(value);
});

describe("refused when writing, with the path", () => {
  test.each<[name: string, value: unknown, code: string, message: string]>([
    ["missing element", {}, "missing-element", "/order: buyer is missing."],
    ["missing text", { buyer: {} }, "missing-element", "/order/buyer: number is missing."],
    [
      "unknown property",
      { buyer: { number: "1", nmae: "x" } },
      "unknown-property",
      "/order/buyer: The schema has no property nmae here.",
    ],
    [
      "value of another type",
      { buyer: { number: 1 } },
      "bad-value",
      "/order/buyer/number: The value is not one its type allows.",
    ],
    ["null that may not be", { buyer: null }, "not-nillable", "/order/buyer: The element is not nillable."],
    ["not an object", { buyer: "1" }, "bad-value", "/order/buyer: The value must be an object."],
    [
      "wrong fixed value",
      { version: "3", buyer: { number: "1" } },
      "fixed-value",
      "/order/@version: The value is not the fixed one.",
    ],
    [
      "attribute of another type",
      { priority: 1.5, buyer: { number: "1" } },
      "bad-value",
      "/order/@priority: The value is not one its type allows.",
    ],
    [
      "too many",
      { buyer: { number: "1" }, line: ["1", "2", "3"] },
      "unexpected-element",
      "/order: line holds more than the schema allows.",
    ],
    [
      "a character XML cannot hold",
      { buyer: { number: "\u0000" } },
      "character",
      "/order/buyer/number: A character that XML does not allow.",
    ],
  ])("%s", (_, value, code, message) => {
    expect(() => toXml(order, value as Order)).toThrow(expect.objectContaining({ code, message }) as Error);
  });

  test("lenient writing leaves unknown properties out", () => {
    const value = { buyer: { number: "1", extra: "x" } };
    expect(toXml(order, value, { lenient: true, declaration: false })).toBe(
      '<order version="2" xmlns="urn:order"><buyer><number>1</number></buyer></order>',
    );
  });
});

test("an element the schema says nothing about is kept as it stands", () => {
  const any = xmlRoot<XmlNode>({ element: "any", type: "xs:anyType", table: { namespace: "", types: {} } });
  const node = fromXml(any, '<any a="1">text<p:b xmlns:p="urn:p" p:c="2"/><![CDATA[<]]></any>');

  expect(node).toEqual({
    name: "any",
    attributes: { a: "1" },
    children: ["text", { name: "{urn:p}b", attributes: { "{urn:p}c": "2" }, children: [] }, "<"],
  });
  expect(toXml(any, node, { declaration: false })).toBe(
    '<any a="1" xmlns:ns1="urn:p">text<ns1:b ns1:c="2"/>&lt;</any>',
  );
});

function refusal(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was refused.");
}
