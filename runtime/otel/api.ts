/** The parts of `@opentelemetry/api` 1.x that are called, by shape: its own tracer and meter fit, whichever copy they are from. */

/** What is said of a span or a measurement. */
export type Attributes = Record<string, string | number>;

/** @see [SpanContext](https://www.w3.org/TR/trace-context/#traceparent-header) */
export interface SpanContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
  readonly traceState?: { serialize(): string } | undefined;
}

/** One request, from its sending to its answer's headers. */
export interface Span {
  spanContext(): SpanContext;
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** Makes spans. */
export interface Tracer {
  startSpan(name: string, options: { kind: number; attributes: Attributes }): Span;
}

/** Takes measurements. */
export interface Histogram {
  record(value: number, attributes: Attributes): void;
}

/** Makes what takes measurements. */
export interface Meter {
  createHistogram(
    name: string,
    options: { unit: string; description: string; advice: { explicitBucketBoundaries: number[] } },
  ): Histogram;
}
