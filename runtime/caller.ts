import { readAnswer, readRefusal, type AnswerForm } from "./answer.js";
import { CallUnderWay } from "./call-state.js";
import type { DeprecationWatch } from "./deprecation.js";
import type { OperationDescriptor } from "./descriptor.js";
import { AltinnkitError, TimeoutError } from "./errors.js";
import type { Emit } from "./events.js";
import { requestOf, type RequestParts } from "./request.js";
import { remember, type RefusalStatus, type Result, type SuccessStatus } from "./result.js";
import { nameOf, type Call, type Policy, type Send } from "./send.js";
import { failure } from "./transport.js";
import { longestTimerMs, unlessAborted } from "./wait.js";

/** What is called. */
export interface Operation {
  readonly descriptor: OperationDescriptor;
  /** What may be told of it. */
  readonly call: Call;
  /** Where its API is: the server the client is connected to, and those its contract names. */
  readonly servers?: Readonly<Record<string, string>>;
}

/** What may be said of one call. */
export interface CallInit extends RequestParts {
  readonly parseAs?: AnswerForm | undefined;
  readonly timeoutMs?: number | undefined;
  readonly idempotent?: boolean | undefined;
  readonly policy?: Policy | undefined;
  /** Where among its pages to begin. */
  readonly from?: string | undefined;
}

/** Calls an operation. */
export type Caller = (operation: Operation, init: CallInit) => Promise<Result<unknown>>;

/** What every call of a client has in common. */
export interface CallerOptions {
  readonly emit: Emit;
  readonly watch: DeprecationWatch;
  /** For calls that name none of their own. */
  readonly timeoutMs: number | undefined;
}

/** The one way every call goes: its request is made and its answer read here, and `send` does what lies between. */
export function caller(server: string, send: Send, { emit, watch, timeoutMs: usual }: CallerOptions): Caller {
  return async ({ descriptor, call: told }, { timeoutMs = usual ?? Infinity, parseAs, idempotent, ...given }) => {
    const written = typeof descriptor.body === "function" ? descriptor.body(given, told) : given;
    const init = descriptor.query ? { querySerializer: descriptor.query, ...written } : written;
    const timeout = timeoutMs < longestTimerMs ? AbortSignal.timeout(timeoutMs) : undefined;
    const signal = init.signal && timeout ? AbortSignal.any([init.signal, timeout]) : (init.signal ?? timeout);
    const state = {
      emit,
      attempts: 0,
      deadline: performance.now() + timeoutMs,
      idempotent: idempotent ?? descriptor.idempotent ?? carriesKey(init.body),
      scopes: descriptor.scopes,
      policy: given.policy,
    };
    const call = new CallUnderWay(told, state);
    let answered = false;
    const failed = (error: unknown): unknown => {
      let thrown = error;
      if (timeout?.aborted && !init.signal?.aborted) thrown = new TimeoutError(nameOf(call), timeoutMs);
      // Before the answer it may be anyone's error, a policy's for one; after it, only reading can have failed.
      else if (answered) thrown = failure(error, signal, nameOf(call));
      if (thrown instanceof AltinnkitError) thrown.attempts ??= state.attempts;
      return thrown;
    };
    const work = async (): Promise<Result<unknown>> => {
      const request = requestOf(server, call, descriptor.path, { ...init, signal: signal ?? null });
      const response = await send(request, call);
      answered = true;
      remember(response, call);
      watch(call, descriptor, response);
      const { status } = response;
      if (!response.ok) return { error: await readRefusal(response), status: status as RefusalStatus, response };
      init.onSent?.();
      const form = parseAs ?? (descriptor.answer ? "blob" : "json");
      const data = await readAnswer(response, form, call, failed);
      return { data, status: status as SuccessStatus, etag: response.headers.get("etag") ?? undefined, response };
    };
    try {
      return await unlessAborted(work(), signal);
    } catch (error) {
      throw failed(error);
    }
  };
}

/** True for a body with an idempotency key, by the names Altinn's APIs have for it; absent for others. */
function carriesKey(body: unknown): true | undefined {
  const { idempotencyId, idempotentKey } = Object(body) as Partial<Record<string, unknown>>;
  return idempotencyId || idempotentKey ? true : undefined;
}
