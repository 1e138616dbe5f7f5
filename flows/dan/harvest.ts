import type { DatasetDescriptor } from "altinnkit/codegen";
import type { Evidence, EvidenceStatus } from "../../generated/dan/v1/index.gen.js";
import { unwrapDan } from "./errors/unwrap-dan.js";
import {
  parties,
  sourceTokenParts,
  wireParameters,
  type Dan,
  type DirectHarvestRequest,
  type GivenParameters,
} from "./request.js";
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
  const { parameters, sourceToken, subject, requestor, ...options } = request as DirectHarvestRequest & {
    parameters?: Parameters;
  };
  const token = sourceTokenParts(sourceToken);
  const { query, ...body } = parties(subject, requestor);
  const result = await dan.evidence.directHarvestPost(
    {
      path: { evidenceCodeName: dataset.name },
      query: { ...query, ...token.query, evidenceParameters: wireParameters(parameters) },
      header: token.header,
      ...body,
    },
    options,
  );
  // The envelope is the service's default, and nothing here turns it off.
  return harvested(dataset, unwrapDan(result, dataset) as Evidence);
}

/** Reads an answer in the envelope. */
export function harvested<Of extends object>(dataset: DatasetDescriptor<Of>, raw: Evidence): Harvested<Of> {
  return { ...readValues(dataset, raw), status: raw.evidenceStatus, raw };
}
