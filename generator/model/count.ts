import type { Contract } from "./contract.js";
import { objectAt } from "./json.js";

/** How much a contract holds. */
export interface Counts {
  /** Operations to call; none for data alone. */
  readonly operations: number;
  /** Named types, or datasets. */
  readonly types: number;
}

/** Counts what a contract promises. */
export function countContract(contract: Contract): Counts {
  switch (contract.kind) {
    case "api": {
      const schemas = objectAt(objectAt(contract.document, "components"), "schemas");
      return { operations: contract.operations.length, types: Object.keys(schemas).length };
    }
    case "graphql":
      return { operations: contract.operations.length, types: contract.types.length };
    case "datasets":
      return { operations: 0, types: contract.datasets.length };
    case "xml":
      return { operations: 0, types: contract.module.types.length };
    case "soap":
      return { operations: contract.service.ports.flatMap(({ binding }) => binding.operations).length, types: 0 };
    case "soap-catalogue":
    case "registry":
      return { operations: 0, types: 0 };
  }
}
