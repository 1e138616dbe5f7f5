import { stateOf } from "./call-state.js";
import { AltinnkitError, NetworkError, RedirectError } from "./errors.js";
import { nameOf, type Fetch, type Send } from "./send.js";

/**
 * The innermost `send`: one request over the network, redirects followed within the origin only.
 *
 * `fetch` on its own would follow across origins, and there drops `Authorization` but takes subscription keys along.
 *
 * @see [Fetch, HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch)
 */
export function transport(fetch: Fetch): Send {
  return async (request, call) => {
    const state = stateOf(call);
    const attempt = ++state.attempts;
    const start = performance.now();
    const tell = (outcome: { readonly status: number } | { readonly error: string }) =>
      state.emit({ type: "attempt", call, attempt, durationMs: performance.now() - start, ...outcome });
    try {
      const response = await follow(fetch, request, nameOf(call));
      tell({ status: response.status });
      return response;
    } catch (error) {
      tell({ error: error instanceof AltinnkitError ? error.kind : "aborted" });
      throw error;
    }
  };
}

async function follow(fetch: Fetch, request: Request, operation: string): Promise<Response> {
  // The caller's requests are made so already; a policy's may not be.
  let current = request.redirect === "follow" ? new Request(request, { redirect: "manual" }) : request;
  for (let followed = 0; ; followed++) {
    const response = await reach(fetch, current, operation);
    if (response.type !== "opaqueredirect" && !/^30[12378]$/.test(String(response.status))) return response;

    await discard(response);
    const location = locationOf(response, current);
    // Five in a row lead nowhere else.
    if (!location || followed === 5) throw new RedirectError(operation, response.status);
    current = new Request(location, current);
  }
}

/** Lets go of an answer's body; one that is broken already may say so to nobody. */
export async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

/** Fetches, with failures told without the URL that platforms put into theirs. */
export async function reach(fetch: Fetch, request: Request, operation: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    throw failure(error, request.signal, operation);
  }
}

/**
 * What a failed `fetch`, or a body that broke off, is thrown as: the caller's own reason, what is wrong with the body
 * they gave, or a {@link NetworkError}.
 */
export function failure(error: unknown, signal: AbortSignal | undefined, operation: string): unknown {
  if (signal?.aborted) return signal.reason;
  const { cause = error } = Object(error) as Partial<Error>;
  if (cause instanceof AltinnkitError) return cause;
  // An upload that met an unexpected redirect is told in the platform's words only.
  return /pected ?redirect/i.test(String(cause))
    ? new RedirectError(operation, 0)
    : new NetworkError(operation, codeOf(error));
}

function locationOf({ headers }: Response, { url, method }: Request): string | undefined {
  const location = headers.get("location");
  if (location === null || !/^(GET|HEAD)$/.test(method) || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin && !target.username && !target.password ? target.href : undefined;
}

function codeOf(error: unknown, deepest = 5): string | undefined {
  if (!(error instanceof Error) || deepest === 0) return undefined;
  const { code, cause } = error as Error & { readonly code?: unknown };
  return typeof code === "string" ? code : codeOf(cause, deepest - 1);
}
