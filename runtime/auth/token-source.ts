import { stateOf } from "../call-state.js";
import type { TokenEvent } from "../events.js";
import { again, canSendAgain } from "../replay.js";
import type { Policy } from "../send.js";
import { discard } from "../transport.js";
import { wait } from "../wait.js";
import { authorization } from "./header-value.js";

/** Where tokens come from. */
export interface TokenSource {
  readonly from: TokenEvent["from"];
  /** A token to send; the signal ends the waiting, not the work others wait for. */
  get(signal?: AbortSignal): Promise<string>;
  /**
   * Says that a token was refused, so that it is not given out again.
   *
   * @param evenNew - It is not to be kept for being new.
   * @returns False for one so new that it is kept. An API whose clock is behind may take it in a moment; and where every
   *   token is refused, another would have to be minted for each call.
   */
  refuse(token: string, evenNew?: boolean): boolean;
}

/** How long an API is given to let a new token come of age, in milliseconds. */
const agingMs = 1000;

/**
 * Sends `Authorization: Bearer …`, and once more after a 401: with a fresh token, or with the same one a second later
 * when it was new, because some APIs take none that their own clock has yet to see issued.
 *
 * A request whose body is a stream is not sent twice: the stream is already gone.
 *
 * @see [RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750.html#section-2.1)
 */
export function sendToken(source: TokenSource): Policy {
  return (next) => async (request, call) => {
    let delayMs = 0;
    const send = async (request: Request): Promise<Response> => {
      const token = await source.get(request.signal);
      request.headers.set("Authorization", authorization(token, source.from));
      const response = await next(request, call);
      if (response.status === 401 && !source.refuse(token)) delayMs = agingMs;
      return response;
    };
    const response = await send(request);
    if (response.status !== 401) return response;

    const { emit, attempts, deadline } = stateOf(call);
    if (!canSendAgain(request) || performance.now() + delayMs >= deadline) return response;

    await discard(response);
    emit({ type: "retry", call, attempt: attempts, delayMs, reason: 401 });
    await wait(delayMs, request.signal);
    return send(again(request));
  };
}
