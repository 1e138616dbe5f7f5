import { InputError } from "../../errors.js";
import { objectAt, type JsonObject } from "../../model/json.js";
import type { Source } from "../../sources/index.js";

/** Puts where and how the API runs into the document: servers and credentials from its source, paths below its base. */
export function place(document: JsonObject, source: Source, name: string): JsonObject {
  const { api, title } = source;
  const info = { ...objectAt(document, "info"), title };
  if (api === undefined) return { ...document, info };
  const servers = Object.entries(api.servers).map(([environment, url]) => ({ url, "x-environment": environment }));
  const auth = { ...api.auth };
  return { ...document, info, servers, "x-auth": auth, paths: belowBase(document, api.basePath ?? "", name) };
}

function belowBase(document: JsonObject, base: string, name: string): JsonObject {
  const paths = Object.entries(objectAt(document, "paths"));
  return Object.fromEntries(
    paths.map(([path, item]) => {
      if (!path.startsWith(`${base}/`)) {
        throw new InputError(`${name}: path ${path} does not begin with ${base}. Change basePath in its source.`);
      }
      return [path.slice(base.length), item];
    }),
  );
}
