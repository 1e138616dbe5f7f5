import type { EvidenceStatus, EvidenceStatusCode } from "altinnkit/dan/v1";
import { written, writtenWithoutZone } from "./clock.js";
import type { Dataset } from "./datasets.js";
import { refusal } from "./refusal.js";
import type { Granted, State, Stored } from "./state.js";

/** The service's words for its status codes are its own. */
const statuses: readonly string[] = [
  "Not known",
  "Can be harvested",
  "Consent is not answered",
  "Consent is denied",
  "Consent has run out",
  "The source is at work",
  "Not known: the source takes its time",
  "The dataset is gone",
];

/** A status as it is told. */
export function statusOf(code: number): EvidenceStatusCode {
  return { code, description: statuses[code]! };
}

/** Status of one dataset by what the service knows itself. Neither Altinn nor a source is asked. */
export function localStatus(state: State, stored: Stored, { dataset }: Granted): number {
  const current = state.datasets.get(dataset.evidenceCodeName);
  if (!current) return 7;
  if (needsConsent(current, stored)) {
    if (stored.consent?.heard === "denied") return 3;
    if (stored.validTo < state.clock.now()) return 4;
    return stored.consent?.heard === "given" ? 1 : 2;
  }
  return current.isAsynchronous ? 6 : 1;
}

/** Status of an accreditation: that of its first dataset that is not available. */
export function aggregateStatus(state: State, stored: Stored): number {
  return stored.granted.map((one) => localStatus(state, stored, one)).find((code) => code !== 1) ?? 1;
}

/** A dataset's status in a list or an answer. */
export function evidenceStatus({ issued, validTo }: Stored, name: string, code: number): EvidenceStatus {
  return {
    evidenceCodeName: name,
    status: statusOf(code),
    validFrom: written(issued),
    validTo: written(validTo),
  };
}

/** Asks Altinn and the source; throws where the dataset cannot be harvested now. */
export function checkAvailable(state: State, stored: Stored, dataset: Dataset): void {
  const now = state.clock.now();
  if (needsConsent(dataset, stored)) {
    const { answer, heard } = stored.consent ?? {};
    if (heard === "denied") throw refusal(1010, { detail: "denied" });
    if (stored.validTo < now) throw refusal(1010, { detail: "expired" });
    if (answer !== "given" && heard !== "given") throw refusal(1010, { detail: "pending" });
    // Whoever said yes and took it back is told by the token server alone.
    if (answer !== "given") throw refusal(1013, { detail: `no token for ${stored.subject?.id ?? ""}` });
  }
  if (dataset.isAsynchronous && stored.availableAt > now) {
    throw refusal(1016, { detail: `come back no earlier than: ${writtenWithoutZone(stored.availableAt)}` });
  }
}

export function needsConsent({ authorizationRequirements }: Dataset, { context }: Pick<Stored, "context">): boolean {
  return authorizationRequirements.some(
    ({ type, appliesToServiceContext: contexts = [] }) =>
      type === "ConsentRequirement" && (contexts.length === 0 || contexts.includes(context)),
  );
}
