import { stateOf, type CallState } from "../call-state.js";
import { passes, patient, repeat, type Outcome, type Patience } from "../repeat.js";
import { again, canSendAgain } from "../replay.js";
import type { Policy } from "../send.js";
import type { IsFinal } from "./passing-codes.js";

/** How {@link retry} tries. */
export interface RetryOptions extends Partial<Patience> {
  /**
   * Second tries that may be in hand: each takes one, each call that goes well at once gives a fifth back. When a server
   * is down, that keeps a busy client from asking it three times as often. Left out: 100.
   */
  readonly budget?: number;
  /** Asked of failures that pass by their status, where an API says more than that: `danV1.isFinal`. */
  readonly isFinal?: IsFinal | undefined;
}

const harmless = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/;

// No connection came about, so nothing was sent.
const unreached = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * Sends again when no answer came, or one that passes: 408, 429, 502, 503 and 504.
 *
 * A call that may have done its work already is sent again only if twice does no harm: by its method, because its
 * contract or {@link CallOptions.idempotent} says so, or because it carries an idempotency key. A 429 and a connection
 * that never came about did no work. A body is made anew from the caller's own value; a stream is never sent twice.
 *
 * The policy keeps one budget for all clients it is given to.
 *
 * @see [RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2)
 */
export function retry({ budget = 100, isFinal, ...options }: RetryOptions = {}): Policy {
  const patience = { ...patient, ...options };
  let left = budget;
  return (next) => async (request, call) => {
    const state = stateOf(call);
    let tries = 0;
    const response = await repeat(() => next(tries++ ? again(request) : request, call), patience, {
      signal: request.signal,
      deadline: state.deadline,
      agrees: async (outcome, delayMs) => {
        const mayAgain = passes(outcome) && canSendAgain(request) && doesNoHarm(outcome, request, state);
        if (!mayAgain || left < 1 || (await isFinal?.(outcome))) return false;
        left--;
        const reason = outcome instanceof Error ? outcome.kind : outcome.status;
        state.emit({ type: "retry", call, attempt: state.attempts, delayMs, reason });
        return true;
      },
    });
    if (tries === 1 && response.ok) left = Math.min(left + 0.2, budget);
    return response;
  };
}

function doesNoHarm(outcome: Outcome, { method, headers }: Request, { idempotent }: CallState): boolean {
  return idempotent ?? (wasNotWorkedOn(outcome) || harmless.test(method) || headers.has("idempotency-key"));
}

function wasNotWorkedOn(outcome: Outcome): boolean {
  if (outcome instanceof Response) return outcome.status === 429;
  return outcome.kind === "network" && unreached.test(outcome.code ?? "");
}
