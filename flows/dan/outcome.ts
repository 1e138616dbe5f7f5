import { AltinnkitError } from "altinnkit";
import { harvestFrom, type Harvested } from "./harvest.js";
import type { Dan, HarvestRequest, ValuesDataset } from "./request.js";

/**
 * What became of one dataset of several: its data, or why there is none. The error is a {@link DanError} when the service
 * refused, another one when no answer came.
 */
export type Outcome<Dataset extends ValuesDataset> =
  | { readonly dataset: Dataset; readonly data: HarvestedOf<Dataset>; readonly error?: never }
  | { readonly dataset: Dataset; readonly data?: never; readonly error: AltinnkitError };

type HarvestedOf<Dataset> = Dataset extends ValuesDataset<infer Of> ? Harvested<Of> : never;

/** An accreditation as far as a harvest of it needs to know. */
export interface Harvestable<Dataset extends ValuesDataset> {
  readonly id: string;
  readonly granted: readonly Dataset[];
}

/** Tells that an outcome is of that dataset, so that its values have their types. */
export function isOf<Dataset extends ValuesDataset>(
  outcome: Outcome<ValuesDataset>,
  dataset: Dataset,
): outcome is Outcome<Dataset> {
  return outcome.dataset.name === dataset.name;
}

/** Harvests one of several. The signal's reason is no outcome: it is thrown. */
export async function outcomeOf<Dataset extends ValuesDataset>(
  dan: Dan,
  accreditationId: string,
  dataset: Dataset,
  request: HarvestRequest,
): Promise<Outcome<Dataset>> {
  try {
    return { dataset, data: (await harvestFrom(dan, accreditationId, dataset, request)) as HarvestedOf<Dataset> };
  } catch (error) {
    if (error instanceof AltinnkitError) return { dataset, error };
    throw error;
  }
}
