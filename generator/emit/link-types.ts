import type { Operation } from "../model/contract.js";
import type { JsonObject } from "../model/json.js";
import { rewrite } from "../model/openapi-grammar.js";

/** Says of every link the operations that can be called where it leads: what it is for, and all others. */
export function linkTypes(document: JsonObject, operations: readonly Operation[]): JsonObject {
  return rewrite(document, (kind, object) => {
    const { "x-operation": operation, $ref: anyLink, ...link } = object;
    if (kind !== "schema" || operation === undefined || anyLink === undefined) return object;
    const targets = [operation].flat().map(String);
    const paths = operations.filter((one) => targets.includes(idOf(one))).map(({ path }) => path);
    const there = operations.filter(({ path }) => paths.includes(path)).map(idOf);
    return {
      ...link,
      type: "object",
      "x-link": { targets, others: there.filter((one) => !targets.includes(one)).sort() },
    };
  });
}

function idOf({ group, name }: Operation): string {
  return `${group}.${name}`;
}
