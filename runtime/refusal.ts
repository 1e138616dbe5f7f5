import type { HttpFacts } from "./errors.js";
import { isPassing } from "./repeat.js";
import { retryAfter } from "./retry-after.js";

/** Headers by which gateways and services tell their id of a request: `x-request-id`, `traceresponse` and their like. */
const idHeader = /^(?:x-|x-ms-|apim-)?(trace|request|correlation|invocation)(?:-?id|response)$/;

/** Hexadecimal groups, long enough to be nobody's number: a GUID, or a trace context. */
const safeId = /^(?=.{16,64}$)(?!.*\b(\d{9}|\d{11})\b)[\da-f]+(-[\da-f]+)*$/i;

/** What may be told of a refusal. Of the body it keeps two ids and a number, and only when they look like that. */
export function refusalFacts(response: Response, error: unknown): HttpFacts {
  const { traceId, invocationId, code, title } = (typeof error === "object" && error ? error : {}) as Body;
  const ids: Record<string, string> = {};
  for (const [name, value] of [...response.headers, ["trace-id", traceId], ["invocation-id", invocationId]] as const) {
    const whose = idHeader.exec(name)?.[1];
    if (whose && typeof value === "string" && safeId.test(value)) ids[`${whose}Id`] = value;
  }
  const numbered = typeof code === "number" && /^\d{4}$/.test(String(code));
  return {
    ids,
    retryable: isPassing(response.status),
    needsExchange: response.status === 403 && typeof title === "string" && title.startsWith("IDX10205"),
    retryAfterMs: retryAfter(response),
    code: numbered ? code : undefined,
  };
}

interface Body {
  readonly traceId?: unknown;
  readonly invocationId?: unknown;
  readonly code?: unknown;
  readonly title?: unknown;
}
