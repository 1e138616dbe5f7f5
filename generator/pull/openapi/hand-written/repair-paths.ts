import { objectAt, type JsonObject } from "../../../model/json.js";

/** Begins every path with a slash, ends none with one, and closes the braces in it. */
export function repairPaths(document: JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]) => [repaired(path), item]);
  return { ...document, paths: Object.fromEntries(paths) as JsonObject };
}

function repaired(path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.map((segment) => `/${segment.replace(/^\{([^{}]*)$/, "{$1}")}`).join("");
}
