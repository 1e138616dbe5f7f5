import type { HttpFacts } from "./errors.js";
import { isPassing } from "./repeat.js";
import { retryAfter } from "./retry-after.js";

const idHeaders = {
  traceId: ["x-trace-id", "traceresponse"],
  requestId: ["x-request-id", "request-id", "x-ms-request-id", "apim-request-id"],
  correlationId: ["x-correlation-id", "correlation-id", "x-ms-correlation-id"],
  invocationId: ["x-invocationid"],
};

/** Hexadecimal groups, long enough to be nobody's number: a GUID, or a trace context. */
const safeId = /^(?=.{16,64}$)[\da-f]+(-[\da-f]+)*$/i;

/** What may be told of a refusal. Of the body it keeps two ids and a number, and only when they look like that. */
export function refusalFacts(response: Response, error: unknown): HttpFacts {
  const { traceId, invocationId, code, title } = (typeof error === "object" && error ? error : {}) as Body;
  const retryAfterMs = retryAfter(response);
  const numbered = typeof code === "number" && Number.isInteger(code) && code >= 1000 && code <= 9999;
  return {
    ids: { ...idsIn(response.headers), ...safe("traceId", traceId), ...safe("invocationId", invocationId) },
    retryable: isPassing(response.status),
    needsExchange: response.status === 403 && typeof title === "string" && title.startsWith("IDX10205"),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(numbered ? { code } : {}),
  };
}

interface Body {
  readonly traceId?: unknown;
  readonly invocationId?: unknown;
  readonly code?: unknown;
  readonly title?: unknown;
}

function idsIn(headers: Headers): Record<string, string> {
  const found = Object.entries(idHeaders).map(([name, all]) =>
    safe(
      name,
      all.map((header) => headers.get(header)).find((value) => value !== null),
    ),
  );
  return Object.assign({}, ...found) as Record<string, string>;
}

function safe(name: string, value: unknown): Record<string, string> {
  return typeof value === "string" && safeId.test(value) ? { [name]: value } : {};
}
