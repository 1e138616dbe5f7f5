import { wait, type AltinnkitError } from "altinnkit";
import { ConsentError, DatasetError, NotReadyError, UnavailableError } from "./errors/index.js";
import { outcomeOf, type Harvestable, type Outcome } from "./outcome.js";
import type { Dan, HarvestRequest, ValuesDataset } from "./request.js";
import { halfDayMs, type Waiting } from "./wait-for-consent.js";

/**
 * A consent that was taken back is told like an outage, and a dataset whose source is away for a while like one that is
 * gone: each is believed when it was told so many times.
 */
const mostDoubts = 3;

/**
 * Harvests the datasets of an accreditation, each as soon as it can be had: when the subject has given consent, when a
 * source that takes its time has the data, when an outage is over. It goes on without end while one of them may still
 * come: give it a `signal`, or leave the loop.
 *
 * What will not come is an outcome with its error: a consent that is denied, expired or, after three rounds of outage,
 * held to be taken back; a dataset that is unknown for three rounds; and whatever else is refused for good.
 *
 * @param accreditation - As {@link authorize} gave it, or its id and what was granted.
 * @throws the signal's reason.
 */
export async function* harvestAsAvailable<Dataset extends ValuesDataset>(
  dan: Dan,
  { id, granted }: Harvestable<Dataset>,
  { everyMs = halfDayMs, ...request }: HarvestRequest & Waiting = {},
): AsyncGenerator<Outcome<Dataset>, void, undefined> {
  let left = granted.map((dataset) => ({ dataset, doubts: 0 }));
  while (left.length > 0) {
    const waiting: typeof left = [];
    let delayMs = everyMs;
    for (const { dataset, doubts } of left) {
      const outcome = await outcomeOf(dan, id, dataset, request);
      const now = isDoubtful(outcome.error) ? doubts + 1 : 0;
      if (!outcome.error || !mayCome(outcome.error) || now === mostDoubts) {
        yield outcome;
        continue;
      }
      waiting.push({ dataset, doubts: now });
      delayMs = Math.min(delayMs, untilReady(outcome.error));
    }
    left = waiting;
    if (left.length > 0) await wait(delayMs, request.signal);
  }
}

function isDoubtful(error: AltinnkitError | undefined): boolean {
  if (error instanceof DatasetError) return error.codeName === "UnknownEvidenceCode";
  return error instanceof UnavailableError && error.consent !== undefined;
}

function mayCome(error: AltinnkitError): boolean {
  if (error instanceof ConsentError) return error.consent === "pending" || error.consent === "unknown";
  return error.retryable || isDoubtful(error);
}

/** Up to the moment that the source names. The longer ago that is, the less it tells, and the longer the wait. */
function untilReady(error: AltinnkitError): number {
  const moment = error instanceof NotReadyError ? error.retryAt?.instant.getTime() : undefined;
  return moment === undefined ? Infinity : Math.max(leastMs, Math.abs(moment - Date.now()));
}

/** Clocks differ: a source whose moment has passed here is not asked without a breath. */
const leastMs = 1000;
