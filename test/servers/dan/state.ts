import type { EvidenceParameter, EvidenceValue, NotificationReminder, Party } from "altinnkit/dan/v1";
import type { Clock } from "./clock.js";
import type { Dataset } from "./datasets.js";
import type { Unit } from "./register.js";

/** What the subject said to a consent request. */
export type ConsentAnswer = "given" | "denied" | "revoked";

/** A consent request in Altinn. */
export interface Consent {
  readonly id: string;
  answer?: ConsentAnswer;
  /** What the service itself has heard of the answer; an answer whose receipt went astray is known to Altinn alone. */
  heard?: "given" | "denied";
}

/** A dataset of an accreditation, as it was when it was granted. */
export interface Granted {
  readonly dataset: Dataset;
  readonly parameters: EvidenceParameter[];
}

/** An accreditation as it is stored. */
export interface Stored {
  readonly id: string;
  readonly owner: string;
  /** The product it was asked for with. */
  readonly context: string;
  readonly subject: Party | undefined;
  readonly requestor: Party;
  readonly granted: readonly Granted[];
  readonly issued: Date;
  readonly validTo: Date;
  lastChanged: Date;
  /** Members of the request that are told again. */
  readonly told: {
    readonly consentReference?: string;
    readonly externalReference?: string;
    readonly languageCode?: string;
    readonly consentReceiptRedirectUrl?: string;
  };
  readonly consent?: Consent;
  /** When sources that take their time have the data. */
  availableAt: Date;
  readonly reminders: NotificationReminder[];
}

/** What a source is asked. */
export interface SourceRequest {
  readonly subject: string | null;
  readonly requestor: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A value as a source gives it; what is left out is the dataset's own. */
export type SourceValue = Pick<EvidenceValue, "evidenceValueName"> & Partial<EvidenceValue>;

/** What a source gives: values, or a file for a dataset that is one. */
export type SourceAnswer = readonly SourceValue[] | Uint8Array;

/** Gives a dataset. It may throw a `refusal`. */
export type Source = (request: SourceRequest) => SourceAnswer | Promise<SourceAnswer>;

/** All that the service remembers. */
export interface State {
  readonly clock: Clock;
  readonly datasets: Map<string, Dataset>;
  readonly sources: Map<string, Source>;
  readonly units: Map<string, Unit>;
  readonly accreditations: Map<string, Stored>;
  /** What subjects say at once to the consents they are asked for. */
  answerToAll?: Pick<Consent, "answer" | "heard"> | undefined;
  /** How long sources take that take their time. */
  asyncDelayMs: number;
  /** Reminders that are still to fail. */
  failingReminders: number;
}
