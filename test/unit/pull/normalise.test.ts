import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/model/json.js";
import { emptyAnswers } from "../../../generator/pull/openapi/empty-answers.js";
import { foldMediaTypes } from "../../../generator/pull/openapi/fold-media-types.js";
import { keepFacts } from "../../../generator/pull/openapi/keep-facts.js";
import { modernise, moderniseSchema } from "../../../generator/pull/openapi/modernise.js";
import { readScopes } from "../../../generator/pull/openapi/read-scopes.js";
import { toOpenApi3 } from "../../../generator/pull/openapi/upgrade.js";

const schemas: [name: string, given: JsonObject, want: JsonObject][] = [
  ["nullable type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["not nullable", { type: "string", nullable: false }, { type: "string" }],
  ["null first in 3.1", { type: ["null", "string"] }, { type: ["string", "null"] }],
  ["one type in a list", { type: ["string"] }, { type: "string" }],
  ["nullable enum", { type: "string", nullable: true, enum: ["a"] }, { type: ["string", "null"], enum: ["a", null] }],
  ["nullable reference", { $ref: "#/x", nullable: true }, { anyOf: [{ $ref: "#/x" }, { type: "null" }] }],
  [
    "nullable allOf of one",
    { allOf: [{ $ref: "#/x" }], nullable: true },
    { anyOf: [{ $ref: "#/x" }, { type: "null" }] },
  ],
  ["nullable anything", { nullable: true }, {}],
  ["oneOf of one", { oneOf: [{ $ref: "#/x" }] }, { $ref: "#/x" }],
  ["allOf of one beside what is told of it", { allOf: [{ $ref: "#/x" }], default: 1 }, { $ref: "#/x", default: 1 }],
  [
    "allOf of one beside another limit",
    { allOf: [{ $ref: "#/x" }], required: ["a"] },
    { allOf: [{ $ref: "#/x" }], required: ["a"] },
  ],
  ["exclusive limit as flag", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ["inclusive limit as flag", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  [
    "a property called nullable",
    { properties: { nullable: { type: "boolean" } } },
    { properties: { nullable: { type: "boolean" } } },
  ],
];

test.each(schemas)("3.0 says it in several ways, 3.1 in one: %s", (_name, given, want) => {
  expect(moderniseSchema(given)).toEqual(want);
});

function documentWith(schema: JsonObject, operation: JsonObject = {}): JsonObject {
  return {
    openapi: "3.0.1",
    info: { title: "T", version: "1", description: "prose" },
    tags: [{ name: "A", description: "prose" }],
    externalDocs: { url: "https://docs.test" },
    paths: {
      "/a": {
        get: { summary: "prose", description: "prose", responses: { 200: { description: "OK" } }, ...operation },
      },
    },
    components: { schemas: { S: schema } },
  };
}

test("prose goes, and properties that are called like it stay", () => {
  const schema = {
    title: "prose",
    description: "prose",
    example: "x",
    type: "object",
    properties: {
      description: { type: "string", description: "prose" },
      example: { type: "string" },
      "x-prose": { type: "string" },
    },
  };

  expect(keepFacts(documentWith(schema), "strip")).toEqual({
    openapi: "3.0.1",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "" } } } } },
    components: {
      schemas: {
        S: {
          type: "object",
          properties: { description: { type: "string" }, example: { type: "string" }, "x-prose": { type: "string" } },
        },
      },
    },
  });
});

test("with docs kept, sentences stay and examples still go", () => {
  const kept = keepFacts(documentWith({ description: "prose", example: "x", type: "string" }), "keep");

  expect(kept["components"]).toEqual({ schemas: { S: { description: "prose", type: "string" } } });
  expect(kept["info"]).toEqual({ title: "T", version: "1", description: "prose" });
});

test("a body repeated under four media types is one", () => {
  const media = { schema: { type: "object" } };
  const content = {
    "application/json-patch+json": media,
    "application/json": media,
    "text/json": media,
    "application/*+json": media,
  };
  const folded = foldMediaTypes(documentWith({}, { requestBody: { content } })) as never as {
    paths: { "/a": { get: { requestBody: JsonObject } } };
  };

  expect(folded.paths["/a"].get.requestBody).toEqual({ content: { "application/json": media } });
});

