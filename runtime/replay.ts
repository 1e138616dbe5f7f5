/** What a body is made of: a function makes it anew each time it is sent. Of all else, only text can be sent again. */
export type BodySource = BodyInit | (() => BodyInit);

// The caller's own values: nothing is cloned for a second try that may never come.
const sources = new WeakMap<Request, () => BodyInit>();

/** Makes a request, and remembers what its body is made of when it can be made again. */
export function requestWith(url: string, init: RequestInit, source: BodySource | null): Request {
  const make = typeof source === "string" ? () => source : source;
  if (typeof make !== "function") return new Request(url, { ...init, body: make });
  return remembered(new Request(url, { ...init, body: make() }), make);
}

/** True when {@link again} can make the request once more. */
export function canSendAgain(request: Request): boolean {
  const { method, body } = request;
  // Not every browser knows Request.body; where it is undefined, only the method tells that there is none to lose.
  return /^(GET|HEAD)$/.test(method) || body === null || sources.has(request);
}

/** A request that was sent, once more, its body made anew from the caller's own value. */
export function again(request: Request): Request {
  const body = sources.get(request)?.();
  return body === undefined ? request : changed(request, { body, duplex: "half" });
}

/** A request with something changed about it; it can be sent again if the old one could. */
export function changed(request: Request, init: RequestInit & { readonly duplex?: "half" }): Request {
  return remembered(new Request(request, init), sources.get(request));
}

function remembered(request: Request, make: (() => BodyInit) | undefined): Request {
  if (make) sources.set(request, make);
  return request;
}
