import type { Download } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { bytesOf, unread } from "./octets.js";
import { accreditedParts, directParts } from "./parts.js";
import type { Dan, DirectHarvestRequest, GivenParameters, HarvestRequest } from "./request.js";

/**
 * Harvests a dataset that is a file.
 *
 * @returns The bytes, not yet read: whole, or as a stream.
 * @throws {@link DanError} when the service refuses.
 */
export async function harvestFile<Parameters extends object>(
  dan: Dan,
  dataset: DatasetDescriptor<object, Parameters, "file">,
  request: DirectHarvestRequest & GivenParameters<Parameters>,
): Promise<Download> {
  const { options, ...parts } = directParts(dataset, request);
  return bytesOf(await dan.POST("/directharvest/{evidenceCodeName}", { ...options, ...parts, ...unread }), dataset);
}

/** As {@link harvestFile}, of an accreditation's dataset. */
export async function harvestFileFrom(
  dan: Dan,
  accreditationId: string,
  dataset: DatasetDescriptor<object, object, "file">,
  request: HarvestRequest = {},
): Promise<Download> {
  const { options, params } = accreditedParts(accreditationId, dataset, request);
  return bytesOf(
    await dan.GET("/evidence/{accreditationId}/{evidenceCodeName}", { ...options, params, ...unread }),
    dataset,
  );
}
