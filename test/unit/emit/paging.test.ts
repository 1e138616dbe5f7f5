import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import { isObject, objectAt, resolvePointer, type Json, type JsonObject } from "../../../generator/model/json.js";
import { readContract } from "../../../generator/read/index.js";
import { readSpecs } from "../../../generator/specs.js";

/** What looks as if it were answered in pages and is not, or cannot be walked through, and why. */
const unpaged = JSON.parse(readFileSync(new URL("unpaged.json", import.meta.url), "utf8")) as Record<
  string,
  Record<string, string>
>;

/** Parameters that elsewhere tell a page, its length, or where it begins. */
const parameters =
  /^\$?((x-)?page[-_]?(size|number|index|token)?|continuation|(continuation|next|page)?-?token|cursor|offset|skip|top|take|limit|size|per_page|after|seq|start)$/i;

/** Members of an answer that elsewhere lead to the next page or count what is on all of them. */
const members = /^(next|nextLink|continuationToken|hasNextPage|cursor|offset|page|total_?(count|pages)|links\.next)$/i;

const specs = await readSpecs("specs");
const apis = specs
  .filter(({ format }) => format === "openapi")
  .map((spec) => readContract(spec, new Diagnostics()) as ApiContract);

function membersOf(document: JsonObject, schema: Json | undefined): JsonObject {
  if (!isObject(schema)) return {};
  const { $ref } = schema;
  if (typeof $ref === "string") return membersOf(document, resolvePointer(document, $ref));
  return objectAt(schema, "properties");
}

/** What makes an operation look as if it had pages. */
function signs({ document }: ApiContract, { parameters: taken, answers }: Operation): string[] {
  const success = membersOf(document, answers.find(({ status }) => status.startsWith("2"))?.schema);
  const answered = [
    ...Object.keys(success),
    ...Object.keys(membersOf(document, success["links"])).map((name) => `links.${name}`),
  ];
  return [
    ...taken.filter((parameter) => parameter.in !== "path" && parameters.test(parameter.name)).map(({ name }) => name),
    ...answered.filter((name) => members.test(name)),
  ];
}

test("only APIs of ours are listed as not paged", () => {
  expect(Object.keys(unpaged).filter((id) => !apis.some((api) => api.id === id))).toEqual([]);
});

describe.each(apis)("$id", (api) => {
  const named = (operations: readonly Operation[]): string[] =>
    operations.map(({ group, name }) => `${group}.${name}`).sort();
  const paged = api.operations.filter(({ paging }) => paging !== undefined);
  const listed = unpaged[api.id] ?? {};

  test("every operation that looks as if it had pages has, or is listed with the reason why not", () => {
    const looks = api.operations.filter((operation) => signs(api, operation).length > 0 && !paged.includes(operation));

    expect(named(looks)).toEqual(Object.keys(listed).sort());
    expect(Object.values(listed).filter((reason) => reason.length < 20)).toEqual([]);
  });

  test("every operation that has pages shows signs of it", () => {
    expect(named(paged.filter((operation) => signs(api, operation).length === 0))).toEqual([]);
  });
});
