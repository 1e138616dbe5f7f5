import { arrayAt, isObject, type Json, type JsonObject } from "../../model/json.js";
import { rewrite } from "../../model/openapi-grammar.js";
import { distribute } from "../../model/scopes.js";

/** A scope has its owner before a colon. What has none names a policy inside the service, which no token holds. */
const scope = /^[\w-]+:\S+$/;

/** Says the scopes that stand in `security` as `x-altinn-scopes`: lists that must all hold, any of each will do. */
export function readScopes(document: JsonObject): JsonObject {
  return rewrite(document, (kind, object) => {
    if (kind !== "operation" || object["x-altinn-scopes"] !== undefined) return object;
    const alternatives = arrayAt("security" in object ? object : document, "security");
    const policies = distribute(alternatives.map(scopesOf));
    return policies.length === 0 ? object : { ...object, "x-altinn-scopes": policies };
  });
}

function scopesOf(requirement: Json): string[] {
  const named = isObject(requirement) ? Object.values(requirement).flat() : [];
  return named.filter((name): name is string => typeof name === "string" && scope.test(name));
}
