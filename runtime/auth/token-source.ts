import { stateOf } from "../call-state.js";
import type { TokenEvent } from "../events.js";
import { again, canSendAgain } from "../replay.js";
import type { Policy } from "../send.js";
import { wait } from "../wait.js";
import { authorization } from "./header-value.js";

/** Where tokens come from. */
export interface TokenSource {
  readonly from: TokenEvent["from"];
  /** A token to send; the signal ends the waiting, not the work others wait for. */
  get(signal?: AbortSignal): Promise<string>;
  /** Says that a token was refused, so that it is not given out again. */
  refuse(token: string): void;
  /** True for a token so new that an API whose clock is behind may not take it yet. */
  isYoung?(token: string): boolean;
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
    const send = async (request: Request) => {
      const token = await source.get(request.signal);
      request.headers.set("Authorization", authorization(token, source.from));
      return { token, response: await next(request, call) };
    };
    const { token, response } = await send(request);
    if (response.status !== 401) return response;

    const { emit, attempts, deadline } = stateOf(call);
    const delayMs = source.isYoung?.(token) ? agingMs : 0;
    const repeatable = canSendAgain(request) && performance.now() + delayMs < deadline;
    if (delayMs === 0 || !repeatable) source.refuse(token);
    if (!repeatable) return response;

    await response.body?.cancel();
    emit({ type: "retry", call, attempt: attempts, delayMs, reason: 401 });
    if (delayMs > 0) await wait(delayMs, request.signal);
    const second = await send(again(request));
    // One that is new is kept: where every token is refused, another would have to be minted for each call.
    if (second.response.status === 401 && !source.isYoung?.(second.token)) source.refuse(second.token);
    return second.response;
  };
}
