import type { Download } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { bytesOf, unread } from "./octets.js";
import { directParts } from "./parts.js";
import type { Dan, DirectHarvestRequest, GivenParameters } from "./request.js";

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
  return bytesOf(await dan.POST("/directharvest/{evidenceCodeName}", { ...options, ...parts, ...unread }));
}
