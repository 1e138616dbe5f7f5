import { readAnswer, readRefusal } from "./answer.js";
import { begin } from "./call-state.js";
import type { DeprecationWatch } from "./deprecation.js";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.js";
import { AltinnkitError, TimeoutError } from "./errors.js";
import type { Emit } from "./events.js";
import { requestOf, type RequestParts } from "./request.js";
import { remember, type Result } from "./result.js";
import { nameOf, type Call, type Send } from "./send.js";
import { uploadInit, type Upload } from "./upload.js";
import { failure } from "./transport.js";
import { unlessAborted } from "./wait.js";

/** What may be said of one call. */
export interface CallInit extends RequestParts {
  readonly parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
  readonly timeoutMs?: number | undefined;
  readonly idempotent?: boolean | undefined;
}

/** Calls an operation by method and path template. */
export type Caller = (method: string, path: string, init: CallInit) => Promise<Result<unknown, unknown>>;

/** What every call of a client has in common. */
export interface CallerOptions {
  readonly emit: Emit;
  readonly watch: DeprecationWatch;
  /** For calls that name none of their own. */
  readonly timeoutMs: number | undefined;
}

/** The one way every call goes: its request is made and its answer read here, and `send` does what lies between. */
export function caller(
  descriptor: ApiDescriptor,
  server: string,
  send: Send,
  { emit, watch, timeoutMs: usual }: CallerOptions,
): Caller {
  const operations = operationsOf(descriptor);

  return async (method, path, { timeoutMs = usual, parseAs: asked, idempotent, ...given }) => {
    const known = operations.get(`${method} ${path}`);
    const init = known?.operation.body === "upload" ? withUpload(given) : given;
    const parseAs = asked ?? (known?.operation.answer === "download" ? "blob" : "json");
    // A path the contract does not list may be a filled-in one, so it is not repeated.
    const call: Call = known ? { ...known.call } : { api: descriptor.id, method, path: "(a path of its own)" };
    const state = begin(call, {
      emit,
      attempts: 0,
      deadline: timeoutMs === undefined ? Infinity : performance.now() + timeoutMs,
      idempotent: idempotent ?? known?.operation.idempotent ?? (carriesKey(init.body) || undefined),
    });
    const signal = deadline(init.signal ?? undefined, timeoutMs);
    let answered = false;
    const answer = async (): Promise<Result<unknown, unknown>> => {
      const response = await send(requestOf(server, call, path, signal ? { ...init, signal } : init), call);
      answered = true;
      remember(response, { call, attempts: state.attempts, scopes: known?.operation.scopes });
      watch(call, known?.operation, response);
      if (!response.ok) return { error: await readRefusal(response), response };
      return {
        data: parseAs === "json" ? await readAnswer(response, call) : await read(response, parseAs),
        response,
      };
    };
    try {
      return await (signal ? unlessAborted(answer(), signal) : answer());
    } catch (error) {
      const late = timeoutMs !== undefined && signal?.aborted && !init.signal?.aborted;
      // Before the answer it may be anyone's error, a policy's for one; after it, only reading can have failed.
      const told = !answered || error instanceof AltinnkitError ? error : failure(error, signal, nameOf(call));
      const failed = late ? new TimeoutError(nameOf(call), timeoutMs) : told;
      if (failed instanceof AltinnkitError) failed.attempts ??= state.attempts;
      throw failed;
    }
  };
}

/** Bytes are sent as they are, by name and by path alike. */
function withUpload(given: RequestParts): RequestParts {
  if (given.body === undefined || given.bodySerializer !== undefined) return given;
  const { headers, ...sent } = uploadInit(given.body as Upload);
  return { ...given, ...sent, usualHeaders: { ...given.usualHeaders, ...headers }, bodySerializer: (bytes) => bytes };
}

async function read(response: Response, as: Exclude<CallInit["parseAs"], "json" | undefined>): Promise<unknown> {
  if (response.status === 204) return undefined;
  return as === "stream" ? response.body : response[as]();
}

interface KnownOperation {
  readonly call: Call;
  readonly operation: OperationDescriptor;
}

function operationsOf({ id, operations }: ApiDescriptor): ReadonlyMap<string, KnownOperation> {
  const entries = Object.entries(operations).flatMap(([group, members]) =>
    Object.entries(members).map(([name, operation]): [string, KnownOperation] => {
      const { method, path } = operation;
      return [`${method} ${path}`, { operation, call: { api: id, operation: `${group}.${name}`, method, path } }];
    }),
  );
  return new Map(entries);
}

/** Names by which Altinn's APIs take an idempotency key in a body. */
const keys = ["idempotencyId", "idempotentKey"];

function carriesKey(body: unknown): boolean {
  return keys.some((key) => Boolean((body as Partial<Record<string, unknown>> | null | undefined)?.[key]));
}

function deadline(signal: AbortSignal | undefined, timeoutMs: number | undefined): AbortSignal | undefined {
  if (timeoutMs === undefined) return signal;
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
