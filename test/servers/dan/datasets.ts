import { readFileSync } from "node:fs";
import type { EvidenceCode, EvidenceParameter, EvidenceValue, Requirement } from "altinnkit/dan/v1";
import { root } from "../../support/cli.js";

/** A dataset as the service lists it. */
export type Dataset = EvidenceCode;

interface Pinned extends Partial<
  Pick<Dataset, "isAsynchronous" | "isPublic" | "maxValidDays" | "timeout" | "license">
> {
  readonly contexts: readonly string[];
  readonly values: readonly (EvidenceValue & { readonly jsonSchema?: object })[];
  readonly parameters: readonly EvidenceParameter[];
  readonly requirements: readonly Requirement[];
}

/** What a test says of a dataset of its own. */
export interface OwnDataset extends Partial<Dataset> {
  readonly evidenceCodeName: string;
}

/** Every pinned dataset, in the service's own form. */
export function pinnedDatasets(): Map<string, Dataset> {
  const text = readFileSync(`${root}/specs/dan/datasets/v1/datasets.json`, "utf8");
  const { datasets } = JSON.parse(text) as { readonly datasets: Readonly<Record<string, Pinned>> };
  return new Map(Object.entries(datasets).map(([name, pinned]) => [name, fromPinned(name, pinned)]));
}

/** A dataset of a test's own: open to every test in `DAN-test` and `eBevis`, and needing nothing. */
export function ownDataset(given: OwnDataset): Dataset {
  return {
    description: "A dataset of a test",
    isAsynchronous: false,
    isPublic: false,
    values: [{ evidenceValueName: "name", source: "Test", valueType: "string" }],
    authorizationRequirements: [],
    belongsToServiceContexts: ["DAN-test", "eBevis"],
    ...given,
  };
}

function fromPinned(name: string, { contexts, values, parameters, requirements, ...facts }: Pinned): Dataset {
  return {
    evidenceCodeName: name,
    description: `The dataset ${name}`,
    parameters: [...parameters],
    isAsynchronous: false,
    isPublic: false,
    ...facts,
    values: values.map(({ jsonSchema, ...value }) =>
      jsonSchema === undefined ? value : { ...value, jsonSchemaDefintion: JSON.stringify(jsonSchema) },
    ),
    authorizationRequirements: [...requirements],
    belongsToServiceContexts: [...contexts],
  };
}
