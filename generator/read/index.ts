import type { Report } from "../diagnostics.js";
import type { Contract } from "../model/contract.js";
import { sortKeys, textAt } from "../model/json.js";
import type { PinnedSpec } from "../specs.js";
import { readEvidenceCodes } from "./evidence-codes.js";
import { readGraphql } from "./graphql.js";
import { readOpenApi } from "./openapi.js";
import { readSoapCatalogue } from "./soap-catalogue.js";
import { readSoapService } from "./soap-service.js";
import { readXsdSchema } from "./xsd-schema.js";

/** Reads a pinned spec as a contract, whatever its format and whatever the order of its keys. */
export function readContract(pinned: PinnedSpec, report: Report): Contract {
  const spec = { ...pinned, document: sortKeys(pinned.document) };
  switch (spec.format) {
    case "openapi":
      return readOpenApi(spec);
    case "graphql":
      return readGraphql(spec);
    case "evidence-codes":
      return readEvidenceCodes(spec);
    case "xsd":
      return {
        kind: "xml",
        id: spec.id,
        spec: spec.file,
        title: textAt(spec.document, "title") ?? spec.id,
        version: "",
        module: readXsdSchema(spec.id, spec.document, report),
      };
    case "soap":
      return readSoapService(spec);
    case "soap-catalogue":
      return readSoapCatalogue(spec);
  }
}
