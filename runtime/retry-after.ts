/**
 * How long an answer asks to be left alone, in milliseconds. `undefined` when it does not say, or not so that one can tell.
 *
 * A date is counted from the answer's own `Date`, so that a wrong clock on either side does no harm.
 *
 * @see [RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3)
 */
export function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  const until = httpDate(value);
  const now = httpDate(headers.get("date") ?? "") ?? Date.now();
  return until === undefined ? undefined : Math.max(until - now, 0);
}

/** Milliseconds since 1970; `Date.parse` alone takes nearly anything for a date. */
export function httpDate(text: string): number | undefined {
  const time = text.length < 40 && text.endsWith(" GMT") ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
