type ReplayableBody = string | URLSearchParams | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

// The caller's own values: nothing is cloned for a second try that may never come.
const bodies = new WeakMap<Request, ReplayableBody>();

/** Remembers what a request's body was made of, when it can be made of it again. A stream cannot. */
export function rememberBody(request: Request, body: unknown): void {
  if (isReplayable(body)) bodies.set(request, body);
}

/** True when {@link again} can make the request once more. */
export function canSendAgain(request: Request): boolean {
  const { method, body } = request;
  // Not every browser knows Request.body; where it is undefined, only the method tells that there is none to lose.
  return method === "GET" || method === "HEAD" || body === null || bodies.has(request);
}

/** A request that was sent, once more, its body made anew from the caller's own value. */
export function again(request: Request): Request {
  const body = bodies.get(request);
  return body === undefined ? request : changed(request, { body });
}

/** A request with something changed about it; it can be sent again if the old one could. */
export function changed(request: Request, init: RequestInit): Request {
  const next = new Request(request, init);
  const body = bodies.get(request);
  if (body !== undefined) bodies.set(next, body);
  return next;
}

function isReplayable(body: unknown): body is ReplayableBody {
  return (
    typeof body === "string" ||
    body instanceof Blob ||
    body instanceof URLSearchParams ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}
