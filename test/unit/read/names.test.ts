import { expect, test } from "vitest";
import { readNames } from "../../../generator/read/names.js";
import type { Json } from "../../../generator/model/json.js";

const type = { upstream: "Box" };

test.each<[what: string, value: Json, says: RegExp]>([
  ["a list", [], /names\.json: expected an object/],
  ["types that are a list", { operations: {}, types: [] }, /names\.json: types: expected an object/],
  ["a name that is no text", { operations: { "GET /": 1 } }, /1, the name of GET \/, is not `group\.name`/],
  ["a name without a group", { operations: { "GET /": "list" } }, /"list", the name of GET \//],
  ["a name of three", { operations: { "GET /": "a.b.c" } }, /"a\.b\.c", the name of GET \//],
  ["blanks in a name", { operations: { "GET /": "a b.c" } }, /"a b\.c"/],
  ["a capital first", { operations: { "GET /": "GET.list" } }, /"GET\.list"/],
  ["what every object has", { operations: { "GET /": "constructor.list" } }, /"constructor\.list"/],
  ["one name for two", { operations: { "GET /": "a.b", "PUT /": "a.b" } }, /GET \/ and PUT \/ are both called a\.b/],
  ["a type that is the language's", { operations: {}, types: { Promise: type } }, /the type "Promise"/],
  ["a type with a blank", { operations: {}, types: { "Bad Name": type } }, /the type "Bad Name"/],
  ["a type of nothing", { operations: {}, types: { Box: {} } }, /the type Box does not say what upstream calls it/],
])("%s is refused", (_what, value, says) => {
  expect(() => readNames("operations", value, "names.json")).toThrow(says);
});

test("a dataset's name is that of a type and, with a small letter, of a constant", () => {
  expect(() => readNames("datasets", { datasets: { box: "a-b" } }, "names.json")).toThrow(
    /"a-b", the name of box, is not/,
  );
  expect(() => readNames("datasets", { datasets: { box: "Class" } }, "names.json")).toThrow(/"Class", the name of box/);
});

test("what is missing is no name yet", () => {
  expect(readNames("operations", undefined, "names.json")).toEqual({ operations: {}, types: {} });
});
