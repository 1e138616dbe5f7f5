import type { JsonObject } from "../../../model/json.js";
import { dropMisplaced } from "./drop-misplaced.js";
import { repairDefaults } from "./repair-defaults.js";
import { repairKeywords } from "./repair-keywords.js";
import { repairPathParameters } from "./repair-path-parameters.js";
import { repairPaths } from "./repair-paths.js";
import { repairReferences } from "./repair-references.js";
import { repairTypes } from "./repair-types.js";

const steps = [
  dropMisplaced,
  repairReferences,
  repairKeywords,
  repairTypes,
  repairDefaults,
  repairPaths,
  repairPathParameters,
];

/** Repairs what only a hand writes wrong. Each step does nothing where its fault is not. */
export function repairHandWritten(document: JsonObject): JsonObject {
  return steps.reduce((repaired, repair) => repair(repaired), document);
}
