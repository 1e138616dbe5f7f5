import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import {
  arrayAt,
  canonicalJson,
  isObject,
  objectAt,
  type Json,
  type JsonObject,
} from "../../../generator/model/json.js";
import type { ApiContract, GraphqlContract } from "../../../generator/model/contract.js";
import { readContract } from "../../../generator/read/index.js";
import { readSpecs } from "../../../generator/specs.js";

/** What cannot be typed, and why: by contract, then by a pointer into upstream's document below the server's base. */
const untyped = JSON.parse(readFileSync(new URL("untyped-answers.json", import.meta.url), "utf8")) as Record<
  string,
  Record<string, string>
>;

const specs = await readSpecs("specs");
const contracts = specs.map((spec) => readContract(spec, new Diagnostics()));
const apis = contracts.filter((contract): contract is ApiContract => contract.kind === "api");
const called = contracts.filter((contract): contract is ApiContract | GraphqlContract =>
  ["api", "graphql"].includes(contract.kind),
);

test("only APIs of ours are listed as partly untyped", () => {
  expect(Object.keys(untyped).filter((id) => !apis.some((api) => api.id === id))).toEqual([]);
});

describe.each(called)("$id", ({ id, operations }) => {
  test("is imported under its id", async () => {
    const module = (await import(`altinnkit/${id}`)) as Record<string, { readonly id?: string }>;

    expect(Object.values(module).flatMap((exported) => exported.id ?? [])).toEqual([id]);
  });

  const names = operations.map(({ group, name }) => `${group}.${name}`);

  test("every operation has a summary of ours, one sentence", () => {
    const without = operations.filter(({ summary }) => !summary || summary.length > 120 || !summary.endsWith("."));

    expect(without.map(({ group, name, summary }) => [`${group}.${name}`, summary])).toEqual([]);
  });

  test("no two names are one, or differ by a number alone", () => {
    const bare = names.map((name) => name.replace(/\d+$/, ""));

    expect(bare.filter((name, index) => bare.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(apis)("$id", ({ id, document, operations }) => {
  test("every number it lists has a name that is exported", async () => {
    const module = (await import(`altinnkit/${id}`)) as Record<string, Readonly<Record<string, number>>>;
    const schemas = Object.entries(objectAt(objectAt(document, "components"), "schemas")).filter(isObjectEntry);
    const listed = schemas.flatMap(([name, schema]) => {
      const values = arrayAt(schema, "enum");
      return values.some((value) => typeof value === "number") ? [[name, values] as const] : [];
    });

    expect(listed.map(([name]) => [name, Object.values(module[name] ?? {})])).toEqual(listed);
  });

  test("problems of one shape are one type", () => {
    const schemas = Object.entries(objectAt(objectAt(document, "components"), "schemas"));
    const shapes = schemas.filter(([name]) => /Problem|Error/.test(name)).map(([, schema]) => canonicalJson(schema));

    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });

  test("every successful answer with content has a type, but for those that are listed", () => {
    const found = operations.flatMap(({ method, path, answers }) =>
      answers
        .filter(({ status, mediaType, schema }) => {
          const isTyped = schema !== undefined && Object.keys(schema).length > 0;
          return status.startsWith("2") && mediaType !== undefined && !isTyped;
        })
        .map(({ status }) => `/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}/responses/${status}`),
    );

    expect(found.sort()).toEqual(Object.keys(untyped[id] ?? {}).sort());
    expect(Object.values(untyped[id] ?? {}).filter((reason) => reason.length < 20)).toEqual([]);
  });
});

function isObjectEntry(entry: [string, Json]): entry is [string, JsonObject] {
  return isObject(entry[1]);
}
