import { checkValue, checkXml, fromXml, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { expect, test } from "vitest";

const table: XmlTable = {
  namespace: "",
  types: {
    Order: {
      attributes: [
        { attribute: "id", type: "Id", required: true },
        { attribute: "kind", type: "xs:token", fixed: "k" },
      ],
      content: {
        sequence: [
          { element: "buyer", type: "Buyer" },
          { element: "line", type: "Line", max: 3 },
          {
            choice: [
              { element: "cash", type: "xs:decimal" },
              { element: "card", type: "xs:string" },
            ],
          },
          { element: "note", type: "Note", min: 0 },
        ],
      },
    },
    Buyer: {
      content: {
        sequence: [
          { element: "number", type: "Id" },
          { element: "name", type: "xs:string" },
        ],
      },
    },
    Line: { text: "Short", attributes: [{ attribute: "n", type: "xs:int" }] },
    Note: { mixed: true, content: { sequence: [{ element: "b", type: "Short" }] } },
    Id: { base: "xs:string", facets: { patterns: ["\\d{9}"] } },
    Short: { base: "xs:string", facets: { maxLength: "3" } },
  },
};
const order = xmlRoot<object>({ element: "order", type: "Order", table });

const valid = {
  id: "310724181",
  buyer: { number: "310724181", name: "n" },
  line: [{ n: 1, value: "a" }],
  cash: "1",
  note: { $mixed: ["x", { b: "y" }] },
};

test("a valid document and value have nothing wrong", () => {
  const document = toXml(order, valid);
  expect(fromXml(order, document)).toEqual(valid);
  expect(checkXml(order, document)).toEqual([]);
  expect(checkValue(order, valid)).toEqual([]);
});

test("all that is wrong with a document is told, with its place, facets included", () => {
  const document = `<order id="31072418" kind="j" x="1">
<buyer><age/><number>1</number></buyer>
<line n="one">long</line>
text
<note>x</note>
<line n="2">ok</line>
<line/><line/><line>much</line>
<cash>1,5</cash><card/>
</order>`;
  expect(checkXml(order, document).map(({ message }) => message)).toEqual([
    "/order/@id, line 1, column 1: The value does not match the pattern \\d{9}.",
    "/order/@kind, line 1, column 1: The value is not the fixed one.",
    "/order/@x, line 1, column 1: The schema has no attribute x here.",
    "/order/buyer/age, line 2, column 8: The schema has no element age here.",
    "/order/buyer/number, line 2, column 23: The value does not match the pattern \\d{9}.",
    "/order/buyer, line 2, column 32: name is missing.",
    "/order/line/@n, line 3, column 1: The value is not one its type allows.",
    "/order/line, line 3, column 19: The value is longer than 3.",
    "/order, line 3, column 26: Text between elements.",
    "/order/note, line 5, column 1: note may not stand here; cash or card is expected.",
    "/order/note, line 5, column 8: b is missing.",
    "/order/line, line 6, column 1: line may not stand here; there are too many, or the order is wrong.",
    "/order/line, line 7, column 15: line may not stand here; cash or card is expected.",
    "/order/line, line 7, column 25: The value is longer than 3.",
    "/order/cash, line 8, column 10: The value is not one its type allows.",
    "/order/card, line 8, column 17: card may not stand here; there are too many, or the order is wrong.",
  ]);
});

test("what ends reading is the last error", () => {
  expect(checkXml(order, '<order id="1"><buyer>').map(({ message }) => message)).toEqual([
    "/order/@id, line 1, column 1: The value does not match the pattern \\d{9}.",
    "line 1, column 22: The element buyer is not closed.",
  ]);
  expect(checkXml(order, "<other/>").map(({ message }) => message)).toEqual([
    "/other, line 1, column 1: The root element must be order.",
  ]);
});

test("all that is wrong with a value is told, with its path", () => {
  const value = {
    id: "x",
    kind: "j",
    age: 1,
    buyer: { number: 1 },
    line: [{ n: 1.5, value: "long" }, 5, { value: "\u0000" }, { value: "ok" }],
    cash: "1",
    card: "2",
    note: { $mixed: [{ c: 1 }, { b: "much" }, { b: "ok" }] },
  };
  expect(checkValue(order, value).map(({ message }) => message)).toEqual([
    "/order: The schema has no property age here.",
    "/order/@id: The value does not match the pattern \\d{9}.",
    "/order/@kind: The value is not the fixed one.",
    "/order/buyer/number: The value is not one its type allows.",
    "/order/buyer: name is missing.",
    "/order: line holds more than the schema allows.",
    "/order/line/@n: The value is not one its type allows.",
    "/order/line: The value is longer than 3.",
    "/order/line: The value must be an object.",
    "/order/line: A character that XML does not allow.",
    "/order: One choice among cash, card must be complete, and no other.",
    "/order/note: The schema has no property c here.",
    "/order/note/b: The value is longer than 3.",
    "/order/note: b may not stand here; there are too many, or the order is wrong.",
  ]);
});

test("no message holds a value", () => {
  const secret = "14857310056";
  const errors = [
    ...checkXml(order, `<order id="${secret}"><buyer><number>${secret}</number></buyer></order>`),
    ...checkValue(order, { id: secret, buyer: { number: secret }, line: [{ value: secret }] }),
  ];
  expect(errors.length).toBeGreaterThan(5);
  expect(
    errors.map((error) => JSON.stringify(error, [...Object.getOwnPropertyNames(error), "stack"])).join(""),
  ).not.toContain(secret);
});

test("a check ends when it has found enough", () => {
  const document = `<order id="310724181">${"<x/>".repeat(5)}</order>`;
  expect(checkXml(order, document, { maxErrors: 2 }).map(({ path }) => path)).toEqual(["/order/x", "/order/x"]);
  expect(checkXml(order, `<order>${"<x/>".repeat(2000)}</order>`)).toHaveLength(1000);
  expect(checkValue(order, {}, { maxErrors: 1 }).map(({ message }) => message)).toEqual([
    "/order: The attribute id is required.",
  ]);
});
