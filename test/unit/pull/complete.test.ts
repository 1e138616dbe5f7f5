import { expect, test } from "vitest";
import { complete, markDerived } from "../../../generator/pull/openapi/complete.js";
import { cutRuntimeTypes } from "../../../generator/pull/openapi/cut-runtime-types.js";

const enumeration = { type: "integer", enum: [1, 2] };

test("a published document is completed with what only the source tells, and stays as it is published", () => {
  const published = {
    paths: { "/boxes/{id}": { get: { operationId: "box" } } },
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header" } },
      schemas: {
        Box: { properties: { id: { type: "string" } } },
        Size: enumeration,
        Kind: { ...enumeration, enum: [1] },
      },
    },
  };
  const other = {
    paths: { "/boxes/{boxId}": { get: { "x-altinn-scopes": [["a:read"]] }, delete: {} } },
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, key: { type: "apiKey" } },
      schemas: {
        Box: { properties: { id: { type: "integer" }, size: { type: "integer" } } },
        Size: { ...enumeration, "x-enum-varnames": ["Small", "Large"] },
        Kind: { ...enumeration, "x-enum-varnames": ["Round", "Square"] },
      },
    },
  };

  expect(complete(published, markDerived(other))).toEqual({
    paths: {
      "/boxes/{id}": {
        get: { operationId: "box", "x-altinn-scopes": [["a:read"]] },
        delete: { parameters: [], "x-origin": "derived" },
      },
    },
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, key: { type: "apiKey", in: "header" } },
      schemas: {
        Box: { properties: { id: { type: "string" }, size: { type: "integer", "x-origin": "derived" } } },
        Size: { ...enumeration, "x-enum-varnames": ["Small", "Large"] },
        Kind: { ...enumeration, enum: [1] },
      },
    },
  });
});

test("what its documentation tells is marked as such, and what an operation asks of its caller is told where it is not", () => {
  const told = markDerived({ paths: { "/boxes": { get: { "x-api-key": "Box.read" }, put: {} } } }, "documentation");

  expect(complete({ paths: { "/boxes": { get: { operationId: "boxes" } } } }, told)["paths"]).toEqual({
    "/boxes": {
      get: { operationId: "boxes", "x-api-key": "Box.read" },
      put: { parameters: [], "x-origin": "documentation" },
    },
  });
});

test("an exception's runtime types are cut with their enumerations, and what referred to one may be anything", () => {
  const schemas = {
    Fault: { properties: { targetSite: { $ref: "#/components/schemas/MethodBase" } } },
    Assembly: {},
    MethodBase: { properties: { callingConvention: { $ref: "#/components/schemas/CallingConventions" } } },
    CallingConventions: enumeration,
  };

  expect(cutRuntimeTypes({ components: { schemas } })).toEqual({
    components: { schemas: { Fault: { properties: { targetSite: {} } } } },
  });
});
