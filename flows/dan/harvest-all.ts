import { outcomeOf, type Harvestable, type Outcome } from "./outcome.js";
import type { Dan, HarvestRequest, ValuesDataset } from "./request.js";

/**
 * Harvests every dataset of an accreditation once, side by side. One that is refused stands in no other's way.
 *
 * @param accreditation - As {@link authorize} gave it, or its id and what was granted.
 * @returns An outcome for each dataset, in their order; {@link isOf} tells which is which.
 */
export function harvestAll<Dataset extends ValuesDataset>(
  dan: Dan,
  { id, granted }: Harvestable<Dataset>,
  request: HarvestRequest = {},
): Promise<Outcome<Dataset>[]> {
  return Promise.all(granted.map((dataset) => outcomeOf(dan, id, dataset, request)));
}
