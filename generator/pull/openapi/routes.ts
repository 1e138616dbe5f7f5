import { InputError } from "../../errors.js";
import { arrayAt, isObject, textAt, type Json, type JsonObject } from "../../model/json.js";

/** True for a table of an API's routes, made of its documentation's pages. */
export function isRouteTable(document: JsonObject): boolean {
  return Array.isArray(document["routes"]);
}

/** The OpenAPI document that a table of routes comes to. What is sent and answered, a table does not tell. */
export function documentOfRoutes(table: JsonObject, name: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  arrayAt(table, "routes").forEach((route, index) => {
    const [path, method] = isObject(route) ? [textAt(route, "path"), textAt(route, "method")] : [];
    if (!isObject(route) || path === undefined || method === undefined)
      throw new InputError(`${name}: /routes/${index} has no path or no method.`);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route, method) };
  });
  return { openapi: "3.1.0", info: { title: name, version: "" }, paths };
}

function operationOf(route: JsonObject, method: string): JsonObject {
  const key = textAt(route, "apiKeyResource");
  // Where nobody has to be logged in, a scope stands for its kind alone.
  const scope = route["auth"] === "none" ? undefined : textAt(route, "scope");
  return {
    parameters: queryOf(route).map((query) => ({ name: query, in: "query", schema: { type: "string" } })),
    responses: { [statusOf(route, method)]: answerOf(route) },
    ...(scope === undefined ? {} : { "x-altinn-scopes": [[scope, widest(route)]] }),
    ...(key === undefined ? {} : { "x-api-key": key }),
  };
}

const odata = ["$filter", "$orderby", "$top", "$skip"];

function queryOf(route: JsonObject): string[] {
  const named = arrayAt(route, "query").map(String);
  return [...new Set([...named, ...(route["odata"] === true ? odata : [])])];
}

/** The scope that is not narrowed to anything. */
function widest(route: JsonObject): string {
  return route["auth"] === "serviceowner" ? "altinn:serviceowner" : "altinn:enduser";
}

function statusOf(route: JsonObject, method: string): string {
  return /^\d{3}/.exec(textAt(route, "response") ?? "")?.[0] ?? (method === "DELETE" ? "204" : "200");
}

function answerOf(route: JsonObject): JsonObject {
  const headers = { Location: { schema: { type: "string" } } };
  return { description: "", ...(textAt(route, "response")?.includes("Location") ? { headers } : {}) };
}
