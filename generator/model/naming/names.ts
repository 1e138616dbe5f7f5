import type { JsonObject } from "../json.js";
import { nameOperations, type OperationNames } from "./name-operations.js";
import { nameTypes, type TypeNames } from "./name-types.js";
import { openApiSchemas } from "./schema-graph.js";
import { reservedTypes } from "./reserved.js";
import { pascalCase, typeIdentifier, words } from "./words.js";

/** The public names of an API. A name that was given once stays, whatever upstream renames. */
export interface Names {
  readonly operations: OperationNames;
  readonly types: TypeNames;
}

/** No names yet. */
export const noNames: Names = { operations: {}, types: {} };

/**
 * Names a document: pinned names stay, what is new gets a proposal.
 *
 * @param before - The document as it was when the names were pinned last.
 */
export function nameDocument(document: JsonObject, pinned: Names, before?: JsonObject): Names {
  const operations = nameOperations(document, pinned.operations);
  return {
    operations,
    types: nameTypes({
      graph: openApiSchemas(document),
      before: before && openApiSchemas(before),
      pinned: pinned.types,
      propose: (upstream) => [shortName(upstream), typeIdentifier(upstream), `${shortName(upstream)}Schema`],
      reserved: new Set([...reservedTypes, ...operationTypes(operations)]),
    }),
  };
}

/** The types that a group of operations, and what each of them takes, are generated as. */
function operationTypes(operations: OperationNames): string[] {
  return Object.values(operations).flatMap((name) => {
    const [group = "", operation = ""] = name.split(".");
    const groupType = pascalCase(words(group));
    return [`${groupType}Operations`, `${groupType}${pascalCase(words(operation))}Request`];
  });
}

/** `Altinn.Platform.Storage.Models.Instance` leaks a namespace; the last part is the name. */
function shortName(upstream: string): string {
  const name = typeIdentifier(upstream.split(/[.+]/).at(-1)!);
  return reservedTypes.has(name) ? `${name}Schema` : name;
}
