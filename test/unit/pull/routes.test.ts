import { expect, test } from "vitest";
import { InputError } from "../../../generator/errors.js";
import { objectAt } from "../../../generator/model/json.js";
import { documentOfRoutes, isRouteTable } from "../../../generator/pull/openapi/routes.js";

test("a table of routes is told from an OpenAPI document", () => {
  expect(isRouteTable({ routes: [] })).toBe(true);
  expect(isRouteTable({ openapi: "3.0.0", paths: {} })).toBe(false);
});

test("a route says its parameters, what it asks of its caller, and how it answers", () => {
  const routes = [
    {
      method: "GET",
      path: "/{who}/boxes",
      auth: "user",
      apiKeyResource: "Box.read",
      scope: "altinn:boxes.read",
      odata: true,
      query: ["size", "$filter"],
    },
    {
      method: "POST",
      path: "/{who}/boxes",
      auth: "serviceowner",
      apiKeyResource: "Box.write",
      scope: "altinn:serviceowner/boxes",
      response: "201 + Location",
    },
    { method: "GET", path: "/label", auth: "none", apiKeyResource: null, scope: "altinn:x" },
    { method: "DELETE", path: "/label", auth: "enterprise", apiKeyResource: "OrgNrMustMatch", scope: null },
  ];
  const text = (name: string) => ({ name, in: "query", schema: { type: "string" } });

  expect(objectAt(documentOfRoutes({ routes }, "routes.json"), "paths")).toEqual({
    "/{who}/boxes": {
      get: {
        parameters: ["size", "$filter", "$orderby", "$top", "$skip"].map(text),
        responses: { "200": { description: "" } },
        "x-altinn-scopes": [["altinn:boxes.read", "altinn:enduser"]],
        "x-api-key": "Box.read",
      },
      post: {
        parameters: [],
        responses: { "201": { description: "", headers: { Location: { schema: { type: "string" } } } } },
        "x-altinn-scopes": [["altinn:serviceowner/boxes", "altinn:serviceowner"]],
        "x-api-key": "Box.write",
      },
    },
    "/label": {
      get: { parameters: [], responses: { "200": { description: "" } } },
      delete: { parameters: [], responses: { "204": { description: "" } }, "x-api-key": "OrgNrMustMatch" },
    },
  });
});

test("a route without a path is told by its place", () => {
  expect(() => documentOfRoutes({ routes: [{ method: "GET", path: "/a" }, { method: "GET" }] }, "routes.json")).toThrow(
    new InputError("routes.json: /routes/1 has no path or no method."),
  );
});