test("an answer whose status has no body has no content, shared or its own", () => {
  const content = { "application/json": { schema: { type: "object" } } };
  const shared = { $ref: "#/components/responses/S" };
  const responses = { 200: shared, 205: shared, 204: { description: "", content }, 304: { description: "" } };
  const document = {
    ...documentWith({}, { responses }),
    components: { responses: { S: { description: "", content } } },
  };
  const emptied = emptyAnswers(document) as never as { paths: { "/a": { get: JsonObject } } };
  const empty = { description: "" };

  expect(emptied.paths["/a"].get["responses"]).toEqual({ 200: shared, 204: empty, 205: empty, 304: empty });
});

test("media types that say different things stay apart", () => {
  const content = { "application/json": { schema: { type: "object" } }, "text/plain": { schema: { type: "string" } } };
  const document = documentWith({}, { requestBody: { content } });

  expect(foldMediaTypes(document)).toEqual(document);
});

const securities: [name: string, given: JsonObject, want: readonly string[][] | undefined][] = [
  ["all of one token", { security: [{ maskinporten: ["a:read", "a:admin"] }] }, [["a:read"], ["a:admin"]]],
  ["either of two", { security: [{ maskinporten: ["a:read"] }, { idporten: ["a:admin"] }] }, [["a:read", "a:admin"]]],
  ["the same of two tokens", { security: [{ maskinporten: ["a:read"] }, { idporten: ["a:read"] }] }, [["a:read"]]],
  ["a policy inside the service", { security: [{ oauth2: ["AccessListRead"] }] }, undefined],
  ["a token with scopes or one without", { security: [{ a: ["a:read"] }, { b: [] }] }, undefined],
  ["what the document asks of all", {}, [["d:all"]]],
  ["none, against what the document asks of all", { security: [] }, undefined],
  ["scopes told already", { "x-altinn-scopes": [["b:read"]], security: [{ a: ["a:read"] }] }, [["b:read"]]],
];

test.each(securities)("scopes in security are told in one form: %s", (_name, given, want) => {
  const document = { ...documentWith({}, given), security: [{ maskinporten: ["d:all"] }] };
  const read = readScopes(document) as never as { paths: { "/a": { get: JsonObject } } };

  expect(read.paths["/a"].get["x-altinn-scopes"]).toEqual(want);
});

test("Swagger 2.0 is converted", () => {
  const swagger = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    schemes: ["https"],
    host: "api.test",
    basePath: "/v1",
    paths: {
      "/a": {
        post: {
          parameters: [{ in: "body", name: "b", schema: { $ref: "#/definitions/S" } }],
          responses: { 200: { description: "" } },
        },
      },
    },
    definitions: { S: { type: "string" } },
  };
  const converted = modernise(toOpenApi3(swagger, "a.json")) as never as {
    openapi: string;
    servers: unknown;
    schemes?: unknown;
    components: unknown;
  };

  expect(converted.openapi).toBe("3.1.0");
  expect(converted.servers).toEqual([{ url: "https://api.test/v1" }]);
  expect(converted.components).toEqual({ schemas: { S: { type: "string" } } });
  expect(converted.schemes).toBeUndefined();
});

test("in Swagger 2.0 an operation's media types go before the document's, for a shared answer too", () => {
  const shared = { description: "", schema: { type: "string" } };
  const swagger = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    produces: ["application/json"],
    paths: {
      "/a": {
        get: { responses: { 200: { $ref: "#/responses/S" } } },
        put: { produces: ["text/html"], responses: { 200: shared } },
        post: {
          produces: ["text/plain"],
          responses: { 200: { $ref: "#/responses/S" }, 404: { $ref: "#/responses/E" } },
        },
      },
    },
    responses: { S: shared, E: { description: "" } },
  };
  const answer = (mediaType: string) => ({ description: "", content: { [mediaType]: { schema: { type: "string" } } } });
  const converted = toOpenApi3(swagger, "a.json");

  expect(converted["paths"]).toEqual({
    "/a": {
      get: { responses: { 200: { $ref: "#/components/responses/S" } } },
      put: { responses: { 200: answer("text/html") } },
      post: { responses: { 200: answer("text/plain"), 404: { $ref: "#/components/responses/E" } } },
    },
  });
  expect(converted["components"]).toEqual({ responses: { S: answer("application/json"), E: { description: "" } } });
});

test("what is no OpenAPI document is refused", () => {
  expect(() => toOpenApi3({ asyncapi: "3.0.0" }, "a.json")).toThrow(
    /^a\.json: neither "openapi": "3\.x" nor "swagger": "2\.0"/,
  );
});
