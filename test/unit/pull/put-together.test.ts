import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { objectAt, type JsonObject } from "../../../generator/model/json.js";
import { putTogether, type Part } from "../../../generator/pull/openapi/put-together.js";
import { spellAs } from "../../../generator/pull/openapi/spell-as.js";

function part(name: string, document: JsonObject): Part {
  return { name, file: `altinn-${name}.json`, document: { openapi: "3.0.0", ...document } };
}

function answering(reference: string): JsonObject {
  return { responses: { "200": { content: { "application/json": { schema: { $ref: reference } } } } } };
}

function componentsOf(...parts: readonly [Part, ...Part[]]): JsonObject {
  return objectAt(putTogether(parts), "components");
}

const text = { type: "string" };

test("parts are one document, and refer to one another within it", () => {
  const boxes = part("boxes", {
    paths: { "/boxes": { get: answering("altinn-common.json#/components/schemas/Box") } },
  });
  const common = part("common", { components: { schemas: { Box: text } } });

  expect(putTogether([boxes, common])).toEqual({
    openapi: "3.0.0",
    paths: { "/boxes": { get: answering("#/components/schemas/Box") } },
    components: { schemas: { Box: text } },
  });
});

test("what parts say alike is one component, whatever they tell of it", () => {
  const one = part("one", { components: { schemas: { Box: { ...text, description: "Square" } } } });
  const other = part("other", { components: { schemas: { Box: { ...text, example: "b" } } } });

  expect(Object.keys(objectAt(componentsOf(one, other), "schemas"))).toEqual(["Box"]);
});

test("what they call alike and say differently goes by the part's name too, with what refers to it", () => {
  const box = { properties: { lid: { $ref: "#/components/schemas/Lid" } } };
  const one = part("one", {
    paths: { "/one": { get: answering("#/components/schemas/Box") } },
    components: { schemas: { Box: box, Lid: text, Size: text } },
  });
  const other = part("other", { components: { schemas: { Box: box, Lid: { type: "integer" }, Size: text } } });
  const together = putTogether([one, other]);
  const lidOf = (name: string) => ({ properties: { lid: { $ref: `#/components/schemas/${name}-Lid` } } });

  expect(objectAt(together, "components")).toEqual({
    schemas: {
      "one-Box": lidOf("one"),
      "one-Lid": text,
      "other-Box": lidOf("other"),
      "other-Lid": { type: "integer" },
      Size: text,
    },
  });
  expect(objectAt(together, "paths")).toEqual({ "/one": { get: answering("#/components/schemas/one-Box") } });
});

test("components that refer to themselves are compared too", () => {
  const tree = { properties: { branches: { items: { $ref: "#/components/schemas/Tree" } } } };
  const one = part("one", { components: { schemas: { Tree: tree } } });
  const other = part("other", { components: { schemas: { Tree: tree } } });

  expect(componentsOf(one, other)).toEqual({ schemas: { Tree: tree } });
});

test("what a part asks of its callers, it asks of no other's", () => {
  const one = part("one", { security: [{ key: [] }], paths: { "/one": { get: {}, put: { security: [] } } } });
  const other = part("other", { paths: { "/other": { get: {} } } });

  expect(putTogether([one, other])).toEqual({
    openapi: "3.0.0",
    components: {},
    paths: {
      "/one": { get: { security: [{ key: [] }] }, put: { security: [] } },
      "/other": { get: {} },
    },
  });
});

test("two parts may share a path, but not an operation", () => {
  const one = part("one", { paths: { "/boxes": { get: {} } } });

  expect(objectAt(putTogether([one, part("other", { paths: { "/boxes": { put: {} } } })]), "paths")).toEqual({
    "/boxes": { get: {}, put: {} },
  });
  expect(() => putTogether([one, part("other", { paths: { "/boxes": { get: {} } } })])).toThrow(
    new InputError("Two of the documents have GET /boxes."),
  );
});

test("a path and its parameters are spelt as elsewhere, those that are shared too", () => {
  const parameters = { boxID: { name: "boxID", in: "path", required: true } };
  const document = {
    components: { parameters },
    paths: {
      "/Boxes/{boxID}/{lid}": { get: { parameters: [{ $ref: "#/components/parameters/boxID" }] }, parameters: [] },
      "/Lids": { get: {} },
    },
  };

  expect(spellAs(document, { paths: { "/boxes/{boxId}/{lid}": {}, "/boxes": {} } })).toEqual({
    components: { parameters },
    paths: {
      "/boxes/{boxId}/{lid}": { get: { parameters: [{ ...parameters.boxID, name: "boxId" }] }, parameters: [] },
      "/Lids": { get: {} },
    },
  });
});
