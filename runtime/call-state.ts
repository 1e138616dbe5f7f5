import type { Emit } from "./events.js";
import type { Call, Policy } from "./send.js";

/** What a call carries along, for this client's own policies. */
export interface CallState {
  readonly emit: Emit;
  /** Requests sent so far. */
  attempts: number;
  /** When the call must be done, in `performance.now()`'s milliseconds. */
  readonly deadline: number;
  /**
   * Sending it twice does no more than sending it once; absent when only the method tells. `false`: it is not sent again,
   * because it must not be, or because a policy knows that the answer would be the same.
   */
  idempotent?: boolean | undefined;
  /** The call's own policy. */
  readonly policy?: Policy | undefined;
  /** Scopes the operation asks for: each entry a set that will do. */
  readonly scopes?: readonly (readonly string[])[] | undefined;
  /** What a service of GraphQL or SOAP tells beyond its status: codes in words that are safe to tell, and whether it passes. */
  told?: { readonly codes: readonly string[]; readonly retryable?: boolean };
}

/** A call under way. Its state is out of sight: a call is told in events and messages. */
export class CallUnderWay implements Call {
  declare readonly api: string;
  declare readonly operation?: string;
  declare readonly method: string;
  declare readonly path: string;
  readonly #state: CallState;

  constructor(call: Call, state: CallState) {
    Object.assign(this, call);
    this.#state = state;
  }

  static stateOf(this: void, call: Call): CallState {
    return #state in call ? call.#state : { emit: () => undefined, attempts: 0, deadline: Infinity };
  }
}

/** A call's state. A call that a policy made up has none: nothing is known of it, and nobody listens. */
export const { stateOf } = CallUnderWay;
