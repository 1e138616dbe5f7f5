import { UnreadableAnswerError, type AnyResult } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Evidence, EvidenceStatus } from "../../generated/dan/v1/index.gen.js";
import { unwrapDan } from "./errors/unwrap-dan.js";
import { isOctets } from "./octets.js";
import { accreditedParts, directParts } from "./parts.js";
import type { Dan, DirectHarvestRequest, GivenParameters, HarvestRequest, ValuesDataset } from "./request.js";
import { readValues, type Values } from "./values/read-values.js";

/** What a harvest brings. */
export interface Harvested<Of extends object> extends Values<Of> {
  /** Whether the data is available, and for how long. */
  readonly status: EvidenceStatus;
  /** The answer as it came. */
  readonly raw: Evidence;
}

/**
 * Harvests a dataset directly: asks for access and gets the data in one call, without an accreditation.
 *
 * The types offer it where the service allows it: for datasets that are neither asynchronous nor in need of consent.
 *
 * @param dan - A client of `dan/v1`.
 * @param dataset - A generated dataset, such as `unitBasicInformation`.
 * @throws {@link DanError} when the service refuses.
 */
export async function harvest<Of extends object, Parameters extends object>(
  dan: Dan,
  dataset: DatasetDescriptor<Of, Parameters, "direct">,
  request: DirectHarvestRequest & GivenParameters<Parameters>,
): Promise<Harvested<Of>> {
  const { params, options, ...body } = directParts(dataset, request);
  // The envelope is the service's default, and nothing here turns it off.
  const result = await dan.evidence.directHarvestPost({ ...params, ...body }, options);
  return harvested(dataset, result, "POST /directharvest/{evidenceCodeName}");
}

/**
 * Harvests a dataset of an accreditation, with the parameters that it was asked for with.
 *
 * @param accreditationId - As {@link authorize} gave it.
 * @throws {@link ConsentError} when the subject has not answered, or said no; {@link NotReadyError} when the source takes
 * its time; another {@link DanError} when the service refuses.
 */
export async function harvestFrom<Of extends object>(
  dan: Dan,
  accreditationId: string,
  dataset: ValuesDataset<Of>,
  request: HarvestRequest = {},
): Promise<Harvested<Of>> {
  const { params, options } = accreditedParts(accreditationId, dataset, request);
  const result = await dan.evidence.harvest(params, options);
  return harvested(dataset, result, "GET /evidence/{accreditationId}/{evidenceCodeName}");
}

/** Reads an answer in the envelope. Octets are none, though they spell one: nobody has signed them. */
function harvested<Of extends object>(
  dataset: DatasetDescriptor<Of>,
  result: AnyResult,
  operation: string,
): Harvested<Of> {
  const raw: unknown = unwrapDan(result, dataset);
  if (isOctets(result.response) || !isEvidence(raw)) {
    throw new UnreadableAnswerError(operation, result.response.status);
  }
  return { ...readValues(dataset, raw), status: raw.evidenceStatus, raw };
}

function isEvidence(answer: unknown): answer is Evidence {
  return Array.isArray((Object(answer) as Partial<Evidence>).evidenceValues);
}
