import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/json.js";
import { nameAppOperations } from "../../../generator/model/naming/app-operations.js";

const instance = "/instances/{instanceOwnerPartyId}/{instanceGuid}";

/** The operations an app's own document has for some data types. */
function documentOf(...types: readonly string[]): JsonObject {
  const paths = types.flatMap((type) => [
    [`${instance}/data/{dataGuid}/type/${type}`, { get: {}, put: {} }],
    [`${instance}/data/type/${type}`, { post: {} }],
  ]);
  return { paths: { "/instances": { post: {} }, "/other": { get: {} }, ...Object.fromEntries(paths) } as JsonObject };
}

/** The groups that were given, in the order of their data types. */
function groups(...types: readonly string[]): string[] {
  const names = nameAppOperations(documentOf(...types), {}, { "POST /instances": "instances.create" });
  return types.map((type) => names[`POST /instances/{}/{}/data/type/${type}`]!.replace(".create", ""));
}

test("a data type is a group, and what every app has is called as the generic API calls it", () => {
  const shared = { "POST /instances": "instances.create", "POST /instances/{}/{}/data/type/{}": "data.create" };

  expect(nameAppOperations(documentOf("ref-data-as-pdf"), {}, shared)).toEqual({
    "POST /instances": "instances.create",
    "GET /instances/{}/{}/data/{}/type/ref-data-as-pdf": "refDataAsPdf.get",
    "PUT /instances/{}/{}/data/{}/type/ref-data-as-pdf": "refDataAsPdf.update",
    "POST /instances/{}/{}/data/type/ref-data-as-pdf": "refDataAsPdf.create",
  });
});

test.each([
  ["a GUID", ["9edd53de-f46f"], ["data9edd53deF46f"]],
  ["a word that a group cannot be", ["then", "constructor"], ["dataThen", "dataConstructor"]],
  ["a group that every app has", ["instances"], ["dataInstances"]],
  ["two spellings of one name", ["my-type", "myType"], ["myType", "dataMyType"]],
  ["three", ["my-type", "myType", "my_type"], ["myType", "dataMyType", "dataMyType2"]],
  ["letters beyond ASCII", ["Årsrapport"], ["årsrapport"]],
])("%s is told apart", (_name, types, expected) => {
  expect(groups(...types)).toEqual(expected);
});

test("names that were given stay, and what a data type gets later joins its group", () => {
  const pinned = { "GET /instances/{}/{}/data/{}/type/model": "form.get", "POST /instances": "instances.start" };

  expect(nameAppOperations(documentOf("model"), pinned, { "POST /instances": "instances.create" })).toEqual({
    ...pinned,
    "PUT /instances/{}/{}/data/{}/type/model": "form.update",
    "POST /instances/{}/{}/data/type/model": "form.create",
  });
});
