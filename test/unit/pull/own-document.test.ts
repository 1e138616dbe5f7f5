import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { objectAt, type JsonObject } from "../../../generator/model/json.js";
import { repairOwnDocument } from "../../../generator/pull/openapi/own-document.js";

const file = "test/fixtures/mirror/altinn3/apps/ttd/demo-app/customOpenapi.json";
const instance = "/instances/{instanceOwnerPartyId}/{instanceGuid}";

const written = JSON.parse(readFileSync(file, "utf8").replaceAll("/ttd/demo-app", "")) as JsonObject;

function operation(path: string, method: string, document = repairOwnDocument(written)): JsonObject {
  return objectAt(objectAt(objectAt(document, "paths"), path), method);
}

/** Media types and their schemas, of a request or of an answer. */
function content(holder: JsonObject): object {
  const media = Object.entries(objectAt(holder, "content"));
  return Object.fromEntries(media.map(([type, value]) => [type, objectAt(value as JsonObject, "schema")]));
}

const form = { "application/json": { $ref: "#/components/schemas/Skjema" }, "application/xml": { type: "string" } };
const bytes = { type: "string", format: "binary" };

test("form data is JSON or XML, both ways, and an update tells what the app changed", () => {
  const { requestBody, responses, ...put } = operation(`${instance}/data/{dataGuid}/type/default`, "put");
  const read = operation(`${instance}/data/{dataGuid}/type/default`, "get");

  expect(put["x-xml"]).toBe(true);
  expect(content(requestBody as JsonObject)).toEqual(form);
  expect(content(objectAt(read, "responses")["200"] as JsonObject)).toEqual(form);
  const changed = { "application/json": { $ref: "#/components/schemas/CalculationResult" } };
  expect(["200", "201"].map((status) => content((responses as JsonObject)[status] as JsonObject))).toEqual([
    changed,
    changed,
  ]);
});

test("an attachment is bytes of the kinds its data type allows", () => {
  const { requestBody, responses } = operation(`${instance}/data/type/vedlegg`, "post");
  const read = operation(`${instance}/data/{dataGuid}/type/vedlegg`, "get");

  expect(content(requestBody as JsonObject)).toEqual({ "application/pdf": bytes, "image/png": bytes });
  expect(content((responses as JsonObject)["201"] as JsonObject)).toEqual({
    "application/json": { $ref: "#/components/schemas/DataPostResponse" },
  });
  expect(content(objectAt(read, "responses")["200"] as JsonObject)).toEqual({ "application/octet-stream": bytes });
});

test("JSON has one name, and no body is no media type", () => {
  const { responses } = operation(`${instance}/data/type/default`, "post");
  const { requestBody, parameters } = operation("/instances", "post");

  expect(Object.keys(content((responses as JsonObject)["201"] as JsonObject))).toEqual(["application/json"]);
  expect(Object.keys(content(requestBody as JsonObject))).toEqual(["application/json", "multipart/form-data"]);
  expect(parameters).toContainEqual({ name: "instanceOwnerPartyId", in: "query", schema: { type: "integer" } });
});

test("the next step is never taken twice by itself", () => {
  expect(operation(`${instance}/process/next`, "put")["x-idempotent"]).toBe(false);
});

test("a problem has a name", () => {
  const { components } = repairOwnDocument(written);
  const shared = objectAt(objectAt(components as JsonObject, "responses"), "ProblemDetails");

  expect(content(shared)).toEqual({ "application/problem+json": { $ref: "#/components/schemas/ProblemDetails" } });
  expect(objectAt(components as JsonObject, "schemas")["ProblemDetails"]).toMatchObject({ type: "object" });
});

test("an app without form data has nothing made up for it", () => {
  const paths = { [`${instance}/data/type/vedlegg`]: { post: { tags: ["FileData vedlegg"], responses: {} } } };
  const { components, ...document } = repairOwnDocument({ components: { schemas: {} }, paths });

  expect(components).toEqual({ schemas: {} });
  expect(operation(`${instance}/data/type/vedlegg`, "post", document)["responses"]).toEqual({});
});
