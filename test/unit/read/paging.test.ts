import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import type { Paging } from "../../../generator/model/contract.js";
import type { JsonObject } from "../../../generator/model/json.js";
import { readOpenApi } from "../../../generator/read/openapi.js";

const book = { type: "object", properties: { number: { type: "integer" } } };
const shelf = {
  type: "object",
  properties: {
    books: { type: ["array", "null"], items: { $ref: "#/components/schemas/Book" } },
    links: { $ref: "#/components/schemas/Links" },
    token: { type: "string" },
  },
};

/** How one operation pages of which that is said. */
function read(paging: unknown, answer: object = { $ref: "#/components/schemas/Shelf" }): Paging | undefined {
  const document = {
    openapi: "3.1.0",
    info: { title: "Library", version: "1" },
    paths: {
      "/books": {
        get: {
          operationId: "listBooks",
          parameters: [
            { name: "after", in: "query", schema: { type: "string" } },
            { name: "X-Page", in: "header", schema: { type: "integer" } },
          ],
          responses: { 200: { description: "", content: { "application/json": { schema: answer } } } },
          ...(paging === undefined ? {} : { "x-paging": paging }),
        },
      },
    },
    components: {
      schemas: { Book: book, Shelf: shelf, Links: { type: "object", properties: { next: { type: "string" } } } },
    },
  } as JsonObject;
  const names = { operations: { "GET /books": "books.list" }, types: {} };
  const spec = { id: "my/library/v1", format: "openapi", file: "openapi.json", text: "", document, names } as const;
  return readOpenApi(spec).operations[0]!.paging;
}

const list = { type: "array", items: { type: "string" } };
const item = { $ref: "#/components/schemas/Book" };

test("what is not said to page does not", () => {
  expect(read(undefined)).toBeUndefined();
});

test.each([
  [
    { by: "token", token: "token", parameter: "after" },
    { by: "token", options: { token: "token", parameter: "after" }, items: "books", item },
  ],
  [
    { by: "link", link: "links.next", parameters: ["after"], feed: true },
    { by: "link", options: { link: "links.next", parameters: ["after"], feed: true }, items: "books", item },
  ],
  [
    { by: "header", header: "next", parameters: ["after"] },
    { by: "header", options: { header: "next", parameters: ["after"] }, items: "books", item },
  ],
  [
    { by: "number", page: "X-Page" },
    { by: "number", options: { page: "X-Page", in: "header" }, items: "books", item },
  ],
  [
    { by: "sequence", member: "number", parameter: "after" },
    { by: "sequence", options: { member: "number", parameter: "after" }, items: "books", item },
  ],
])("%j is read, with the list the answer has", (stated, paging) => {
  expect(read(stated)).toEqual(paging);
});

test("an answer that is a list has no member for it", () => {
  const paging = read({ by: "number", page: "after" }, list);

  expect(paging).toEqual({ by: "number", options: { page: "after" }, item: { type: "string" } });
});

const one = "is for an answer that is a list, or has one list among its members";

test.each([
  ["no object", "next", "is not an object"],
  ["no style", {}, 'needs "by", one of token, link, header, number, offset, sequence'],
  ["an unknown style", { by: "magic" }, 'needs "by", one of token, link, header, number, offset, sequence'],
  [
    "a style that every object has",
    { by: "toString" },
    'needs "by", one of token, link, header, number, offset, sequence',
  ],
  [
    "a strange member",
    { by: "number", page: "after", items: "books" },
    'has a member "items", which "by: number" has not',
  ],
  ["a member left out", { by: "token", parameter: "after" }, 'needs "token": a member of the answer'],
  [
    "a member the answer has not",
    { by: "link", link: "links.prev", parameters: ["after"] },
    'needs "link": a member of the answer',
  ],
  [
    "a parameter it has not",
    { by: "token", token: "token", parameter: "page" },
    'needs "parameter": a parameter of the operation',
  ],
  [
    "a header where a query tells the page",
    { by: "token", token: "token", parameter: "X-Page" },
    'needs "parameter": a parameter of the operation',
  ],
  [
    "a member that every object has",
    { by: "number", page: "after", toString: 1 },
    'has a member "toString", which "by: number" has not',
  ],
  [
    "no parameters",
    { by: "header", header: "next", parameters: [] },
    'needs "parameters": parameters of the operation',
  ],
  [
    "a parameter among them it has not",
    { by: "header", header: "next", parameters: ["after", "page"] },
    'needs "parameters": parameters of the operation',
  ],
  [
    "a flag that is not raised",
    { by: "header", header: "next", parameters: ["after"], feed: false },
    'needs "feed": true',
  ],
  ["a header that is no text", { by: "header", header: 1, parameters: ["after"] }, 'needs "header": a header'],
  [
    "a member the items have not",
    { by: "sequence", member: "id", parameter: "after" },
    'needs "member": a member of the items',
  ],
])("%s is refused", (_, paging, why) => {
  expect(() => read(paging)).toThrow(new InputError(`my/library/v1: GET /books: its "x-paging" ${why}.`));
});

test.each([
  ["no list", { type: "object", properties: { token: { type: "string" } } }],
  ["two lists", { type: "object", properties: { one: list, two: list } }],
])("an answer with %s is refused", (_, answer) => {
  expect(() => read({ by: "number", page: "after" }, answer)).toThrow(
    new InputError(`my/library/v1: GET /books: its "x-paging" ${one}.`),
  );
});
