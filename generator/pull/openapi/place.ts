import { InputError } from "../../errors.js";
import { objectAt, type JsonObject } from "../../model/json.js";
import type { ApiSource, Source } from "../../sources/index.js";

/** Puts where and how the API runs into the document: servers and credentials from its source, paths below its base. */
export function place(document: JsonObject, source: Source, name: string): JsonObject {
  const { api, title } = source;
  const info = { ...objectAt(document, "info"), title };
  if (api === undefined) return { ...document, info };
  const servers = Object.entries(api.servers).map(([environment, url]) => ({ url, "x-environment": environment }));
  const auth = { ...api.auth };
  return { ...document, info, servers, "x-auth": auth, paths: belowBase(document, api, name) };
}

/** A document writes the base before every path or before none. */
function belowBase(
  document: JsonObject,
  { basePath = "", only = [""], except = [] }: ApiSource,
  name: string,
): JsonObject {
  const belongs = (path: string): boolean =>
    only.some((own) => path.startsWith(own)) && !except.some((other) => path.startsWith(other));
  const paths = Object.entries(objectAt(document, "paths")).filter(([path]) => belongs(path));
  if (paths.length === 0)
    throw new InputError(`${name}: no path begins with ${only.join(" or ")}; this is another API's document.`);
  const begins = (path: string): boolean => path === basePath || path.startsWith(`${basePath}/`);
  const first = paths.find(([path]) => !begins(path));
  if (first === undefined)
    return Object.fromEntries(paths.map(([path, item]) => [path.slice(basePath.length) || "/", item]));
  if (paths.some(([path]) => begins(path)))
    throw new InputError(`${name}: path ${first[0]} does not begin with ${basePath}, as others do. Change its source.`);
  return Object.fromEntries(paths);
}
