import type { Client } from "openapi-fetch";
import { blankProblem, readAnswer } from "./answer.js";
import type { ApiDescriptor } from "./descriptor.js";
import { AltinnkitError, ArgumentError, TimeoutError } from "./errors.js";
import { remember, type Result } from "./result.js";
import { nameOf, type Call, type Send } from "./send.js";
import { failure } from "./transport.js";

/** What openapi-fetch takes for one call, and how long the call may last. */
export interface CallInit extends Omit<RequestInit, "body"> {
  readonly params?: { readonly [part in "path" | "query" | "header"]?: object | undefined };
  readonly body?: unknown;
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
  readonly timeoutMs?: number;
}

/** Calls an operation by method and path template. */
export type Caller = (method: string, path: string, init: CallInit) => Promise<Result<unknown, unknown>>;

/** openapi-fetch's client without the types of any one API. */
type UntypedClient = {
  request(method: string, path: string, init: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
};

/** The one way every call goes: openapi-fetch makes the request, `send` sends it, the answer is read here. */
export function caller(descriptor: ApiDescriptor, client: Client<object>, send: Send): Caller {
  const calls = callsOf(descriptor);
  const untyped = client as unknown as UntypedClient;

  return async (method, path, { timeoutMs, parseAs = "json", ...init }) => {
    // A path the contract does not list may be a filled-in one, so it is not repeated.
    const call = calls.get(`${method} ${path}`) ?? { api: descriptor.id, method, path: "(a path of its own)" };
    refuseDotSegments(path, init.params?.path, call);
    const signal = deadline(init.signal, timeoutMs);
    let answered = false;
    try {
      const { data, error, response } = await untyped.request(method, path, {
        ...init,
        ...(signal ? { signal } : {}),
        fetch: async (request: Request) => {
          const response = await send(request, call);
          answered = true;
          return response;
        },
        parseAs: parseAs === "json" ? "stream" : parseAs,
      });
      remember(response, call);
      if (!response.ok) return { error: error || blankProblem(response), response };
      return { data: parseAs === "json" ? await readAnswer(response, nameOf(call)) : data, response };
    } catch (error) {
      if (timeoutMs !== undefined && signal?.aborted && !init.signal?.aborted) {
        throw new TimeoutError(nameOf(call), timeoutMs);
      }
      // Before the answer it may be anyone's error, a policy's for one; after it, only reading can have failed.
      throw !answered || error instanceof AltinnkitError ? error : failure(error, signal, nameOf(call));
    }
  };
}

function callsOf({ id, operations }: ApiDescriptor): ReadonlyMap<string, Call> {
  const entries = Object.entries(operations).flatMap(([group, members]) =>
    Object.entries(members).map(([name, { method, path }]): [string, Call] => [
      `${method} ${path}`,
      { api: id, operation: `${group}.${name}`, method, path },
    ]),
  );
  return new Map(entries);
}

/** Stops a path parameter from leading to another operation: URLs resolve `..` before they are sent. */
function refuseDotSegments(path: string, values: object | undefined, call: Call): void {
  for (const [, name] of path.matchAll(/\{([^{}]+)\}/g)) {
    const value = Reflect.get(values ?? {}, name!) as string | number | boolean | null | undefined;
    if (value === undefined || value === null || ["", ".", ".."].includes(String(value))) {
      throw new ArgumentError(nameOf(call), `the path parameter "${name}" is missing, empty or a dot segment.`);
    }
  }
}

function deadline(signal: AbortSignal | null | undefined, timeoutMs: number | undefined): AbortSignal | null {
  if (timeoutMs === undefined) return signal ?? null;
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
