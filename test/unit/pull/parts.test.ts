import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { objectAt, type JsonObject } from "../../../generator/model/json.js";
import type { NamedJson } from "../../../generator/parse-json.js";
import { pinOpenApi, readSupplement } from "../../../generator/pull/openapi/index.js";
import type { Source } from "../../../generator/sources/index.js";

const source: Source = {
  id: "test/boxes/v1",
  format: "openapi",
  title: "Boxes",
  documents: [
    { name: "boxes", url: "https://boxes.test/boxes.json", mirror: "boxes.json", identity: "Boxes" },
    { name: "lids", url: "https://boxes.test/lids.json", mirror: "lids.json", below: "/api/lids" },
    { name: "routes", url: "https://boxes.test/docs", mirror: "routes.json", supplement: true },
  ],
  api: { servers: { prod: "https://boxes.test/api" }, basePath: "/api", handWritten: true, auth: { token: "none" } },
};

const box = { type: "object", propterties: { size: { type: "int" } } };
const boxes: NamedJson = {
  name: "boxes.json",
  value: {
    openapi: "3.0.0",
    info: { title: "Boxes", version: "1" },
    paths: {
      "api/Boxes/{boxID}": {
        parameters: [{ $ref: "#components/parameters/boxID" }],
        get: {
          responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Box" } } } } },
        },
      },
    },
    components: {
      schemas: { Box: box },
      parameters: { boxID: { name: "boxID", in: "path", required: true, schema: { type: "string" } } },
    },
  },
};
const lids: NamedJson = {
  name: "lids.json",
  value: {
    openapi: "3.0.1",
    servers: [{ url: "https://mock.test" }],
    paths: {
      "/{id": {
        get: {
          responses: {
            200: { content: { "application/json": { schema: { $ref: "boxes.json#/components/schemas/Box" } } } },
          },
        },
      },
    },
  },
};
const routes: NamedJson = {
  name: "routes.json",
  value: {
    routes: [
      { method: "GET", path: "/api/boxes/{boxId}", auth: "user", apiKeyResource: "Box.read", scope: "altinn:boxes" },
      { method: "DELETE", path: "/api/boxes/{boxId}", auth: "user", apiKeyResource: "Box.write", scope: null },
    ],
  },
};

const answer = {
  "200": { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Box" } } } },
};
const text = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const wanted = {
  "/boxes/{boxId}": {
    get: {
      parameters: [text("boxId")],
      responses: answer,
      "x-altinn-scopes": [["altinn:boxes", "altinn:enduser"]],
      "x-api-key": "Box.read",
    },
    delete: {
      parameters: [text("boxId")],
      responses: { "204": { description: "" } },
      "x-api-key": "Box.write",
      "x-origin": "documentation",
    },
  },
  "/lids/{id}": { get: { parameters: [text("id")], responses: answer } },
};

const pinned = (other?: JsonObject) => pinOpenApi([boxes, lids], source, "strip", other);

test("parts written by hand are repaired, put together below one base, and completed by a table of routes", () => {
  const pin = pinned(readSupplement(routes, source, "strip"));

  expect(pin["paths"]).toEqual(wanted);
  expect(objectAt(objectAt(pin, "components"), "schemas")).toEqual({
    Box: { type: "object", properties: { size: { type: "integer" } } },
  });
  expect(pin["servers"]).toEqual([{ url: "https://boxes.test/api", "x-environment": "prod" }]);
});

test("without the table, what the earlier pin had of it stays, and so does how paths are spelt", () => {
  expect(pinned(pinned(readSupplement(routes, source, "strip")))["paths"]).toEqual(wanted);
});

test("each part is made sure to be the one it should be", () => {
  const [first, second] = source.documents;
  const documents = [first, { ...second!, identity: "Lids" }] as const;

  expect(() => pinOpenApi([boxes, lids], { ...source, documents }, "strip")).toThrow(
    new InputError(
      'lids.json: this is another API\'s document: its title is "", not "Lids". ' +
        'If upstream renamed it, change "identity" in its source.',
    ),
  );
});
