import type { Caller } from "./caller.js";
import type { OperationDescriptor } from "./descriptor.js";
import { Download } from "./download.js";
import type { Result } from "./result.js";

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

/** A request as the generated interfaces type it, one by one. */
interface NamedRequest {
  readonly path?: object;
  readonly query?: object;
  readonly header?: object;
  readonly body?: unknown;
}

/** An operation that takes nothing has its options first. */
export type NamedMethod = (
  request?: NamedRequest | CallOptions,
  options?: CallOptions,
) => Promise<Result<unknown, unknown>>;

/** The method an operation's name stands for. */
export function named({ method, path: template, answer }: OperationDescriptor, call: Caller): NamedMethod {
  return async (request, options) => {
    // No name stands in both, so it does not matter which of them came first.
    const given: NamedRequest & CallOptions = { ...request, ...options };
    const { path, query, header, body, signal, headers, timeoutMs, idempotent } = given;
    const result = await call(method, template, {
      params: { path, query, header },
      usualHeaders: { Accept: answer === "download" ? "*/*" : "application/json" },
      headers,
      body,
      ...(answer === "download" ? { parseAs: "stream" } : {}),
      ...(signal ? { signal } : {}),
      timeoutMs,
      idempotent,
    });
    return answer === "download" && result.response.ok
      ? { data: new Download(result.response), response: result.response }
      : result;
  };
}
