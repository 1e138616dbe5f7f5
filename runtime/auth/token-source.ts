import { TokenError } from "../errors.js";
import { isBodyless, type Policy } from "../send.js";

/** Where tokens come from. */
export interface TokenSource {
  readonly from: TokenError["from"];
  /** A token to send; the signal ends the waiting, not the work others wait for. */
  get(signal: AbortSignal): Promise<string>;
  /** Says that a token was refused, so that it is not given out again. */
  refuse(token: string): void;
}

/**
 * Sends `Authorization: Bearer …`, and asks once for a fresh token when the answer is 401.
 *
 * Only requests without a body are sent twice: a body may be a stream that is already gone.
 *
 * @see [RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750.html#section-2.1)
 */
export function sendToken(source: TokenSource): Policy {
  const withToken = async (request: Request): Promise<[Request, string]> => {
    const token = await source.get(request.signal);
    // Platforms quote a header value they refuse, and this one must not be seen.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new TokenError(source.from, "the token holds what no header may.");
    const headers = new Headers(request.headers);
    headers.set("Authorization", `Bearer ${token}`);
    return [new Request(request, { headers }), token];
  };

  return (next) => async (request, call) => {
    const repeatable = isBodyless(request);
    const [first, token] = await withToken(request);
    const response = await next(first, call);
    if (response.status !== 401) return response;

    source.refuse(token);
    if (!repeatable) return response;
    await response.body?.cancel();
    const [second] = await withToken(request);
    return next(second, call);
  };
}
