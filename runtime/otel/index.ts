/** Spans and metrics for OpenTelemetry. It imports nothing: the tracer and the meter are the program's own. */
import { stateOf } from "../call-state.js";
import { AltinnkitError } from "../errors.js";
import { changed } from "../replay.js";
import { nameOf, type Call, type Policy } from "../send.js";
import type { Attributes, Histogram, Meter, Span, Tracer } from "./api.js";

export type { Attributes, Histogram, Meter, Span, SpanContext, Tracer } from "./api.js";

/** What {@link openTelemetry} tells. */
export interface OpenTelemetryOptions {
  /** `trace.getTracer("…")`; a span is a child of the active one. */
  readonly tracer?: Tracer;
  /** `metrics.getMeter("…")`. */
  readonly meter?: Meter;
}

// SpanKind.CLIENT and SpanStatusCode.ERROR.
const client = 2;
const failed = 2;

/**
 * A span and a measurement for every request, by the stable HTTP conventions, and `traceparent` on its way to the API.
 *
 * Stands inside {@link retry}, `policies: [retry(), openTelemetry({ tracer })]`, so that each try has a span of its own.
 * The request never leaves for another origin than the connected server's, and so does `traceparent`. URLs are told by
 * their template alone.
 *
 * @see [Semantic conventions for HTTP client spans](https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client)
 * @see [Trace Context](https://www.w3.org/TR/trace-context/)
 */
export function openTelemetry({ tracer, meter }: OpenTelemetryOptions): Policy {
  const duration = meter?.createHistogram("http.client.request.duration", {
    unit: "s",
    description: "Duration of HTTP client requests.",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
  });
  return (next) => async (request, call) => {
    const attributes = attributesOf(request, call);
    const resends = stateOf(call).attempts;
    const span = tracer?.startSpan(nameOf(call), {
      kind: client,
      attributes: resends === 0 ? attributes : { ...attributes, "http.request.resend_count": resends },
    });
    const outcome = watch(span, duration, attributes);
    try {
      const response = await next(span ? traced(request, span) : request, call);
      outcome({ "http.response.status_code": response.status }, response.ok ? undefined : String(response.status));
      return response;
    } catch (error) {
      outcome({}, error instanceof AltinnkitError ? error.kind : request.signal.aborted ? "aborted" : "_OTHER");
      throw error;
    }
  };
}

function attributesOf({ url }: Request, { api, operation, method, path }: Call): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": method,
    "url.template": path,
    "server.address": hostname,
    "server.port": port ? Number(port) : protocol === "https:" ? 443 : 80,
    "altinnkit.api": api,
    ...(operation === undefined ? {} : { "altinnkit.operation": operation }),
  };
}

/** Starts the clock; what it gives ends the span and the measurement. */
function watch(span: Span | undefined, duration: Histogram | undefined, attributes: Attributes) {
  const start = performance.now();
  return (more: Attributes, errorType: string | undefined): void => {
    const all = { ...more, ...(errorType === undefined ? {} : { "error.type": errorType }) };
    duration?.record((performance.now() - start) / 1000, { ...attributes, ...all });
    span?.setAttributes(all);
    if (errorType !== undefined) span?.setStatus({ code: failed });
    span?.end();
  };
}

function traced(request: Request, span: Span): Request {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const headers = new Headers(request.headers);
  headers.set("traceparent", `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`);
  const state = traceState?.serialize();
  if (state) headers.set("tracestate", state);
  return changed(request, { headers });
}
