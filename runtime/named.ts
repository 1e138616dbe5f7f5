import type { Caller, Operation } from "./caller.js";
import type { PageOptions } from "./paging/paged.js";
import type { Result } from "./result.js";
import type { Policy } from "./send.js";

/** What may be said beside any one call. */
export interface CallOptions {
  /** Ends the call, its waiting and its reading; the call then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Sent with this call. */
  readonly headers?: HeadersInit;
  /** Longest time in milliseconds for all of it: token, tries, waiting and answer. Left out: the client's own. */
  readonly timeoutMs?: number;
  /** Sending it twice does no more than sending it once, so it may be tried again. Left out: the contract tells. */
  readonly idempotent?: boolean;
}

/** What a flow says beside a call that it knows more of than the operation tells. */
export interface FlowOptions extends CallOptions {
  /** Around each try, inside the client's policies and outside its credentials. Trusted with the request. */
  readonly policy?: Policy;
}

/** A request as the generated interfaces type it, one by one. */
interface NamedRequest {
  readonly path?: object;
  readonly query?: object;
  readonly header?: object;
  readonly body?: unknown;
}

/** An operation that takes nothing has its options first. */
export type NamedMethod = (request?: NamedRequest | PageOptions, options?: PageOptions) => Promise<Result<unknown>>;

/** The method an operation's name stands for. */
export function named(operation: Operation, call: Caller): NamedMethod {
  const { answer, conditions, accept = answer ? "*/*" : "application/json", pages: send = call } = operation.descriptor;
  return (request, options) => {
    // No name stands in both, so it does not matter which of them came first.
    const given: NamedRequest & PageOptions = { ...request, ...options };
    const usualHeaders = { Accept: accept, ...conditions?.(given) };
    return send(operation, { ...given, params: given, usualHeaders, parseAs: answer }, call);
  };
}
