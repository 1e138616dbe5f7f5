import { Diagnostics } from "../diagnostics.js";
import type { Dataset } from "../model/contract.js";
import { readContract } from "../read/index.js";
import { listSpecs, readSpec } from "../specs.js";

/** A dataset, and the contract it is in. */
export type PinnedDataset = Dataset & {
  /** Such as `dan/datasets/v1`. */
  readonly id: string;
};

/** The datasets of every list of datasets in a folder of pinned specs. */
export async function readDatasets(folder: string): Promise<PinnedDataset[]> {
  const specs = (await listSpecs(folder)).filter(({ format }) => format === "evidence-codes");
  const contracts = await Promise.all(
    specs.map(async (spec) => readContract(await readSpec(folder, spec), new Diagnostics())),
  );
  return contracts.flatMap((contract) =>
    contract.kind === "datasets" ? contract.datasets.map((dataset) => ({ ...dataset, id: contract.id })) : [],
  );
}
