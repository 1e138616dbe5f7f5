import { TimeoutError } from "./errors.js";
import type { CallOptions } from "./named.js";
import { operationOf, unwrap, type AnyResult, type DataOf } from "./result.js";
import { retryAfter } from "./retry-after.js";
import { wait } from "./wait.js";

/** How long, and how patiently, something is asked again. */
export interface PollOptions extends Pick<CallOptions, "signal"> {
  /** Longest time in milliseconds for all of it. Left out: no limit of ours. */
  readonly timeoutMs?: number;
  /** Wait in milliseconds after the first answer; each is half as long again as the one before. Left out: 1 second. */
  readonly baseDelayMs?: number;
  /** Longest wait in milliseconds, unless an answer's `Retry-After` asks for more. Left out: 30 seconds. */
  readonly maxDelayMs?: number;
}

/**
 * Asks again and again, and gives each answer. It never ends by itself: `break` when the answer will do.
 *
 * @param ask - One call, made with the options it is given.
 * @throws {@link HttpError} when the API refuses.
 * @throws {@link TimeoutError} when the next answer would come after the time given.
 */
export async function* poll<Given extends AnyResult>(
  ask: (options: CallOptions) => Promise<Given>,
  options: PollOptions = {},
): AsyncGenerator<DataOf<Given>, never, void> {
  const { timeoutMs = Infinity, baseDelayMs = 1000, maxDelayMs = 30_000, ...rest } = options;
  const deadline = performance.now() + timeoutMs;
  for (let delayMs = baseDelayMs; ; delayMs = Math.min(delayMs * 1.5, maxDelayMs)) {
    const leftMs = Math.max(Math.ceil(deadline - performance.now()), 1);
    const result = await ask(leftMs < Infinity ? { ...rest, timeoutMs: leftMs } : rest);
    yield unwrap(result);
    const waitMs = Math.max(delayMs, retryAfter(result.response) ?? 0);
    if (performance.now() + waitMs >= deadline) throw new TimeoutError(operationOf(result.response), timeoutMs);
    await wait(waitMs, rest.signal);
  }
}
