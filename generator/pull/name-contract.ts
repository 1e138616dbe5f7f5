import type { JsonObject } from "../model/json.js";
import { nameAppOperations } from "../model/naming/app-operations.js";
import { nameDatasets } from "../model/naming/dataset-names.js";
import { nameDocument, type Names } from "../model/naming/names.js";
import { nameMethods } from "../model/naming/soap-methods.js";
import { readNames } from "../read/names.js";
import type { Source } from "../sources/index.js";
import type { PinnedSpec } from "../specs.js";
import type { Known } from "./known.js";

/** What `names.json` is to hold of a contract; `undefined` for those whose names are upstream's or stand elsewhere. */
export function nameContract(
  { format, document }: Pick<PinnedSpec, "id" | "format" | "document">,
  source: Source,
  known: Known,
): JsonObject | undefined {
  const { names, document: before } = known;
  const [value, file] = [names?.value, names?.file ?? "names.json"];
  switch (format) {
    case "openapi":
      return nameApi(source, document, readNames("operations", value, file), known) as unknown as JsonObject;
    case "evidence-codes":
      return nameDatasets(document, readNames("datasets", value, file), before) as unknown as JsonObject;
    case "soap":
      return { methods: nameMethods(document, readNames("methods", value, file).methods) };
    case "graphql":
    case "xsd":
    case "soap-catalogue":
      return undefined;
  }
}

function nameApi({ api }: Source, document: JsonObject, pinned: Names, { document: before, shared }: Known): Names {
  if (!api?.ownDocument) return nameDocument(document, pinned, before);
  return nameDocument(
    document,
    { ...pinned, operations: nameAppOperations(document, pinned.operations, shared) },
    before,
  );
}
