import { InputError } from "../errors.js";
import type { Relations } from "../model/contract.js";
import { isObject, objectAt, textAt, type Json, type JsonObject } from "../model/json.js";
import { operationsOf } from "../model/operation-shape.js";
import { rewrite } from "../model/openapi-grammar.js";

/**
 * Reads what the relations of resources lead to: a link's schema names its operation as `x-operation`, or all that the
 * relation leads to from one resource or another. OpenAPI's own
 * `links` stand at an answer, and so tell nothing of the resources inside one.
 *
 * @throws {@link InputError} when a link leads to no operation.
 */
export function readRelations(document: JsonObject, id: string): Relations | undefined {
  const operations = new Set(operationsOf(document).map(({ operation }) => textAt(operation, "operationId")));
  const found = new Map<string, Set<string>>();
  rewrite(document, (kind, object) => {
    for (const [relation, link] of Object.entries(kind === "schema" ? objectAt(object, "properties") : {})) {
      for (const operation of operationsAt(link)) {
        if (!operations.has(operation))
          throw new InputError(`${id}: relation "${relation}" leads to ${operation}, which is no operation.`);
        found.set(relation, (found.get(relation) ?? new Set()).add(operation));
      }
    }
    return object;
  });
  if (found.size === 0) return undefined;
  const relations = [...found.keys()].sort();
  return Object.fromEntries(relations.map((relation) => [relation, [...found.get(relation)!].sort()]));
}

/** The operations of a link, or of a list of links. */
function operationsAt(link: Json): string[] {
  if (!isObject(link)) return [];
  const { "x-operation": operation, items = null } = link;
  return operation === undefined ? operationsAt(items) : [operation].flat().map(String);
}
