import type { Report } from "../../diagnostics.js";
import type { JsonObject } from "../../model/json.js";
import { libraryOf } from "../../model/xml.js";
import { writeSchema } from "../../read/xsd/index.js";
import type { Draft } from "../draft.js";
import type { Age } from "./ages.js";
import { differencesOf } from "./differences.js";
import { completed, modulesIn, type EarlierPin } from "./earlier.js";
import type { Edition } from "./editions.js";
import { endpointsOf } from "./endpoints.js";
import { mergeModules } from "./merge-modules.js";
import type { AgeReading } from "./readings.js";
import { serviceDocument } from "./service-document.js";

/** A draft before it is known which documents were worked out. */
export type PlainDraft = Omit<Draft, "derived">;

/**
 * The service of the newest age of a contract, with how older ones differ.
 *
 * @param moduleOf - The module in the edition that the newest has of it.
 */
export function serviceDraft(
  age: Age,
  older: readonly Age[],
  moduleOf: (id: string) => string,
  { catalogue, report }: { readonly catalogue: JsonObject; readonly report: Report },
): PlainDraft {
  const { id, contract, channel, name } = age;
  if (older.length > 0) report.add("soap-ages", id, name, older.map((one) => one.name).join(", "));
  const endpoints = endpointsOf(age, catalogue);
  const document = {
    ...serviceDocument(age, moduleOf),
    title: [contract, channel].filter(Boolean).join(", "),
    ...(endpoints && { endpoints }),
    "@differences": older.map((one) => differencesOf(one, age)),
  };
  return { id, format: "soap", document, documents: [age, ...older].flatMap(({ documents }) => documents) };
}

/** A module per edition; with what only documents gave it that are not there now. */
export function moduleDrafts(
  editions: readonly Edition<AgeReading>[],
  kept: readonly EarlierPin[],
): readonly PlainDraft[] {
  const before = new Map(modulesIn(kept).map((module) => [module.id, module]));
  const merged = mergeModules(editions).map(({ module, givers }) => ({
    module: completed(module, before.get(module.id)),
    documents: givers.flatMap(({ age }) => age.documents),
  }));
  const library = libraryOf([...before.values(), ...merged.map(({ module }) => module)]);
  return merged.map(({ module, documents }) => ({
    id: module.id,
    format: "xsd",
    document: { ...writeSchema(module, library), title: `Namespace ${module.namespace}` },
    documents: [...documents, ...(kept.find(({ spec }) => spec.id === module.id)?.documents ?? [])],
  }));
}
