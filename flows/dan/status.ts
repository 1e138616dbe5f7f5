import type { CallOptions } from "altinnkit";
import { statusCodes } from "../../generated/dan/datasets/v1/index.gen.js";
import type { EvidenceStatus } from "../../generated/dan/v1/index.gen.js";
import { unwrapDan } from "./errors/unwrap-dan.js";
import type { Dan } from "./request.js";

/**
 * How it stands with a dataset. `AggregateUnknown`: its source takes time, and only a harvest asks it. `Unavailable`: the
 * service no longer has it. `Unknown` stands for codes that are new, too.
 */
export type StatusName = keyof typeof statusCodes | "Unknown" | "AggregateUnknown" | "Unavailable";

/** Status of one dataset of an accreditation. */
export interface DatasetStatus {
  /** Name on the wire. */
  readonly dataset: string;
  readonly status: StatusName;
  /** The answer as it came. */
  readonly raw: EvidenceStatus;
}

/** The service answers three codes that it does not list. */
const names = new Map<number, StatusName>([
  ...Object.entries(statusCodes).map(([name, code]) => [code, name as StatusName] as const),
  [6, "AggregateUnknown"],
  [7, "Unavailable"],
]);

/**
 * Status of every dataset of an accreditation, as far as the service knows without asking Altinn or a source: an answer
 * whose receipt went astray stays `PendingConsent`, a consent taken back stays `Available`. A harvest tells for certain.
 *
 * @throws {@link AccreditationError} when there is no such accreditation.
 */
export async function statusOf(
  dan: Dan,
  accreditationId: string,
  options: CallOptions = {},
): Promise<readonly DatasetStatus[]> {
  const statuses = unwrapDan(await dan.evidence.getStatus({ path: { accreditationId } }, options));
  return statuses.map((raw) => ({
    dataset: raw.evidenceCodeName ?? "",
    status: names.get(raw.status.code) ?? "Unknown",
    raw,
  }));
}
