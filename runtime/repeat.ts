import { NetworkError, TimeoutError } from "./errors.js";
import { retryAfter } from "./retry-after.js";
import { discard } from "./transport.js";
import { wait } from "./wait.js";

/** How often and how patiently something is tried. Delays are in milliseconds. */
export interface Patience {
  /** Tries in all, the first one included. */
  readonly attempts: number;
  /** Longest wait before the second try; doubles with each one more. The wait itself is random. */
  readonly baseDelayMs: number;
  /** Longest wait of all. When the server asks for more, its refusal is the result: sooner would be refused again. */
  readonly maxDelayMs: number;
}

/** Three tries. The longest wait is the window most gateways count by. */
export const patient: Patience = { attempts: 3, baseDelayMs: 250, maxDelayMs: 60_000 };

/** What came of a try: an answer, or none. */
export type Outcome = Response | NetworkError | TimeoutError;

/** When to try again. */
export interface RepeatRules {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** No wait goes on past it; in `performance.now()`'s milliseconds. */
  readonly deadline: number;
  /** Asked of every failure; the wait begins if it agrees. */
  readonly agrees: (outcome: Outcome, delayMs: number) => boolean | Promise<boolean>;
}

/** True for statuses that trying again may change. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || (status >= 502 && status <= 504);
}

/** True for an outcome that trying again may change: 408, 429, 502, 503, 504, and no answer at all. */
export function passes(outcome: Outcome): boolean {
  return outcome instanceof Error || isPassing(outcome.status);
}

/**
 * Tries until an outcome comes that trying again would not change, and waits between.
 *
 * Waits what `Retry-After` says and a little more, else a random time, so that many callers do not come back in step.
 */
export async function repeat(
  attempt: () => Promise<Response>,
  { attempts, baseDelayMs, maxDelayMs }: Patience,
  { signal, deadline, agrees }: RepeatRules,
): Promise<Response> {
  for (let tried = 1; ; tried++) {
    let outcome: Outcome;
    try {
      outcome = await attempt();
    } catch (error) {
      if (!(error instanceof NetworkError || error instanceof TimeoutError)) throw error;
      outcome = error;
    }
    const failed = outcome instanceof Error || !outcome.ok;
    const delayMs = failed && tried < attempts ? delayBefore(outcome, baseDelayMs, tried, maxDelayMs) : Infinity;
    if (performance.now() + delayMs < deadline && (await agrees(outcome, delayMs))) {
      if (outcome instanceof Response) await discard(outcome);
      await wait(delayMs, signal);
    } else if (outcome instanceof Error) throw outcome;
    else return outcome;
  }
}

/** `Infinity` when the server asks for more than the longest wait. */
function delayBefore(outcome: Outcome, base: number, tried: number, longest: number): number {
  const asked = outcome instanceof Error ? undefined : retryAfter(outcome);
  if (asked === undefined) return Math.min(Math.random() * base * 2 ** (tried - 1), longest);
  return asked > longest ? Infinity : asked + Math.random() * base;
}
