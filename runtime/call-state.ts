import type { Emit } from "./events.js";
import type { Call } from "./send.js";

/** What a call carries along, for this client's own policies. */
export interface CallState {
  readonly emit: Emit;
  /** Requests sent so far. */
  attempts: number;
  /** When the call must be done, in `performance.now()`'s milliseconds. */
  readonly deadline: number;
  /** Sending it twice does no more than sending it once; absent when only the method tells. */
  readonly idempotent?: boolean | undefined;
}

// Beside the call, not in it: a call is told in events and messages.
const states = new WeakMap<Call, CallState>();

/** Gives a call its state. */
export function begin(call: Call, state: CallState): CallState {
  states.set(call, state);
  return state;
}

/** A call's state. A call that a policy made up has none: nothing is known of it, and nobody listens. */
export function stateOf(call: Call): CallState {
  return states.get(call) ?? begin(call, { emit: () => undefined, attempts: 0, deadline: Infinity });
}
