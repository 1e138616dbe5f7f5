import { AltinnkitError, wait, type CallOptions } from "altinnkit";
import type { Dan } from "./request.js";
import { statusOf, type DatasetStatus, type StatusName } from "./status.js";

/** How to wait. */
export interface Waiting extends CallOptions {
  /** Time between two questions, in milliseconds. Left out, half a day: the service asks for no more. */
  readonly everyMs?: number;
}

/** What became of a request for consent. `given`: every dataset may be had; `expired`: the accreditation ran out first. */
export type ConsentOutcome = "given" | "denied" | "expired";

export const halfDayMs = 12 * 60 * 60 * 1000;

/**
 * Waits for the subject's answer, without end: give it a `signal`. A no is an answer, not an error.
 *
 * It goes by {@link statusOf}, and waits for a dataset whose source is away, too. An answer that the service never heard of, and a yes that is taken back, show at a harvest
 * alone: {@link harvestAsAvailable} notices both.
 *
 * @throws the signal's reason, or what {@link statusOf} throws, if it is no failure that passes.
 */
export async function waitForConsent(
  dan: Dan,
  accreditationId: string,
  { everyMs = halfDayMs, ...options }: Waiting = {},
): Promise<ConsentOutcome> {
  for (;;) {
    const outcome = outcomeOf(await statusOf(dan, accreditationId, options).catch(unlessPassing));
    if (outcome) return outcome;
    await wait(everyMs, options.signal);
  }
}

/** A wait of days is not ended by a network that is down for a minute. */
function unlessPassing(error: unknown): undefined {
  if (!(error instanceof AltinnkitError && error.retryable)) throw error;
}

/** What a dataset's source does not tell while it is away, nor a status that is new, is no yes. */
const unsettled: readonly StatusName[] = ["PendingConsent", "Unavailable", "Unknown"];

/** A no to one dataset is a no: one request asks for all of them. */
function outcomeOf(statuses: readonly DatasetStatus[] | undefined): ConsentOutcome | undefined {
  if (!statuses) return undefined;
  const found = statuses.map(({ status }) => status);
  if (found.includes("Denied")) return "denied";
  if (found.includes("Expired")) return "expired";
  return found.some((status) => unsettled.includes(status)) ? undefined : "given";
}
