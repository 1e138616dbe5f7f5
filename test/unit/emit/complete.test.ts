import { storageV1 } from "altinnkit/altinn3/storage/v1";
import * as datasets from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { describe, expect, test } from "vitest";
import { isObject, objectAt, type JsonObject } from "../../../generator/model/json.js";
import { operationKey, operationsOf } from "../../../generator/model/operation-shape.js";
import { nameDocument, type Names } from "../../../generator/model/naming/names.js";
import { readSpecs, type PinnedSpec } from "../../../generator/specs.js";

const specs = await readSpecs("specs");

function spec(id: string): PinnedSpec {
  return specs.find((candidate) => candidate.id === id)!;
}

test.each([
  [storageV1, 60],
  [danV1, 23],
])("every operation of the contract is in the descriptor, by method and path", (descriptor, count) => {
  const named = Object.values(descriptor.operations).flatMap((group) => Object.values(group));
  const pinned = operationsOf(spec(descriptor.id).document);

  expect(named.length).toBe(count);
  expect(named.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    pinned.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

test("every dataset has a descriptor under its name on the wire", () => {
  const pinned = Object.keys(objectAt(spec("dan/datasets/v1").document, "datasets"));
  const names = Object.values(datasets).flatMap((value) =>
    "parameters" in value && "contexts" in value ? [value.name] : [],
  );

  expect(names.length).toBe(69);
  expect(names.sort()).toEqual(pinned.sort());
});

test("the codes are the listed ones, each under a name of its own", () => {
  expect(Object.values(datasets.statusCodes)).toEqual([1, 2, 3, 4, 5]);
  expect(Object.keys(datasets.errorCodes).length).toBe(33);
  expect(Object.keys(datasets.errorCodes).filter((name) => name.startsWith("Code"))).toEqual([]);
  expect(datasets.errorCodes.AsyncEvidenceStillWaiting).toBe(1016);
});

test("every operation and every dataset has a summary of ours", () => {
  for (const id of ["altinn3/storage/v1", "dan/v1"]) {
    const { overlay, names } = spec(id);
    const missing = Object.values((names as unknown as Names).operations).filter(
      (name) => !overlay?.includes(`'${name}'`),
    );
    expect(missing).toEqual([]);
  }
  const { document, overlay } = spec("dan/datasets/v1");
  expect(Object.keys(objectAt(document, "datasets")).filter((name) => !overlay?.includes(`['${name}']`))).toEqual([]);
});

describe.each(["altinn3/storage/v1", "dan/v1"])("the names of %s stay", (id) => {
  const { document, names } = spec(id);
  const pinned = names as unknown as Names;

  test("when every path parameter is renamed", () => {
    const paths = Object.entries(objectAt(document, "paths")).map(([path, item]) => [
      path.replaceAll(/\{/g, "{renamed_"),
      item,
    ]);
    const renamed = { ...document, paths: Object.fromEntries(paths) as JsonObject };

    expect(nameDocument(renamed, pinned, document)).toEqual(pinned);
  });

  test("when every operationId is renamed", () => {
    const text = JSON.stringify(document, (key, value: unknown) =>
      isObject(value) && "responses" in value && key !== "components" ? { ...value, operationId: `op${key}` } : value,
    );

    expect(nameDocument(JSON.parse(text) as JsonObject, pinned, document)).toEqual(pinned);
  });

  const upstreamNames = (types: Names["types"]) =>
    Object.fromEntries(Object.entries(types).map(([name, { upstream }]) => [name, upstream]));
  const renameSchemas = (renamed: (name: string) => string): JsonObject => {
    const prefix = "#/components/schemas/";
    const text = JSON.stringify(document, (key, value: unknown) => {
      if (key === "$ref" && typeof value === "string" && value.startsWith(prefix))
        return prefix + renamed(value.slice(prefix.length));
      if (key !== "schemas" || !isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, schema]) => [renamed(name), schema]));
    });
    return JSON.parse(text) as JsonObject;
  };

  test("when every schema is renamed", () => {
    const renamed = (name: string): string => `Renamed${name}`;
    const { types } = nameDocument(renameSchemas(renamed), pinned, document);

    expect(upstreamNames(types)).toEqual(
      Object.fromEntries(Object.entries(pinned.types).map(([name, { upstream }]) => [name, renamed(upstream)])),
    );
  });

  test("when schemas swap their names", () => {
    const schemas = Object.keys(objectAt(objectAt(document, "components"), "schemas"));
    const swapped = new Map(schemas.map((name, index) => [name, schemas.at(index % 2 === 0 ? index + 1 : index - 1)!]));
    if (schemas.length % 2 === 1) swapped.set(schemas.at(-1)!, schemas.at(-1)!);
    const { types } = nameDocument(
      renameSchemas((name) => swapped.get(name)!),
      pinned,
      document,
    );

    expect(upstreamNames(types)).toEqual(
      Object.fromEntries(Object.entries(pinned.types).map(([name, { upstream }]) => [name, swapped.get(upstream)])),
    );
  });

  test("keys are the operations of the document, each once", () => {
    const keys = operationsOf(document).map(({ method, path }) => operationKey(method, path));

    expect(Object.keys(pinned.operations).sort()).toEqual(keys.sort());
  });
});
