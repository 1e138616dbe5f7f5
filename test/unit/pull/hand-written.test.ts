import { expect, test } from "vitest";
import { repairHandWritten } from "../../../generator/pull/openapi/hand-written/index.js";
import { cutDangling } from "../../../generator/pull/openapi/hand-written/cut-dangling.js";
import { dropMisplaced } from "../../../generator/pull/openapi/hand-written/drop-misplaced.js";
import { inlineScalars } from "../../../generator/pull/openapi/hand-written/inline-scalars.js";
import { repairDefaults } from "../../../generator/pull/openapi/hand-written/repair-defaults.js";
import { repairKeywords } from "../../../generator/pull/openapi/hand-written/repair-keywords.js";
import { repairPathParameters } from "../../../generator/pull/openapi/hand-written/repair-path-parameters.js";
import { repairPaths } from "../../../generator/pull/openapi/hand-written/repair-paths.js";
import { repairReferences } from "../../../generator/pull/openapi/hand-written/repair-references.js";
import { repairTypes } from "../../../generator/pull/openapi/hand-written/repair-types.js";
import type { JsonObject } from "../../../generator/model/json.js";

const schemas = (given: JsonObject): JsonObject => ({ components: { schemas: given } });

test("components that are one without a name are dropped, others stay", () => {
  const parameters = { size: { name: "size", in: "query" } };
  const responses = { description: "Large", content: { "application/json": {} } };

  expect(dropMisplaced({ components: { parameters, responses } })).toEqual({ components: { parameters } });
});

test("a reference gets its slash, in this document and to another", () => {
  const boxes = ["#components/schemas/Box", "other.json#components/schemas/Box", "#/components/schemas/Box"];

  expect(repairReferences({ boxes: boxes.map(($ref) => ({ $ref })) })).toEqual({
    boxes: ["#/components/schemas/Box", "other.json#/components/schemas/Box", "#/components/schemas/Box"].map(
      ($ref) => ({ $ref }),
    ),
  });
});

test("a keyword is spelt right where one slip spelt it wrong: a swap, a letter too many, one too few, another one", () => {
  const parameters = [{ name: "size", in: "query", requried: true }];
  const document = {
    paths: { "/boxes": { get: { parameters } } },
    ...schemas({ Box: { propterties: {}, formate: "date", minimun: 1, maxItem: 2 } }),
  };

  expect(repairKeywords(document)).toEqual({
    paths: { "/boxes": { get: { parameters: [{ name: "size", in: "query", required: true }] } } },
    ...schemas({ Box: { properties: {}, format: "date", minimum: 1, maxItems: 2 } }),
  });
});

test("what is no slip stays: a keyword's neighbour, an extension, a property of that name, a keyword that is there", () => {
  const box = { properties: { requried: { type: "string" } }, "x-format": "a", note: "b", format: "c", formate: "d" };

  expect(repairKeywords(schemas({ Box: box }))).toEqual(schemas({ Box: box }));
});

test("an enumeration is of its values' type, and what is short or of another version says its type by its name", () => {
  const given = {
    Size: { type: "enum", enum: ["small", "large"] },
    Level: { type: "enum", enum: [1, 2] },
    Count: { type: "int" },
    Label: { type: "file" },
  };

  expect(repairTypes(schemas(given))).toEqual(
    schemas({
      Size: { type: "string", enum: ["small", "large"] },
      Level: { type: "integer", enum: [1, 2] },
      Count: { type: "integer" },
      Label: { type: "string", format: "binary" },
    }),
  );
});

test("a default is a value of its type, and stays a text where it cannot be one", () => {
  const given = {
    Language: { type: "integer", default: "1033" },
    Ratio: { type: "number", default: "much" },
    Open: { type: "boolean", default: "true" },
    Name: { type: "string", default: "1" },
  };

  expect(repairDefaults(schemas(given))).toEqual(
    schemas({
      Language: { type: "integer", default: 1033 },
      Ratio: { type: "number", default: "much" },
      Open: { type: "boolean", default: true },
      Name: { type: "string", default: "1" },
    }),
  );
});

test("a path begins with a slash, ends without one, and its braces are closed", () => {
  const paths = { "boxes/{id}": {}, "/boxes/": {}, "/boxes/{id}/{lid/label": {}, "/lids": {} };

  expect(repairPaths({ paths })).toEqual({
    paths: { "/boxes/{id}": {}, "/boxes": {}, "/boxes/{id}/{lid}/label": {}, "/lids": {} },
  });
});

test("a path parameter that its path has no place for goes in the query", () => {
  const path = (name: string) => ({ name, in: "path", required: true });
  const get = { parameters: [path("lid"), path("id"), { $ref: "#/components/parameters/id" }] };

  expect(repairPathParameters({ paths: { "/boxes/{id}": { get, parameters: [path("size")] } } })).toEqual({
    paths: {
      "/boxes/{id}": {
        get: { parameters: [{ ...path("lid"), in: "query" }, path("id"), { $ref: "#/components/parameters/id" }] },
        parameters: [{ ...path("size"), in: "query" }],
      },
    },
  });
});

test("a schema that nobody wrote may be anything", () => {
  const given = { Box: { properties: { lid: { $ref: "#/components/schemas/Lid" } } } };

  expect(cutDangling(schemas(given))).toEqual(schemas({ Box: { properties: { lid: {} } } }));
});

test("a name for a plain text is the text's type; one for an enumeration stays", () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const given = {
    Name: { type: "string", format: "uuid" },
    Size: { type: "string", enum: ["small"] },
    Box: { type: "object", properties: { name: reference("Name"), size: reference("Size") } },
  };

  expect(inlineScalars(schemas(given))).toEqual(
    schemas({
      Size: given.Size,
      Box: { type: "object", properties: { name: given.Name, size: reference("Size") } },
    }),
  );
});

test("all of it is repaired in one go, and a document without faults comes back as it is", () => {
  const written = {
    openapi: "3.0.0",
    paths: { "boxes/": { get: { parameters: [{ $ref: "#components/parameters/size" }], responses: {} } } },
    components: {
      parameters: { size: { name: "size", in: "query", requried: false, schema: { type: "int", default: "1" } } },
      responses: { description: "" },
    },
  };
  const repaired = repairHandWritten(written);

  expect(repaired).toEqual({
    openapi: "3.0.0",
    paths: { "/boxes": { get: { parameters: [{ $ref: "#/components/parameters/size" }], responses: {} } } },
    components: {
      parameters: { size: { name: "size", in: "query", required: false, schema: { type: "integer", default: 1 } } },
    },
  });
  expect(repairHandWritten(repaired)).toEqual(repaired);
});
