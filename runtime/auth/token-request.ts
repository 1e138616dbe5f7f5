import { NetworkError, TokenError } from "../errors.js";
import { patient, repeat } from "../repeat.js";
import type { Fetch } from "../send.js";
import { reach } from "../transport.js";

const timeoutMs = 30_000;

/**
 * Sends a request for a token, anew at each try, and never to where a redirect points.
 *
 * @throws {@link TokenError} when no answer comes.
 */
export async function requestToken(
  from: TokenError["from"],
  fetch: Fetch,
  request: () => Promise<[url: string, init: RequestInit]>,
): Promise<{ readonly response: Response; readonly text: string }> {
  const signal = AbortSignal.timeout(timeoutMs);
  const operation = `The request to ${from}`;
  try {
    const attempt = async () => {
      const [url, init] = await request();
      return reach(fetch, new Request(url, { ...init, redirect: "error", signal }), operation);
    };
    const response = await repeat(attempt, patient, signal);
    return { response, text: await response.text() };
  } catch (error) {
    if (signal.aborted) throw new TokenError(from, `no answer within ${timeoutMs} ms.`);
    if (error instanceof NetworkError) throw new TokenError(from, `no answer${error.code ? ` (${error.code})` : ""}.`);
    throw error;
  }
}
