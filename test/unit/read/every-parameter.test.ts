import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import type { ApiContract } from "../../../generator/model/contract.js";
import {
  arrayAt,
  isObject,
  objectAt,
  resolvePointer,
  textAt,
  type Json,
  type JsonObject,
} from "../../../generator/model/json.js";
import { operationsOf } from "../../../generator/model/operation-shape.js";
import { readContract } from "../../../generator/read/index.js";
import { readSpecs } from "../../../generator/specs.js";
import { queryText } from "../../../runtime/request.js";

/** Query parameters that are no plain words, by contract. */
const dotted: Readonly<Record<string, readonly string[]>> = {
  "altinn2/rest/v0": ["$expand", "$filter", "$orderby", "$skip", "$top"],
  "altinn3/storage/v1": [
    "dataValues.A2ArchRef",
    "instanceOwner.partyId",
    "process.currentTask",
    "process.endEvent",
    "process.ended",
    "process.isComplete",
    "status.isArchived",
    "status.isHardDeleted",
    "status.isSoftDeleted",
  ],
};

const places: readonly Json[] = ["path", "query", "header"];
const styles: readonly Json[] = ["form", "deepObject"];

const apis = (await readSpecs("specs"))
  .filter(({ format }) => format === "openapi")
  .map((spec) => readContract(spec, new Diagnostics()) as ApiContract);

describe.each(apis)("the parameters of $id", ({ id, document }) => {
  const operations = operationsOf(document).map(({ path, operation, item }) => ({
    path,
    name: textAt(operation, "operationId") ?? "",
    parameters: [...arrayAt(item, "parameters"), ...arrayAt(operation, "parameters")].filter(isObject),
  }));
  const parameters = operations.flatMap(({ name, parameters }) =>
    parameters.map((parameter) => ({ at: `${name} ${textAt(parameter, "name")}`, parameter })),
  );
  const failing = (isFailing: (parameter: JsonObject) => boolean): string[] =>
    parameters.filter(({ parameter }) => isFailing(parameter)).map(({ at }) => at);

  test("those of a path are the ones its braces name, each once, by a plain word", () => {
    const wrong = operations.filter(({ path, parameters }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      const told = parameters.filter((parameter) => parameter["in"] === "path" && parameter["required"] === true);
      const names = told.map((parameter) => textAt(parameter, "name")!);
      const isPlain = !/[{}]/.test(path.replaceAll(/\{\w+\}/g, ""));
      return !isPlain || new Set(named).size !== named.length || new Set([...named, ...names]).size !== names.length;
    });

    expect(wrong.map(({ name, path }) => [name, path])).toEqual([]);
  });

  test("are in the path, the query or a header, and have a schema", () => {
    expect(failing(({ in: place, schema }) => !places.includes(place!) || !isObject(schema))).toEqual([]);
  });

  test("those of a query are plain words, but for those that are listed", () => {
    const names = parameters.map(({ parameter }) => parameter).filter((parameter) => parameter["in"] === "query");
    const odd = names.map((parameter) => textAt(parameter, "name") ?? "").filter((name) => !/^[\w-]+$/.test(name));

    expect([...new Set(odd)].sort()).toEqual(dotted[id] ?? []);
  });

  test("are values or lists of values, and objects of values only in a query", () => {
    const holdsObject = (schema: JsonObject, isWithin: boolean): boolean => {
      const { type, items, additionalProperties, allOf, anyOf, oneOf } = resolved(document, schema);
      const members = [allOf, anyOf, oneOf].flatMap((some) => (Array.isArray(some) ? (some as Json[]) : []));
      const inner = [items, additionalProperties].filter(isObject);
      return (
        (isWithin && [type].flat().includes("object")) ||
        members.some((member) => isObject(member) && holdsObject(member, isWithin)) ||
        inner.some((member) => holdsObject(member, true))
      );
    };

    expect(failing((parameter) => holdsObject(objectAt(parameter, "schema"), parameter["in"] !== "query"))).toEqual([]);
    expect(failing(({ style = "form", in: place }) => place === "query" && !styles.includes(style))).toEqual([]);
  });
});

test("a name with a dot is written as it is", () => {
  expect(queryText({ "process.isComplete": true, "instanceOwner.partyId": [1, 2] })).toBe(
    "process.isComplete=true&instanceOwner.partyId=1&instanceOwner.partyId=2",
  );
});

function resolved(document: JsonObject, schema: JsonObject): JsonObject {
  const reference = textAt(schema, "$ref");
  const target = reference === undefined ? schema : resolvePointer(document, reference);
  return isObject(target) ? target : {};
}
