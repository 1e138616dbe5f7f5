import type { Policy } from "../send.js";
import { wait } from "../wait.js";

/** How much an API takes from one client. */
export interface Limits {
  /** Requests under way at the same time, each until its answer begins. */
  readonly concurrency?: number;
  /** Requests within any sixty seconds, as the API gives its limit. */
  readonly perMinute?: number;
}

/**
 * Holds requests back so that an API's limits are not reached; who comes first is sent first.
 *
 * Gateways count roughly, so a tenth below `perMinute` is kept. The policy keeps one count for all clients it is given
 * to. Inside {@link retry}, second tries are counted too.
 *
 * @param limits - None: nothing is held back.
 */
export function limit({ concurrency = Infinity, perMinute = Infinity }: Limits = {}): Policy {
  const most = Math.max(1, Math.floor(perMinute * 0.9));
  /** When the last `most` requests start, oldest first; one given up on the way counts all the same. */
  const starts: number[] = [];
  const waiting = new Set<() => void>();
  let running = 0;

  const place = (signal: AbortSignal): Promise<void> | undefined => {
    if (running < concurrency) {
      running++;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(enter);
        reject(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      waiting.add(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  };
  const leave = () => {
    const [first] = waiting;
    if (first === undefined) running--;
    else {
      waiting.delete(first);
      first();
    }
  };
  const untilStart = (): number => {
    const now = performance.now();
    const start = starts.length < most ? now : Math.max(now, starts.shift()! + 60_000);
    if (most < Infinity) starts.push(start);
    return start - now;
  };

  return (next) => async (request, call) => {
    request.signal.throwIfAborted();
    await place(request.signal);
    try {
      const delayMs = untilStart();
      if (delayMs > 0) await wait(delayMs, request.signal);
      return await next(request, call);
    } finally {
      leave();
    }
  };
}
