import { TimeoutError } from "../errors.js";
import { changed } from "../replay.js";
import { nameOf, type Policy } from "../send.js";
import { unlessAborted } from "../wait.js";

/**
 * Ends a try that gets no answer in time. Inside {@link retry}, another one may follow; the time for all of a call is
 * its `timeoutMs`.
 *
 * @param milliseconds - From asking for a token to the answer's headers. Reading the body is not counted.
 * @throws {@link TimeoutError}
 */
export function attemptTimeout(milliseconds: number): Policy {
  return (next) => async (request, call) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), milliseconds);
    const signal = AbortSignal.any([request.signal, controller.signal]);
    try {
      return await unlessAborted(next(changed(request, { signal }), call), signal);
    } catch (error) {
      if (!controller.signal.aborted || request.signal.aborted) throw error;
      throw new TimeoutError(nameOf(call), milliseconds);
    } finally {
      clearTimeout(timer);
    }
  };
}
