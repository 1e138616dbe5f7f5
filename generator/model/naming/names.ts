import type { JsonObject } from "../json.js";
import { nameOperations, type OperationNames } from "./name-operations.js";
import { nameTypes, type TypeNames } from "./name-types.js";
import { openApiSchemas } from "./schema-graph.js";
import { typeIdentifier } from "./words.js";

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
  return {
    operations: nameOperations(document, pinned.operations),
    types: nameTypes({
      graph: openApiSchemas(document),
      before: before && openApiSchemas(before),
      pinned: pinned.types,
      propose: (upstream) => [shortName(upstream), typeIdentifier(upstream)],
      reserved,
    }),
  };
}

/** Words the generated files use themselves. */
const reserved: ReadonlySet<string> = new Set(
  "Array ArrayBuffer Blob CallOptions Date Download Error FileUpload Object Operations Promise Readonly Record Result Uint8Array Upload".split(
    " ",
  ),
);

/** `Altinn.Platform.Storage.Models.Instance` leaks a namespace; the last part is the name. */
function shortName(upstream: string): string {
  const name = typeIdentifier(upstream.split(/[.+]/).at(-1)!);
  return reserved.has(name) ? `${name}Schema` : name;
}
