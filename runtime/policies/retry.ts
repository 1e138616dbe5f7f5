import { patient, repeat, type Patience } from "../repeat.js";
import { isBodyless, type Policy } from "../send.js";

const harmless = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/**
 * Sends again when the network failed or the answer is 429, 502, 503 or 504.
 *
 * Only idempotent methods, and only without a body: a POST may have done its work before the answer was lost, and a
 * body may be a stream that is already gone.
 *
 * @see [RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2)
 */
export function retry(options: Partial<Patience> = {}): Policy {
  const patience = { ...patient, ...options };
  return (next) => async (request, call) =>
    harmless.has(request.method) && isBodyless(request)
      ? repeat(() => next(request, call), patience, request.signal)
      : next(request, call);
}
