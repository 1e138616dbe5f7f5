import { NetworkError, TimeoutError } from "./errors.js";
import { retryAfter } from "./retry-after.js";
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

/** When to try again, and whom to tell. */
export interface RepeatRules {
  /** Left out, {@link passes}. */
  readonly worthwhile?: (outcome: Outcome) => boolean;
  /** No wait goes on past it; in `performance.now()`'s milliseconds. */
  readonly deadline?: number;
  /** Asked last of all; says no when there has been enough trying. */
  readonly allowed?: () => boolean;
  readonly tell?: (delayMs: number, reason: number | string) => void;
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
  signal: AbortSignal | (() => AbortSignal),
  { worthwhile = passes, deadline = Infinity, allowed = () => true, tell = () => undefined }: RepeatRules = {},
): Promise<Response> {
  for (let tried = 1; ; tried++) {
    const outcome = await attempt().catch(failed);
    if (tried < attempts && worthwhile(outcome)) {
      const delayMs = delayBefore(outcome, baseDelayMs, tried, maxDelayMs);
      if (delayMs !== undefined && performance.now() + delayMs < deadline && allowed()) {
        tell(delayMs, outcome instanceof Error ? outcome.kind : outcome.status);
        if (outcome instanceof Response) await outcome.body?.cancel();
        await wait(delayMs, typeof signal === "function" ? signal() : signal);
        continue;
      }
    }
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }
}

function failed(error: unknown): NetworkError | TimeoutError {
  if (error instanceof NetworkError || error instanceof TimeoutError) return error;
  throw error;
}

function delayBefore(outcome: Outcome, base: number, tried: number, longest: number): number | undefined {
  const asked = outcome instanceof Error ? undefined : retryAfter(outcome);
  if (asked === undefined) return Math.min(Math.random() * base * 2 ** (tried - 1), longest);
  return asked > longest ? undefined : asked + Math.random() * base;
}
