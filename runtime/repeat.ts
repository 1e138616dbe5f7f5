import { NetworkError } from "./errors.js";

/** How often and how patiently something is tried. Delays are in milliseconds. */
export interface Patience {
  /** Tries in all, the first one included. */
  readonly attempts: number;
  /** Longest wait before the second try; doubles with each one more. */
  readonly baseDelayMs: number;
  /** No wait is longer, whatever the server asks for. */
  readonly maxDelayMs: number;
}

/** Three tries, about a second in all unless the server asks for more. */
export const patient: Patience = { attempts: 3, baseDelayMs: 250, maxDelayMs: 30_000 };

const passing = new Set([429, 502, 503, 504]);

/**
 * Tries until an answer comes that trying again would not change: not 429, 502, 503 or 504, and not a failed network.
 *
 * Waits what `Retry-After` says, else a random time, so that many callers do not come back in step.
 *
 * @see [RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3)
 */
export async function repeat(
  attempt: () => Promise<Response>,
  { attempts, baseDelayMs, maxDelayMs }: Patience,
  signal: AbortSignal,
): Promise<Response> {
  for (let tried = 1; ; tried++) {
    let asked: number | undefined;
    try {
      const response = await attempt();
      if (!passing.has(response.status) || tried >= attempts) return response;
      asked = retryAfter(response);
      await response.body?.cancel();
    } catch (error) {
      if (!(error instanceof NetworkError) || tried >= attempts) throw error;
    }
    await wait(Math.min(asked ?? Math.random() * baseDelayMs * 2 ** (tried - 1), maxDelayMs), signal);
  }
}

function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(milliseconds, 0);
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
