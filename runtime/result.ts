import { HttpError } from "./errors.js";
import { nameOf, type Call } from "./send.js";

/**
 * What a call brings: `data` after a 2xx answer, else `error`.
 *
 * An `error` is never falsy. A refusal without a body is told as `{ type: "about:blank", title, status }`
 * ([RFC 9457, section 4.2.1](https://www.rfc-editor.org/rfc/rfc9457.html#section-4.2.1)), one that is not JSON as its text.
 */
export type Result<Data, Error> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Error; readonly response: Response };

// Beside the answer, not in it: a result stays the plain object its type says.
const calls = new WeakMap<Response, Call>();

/** Remembers what an answer answers. */
export function remember(response: Response, call: Call): void {
  calls.set(response, call);
}

/**
 * The data of a successful result.
 *
 * @throws {@link HttpError} when the API refused; it names the operation and the status, and holds nothing of the answer.
 */
export function unwrap<Data>(result: Result<Data, unknown>): Data {
  if (result.response.ok) return result.data as Data;
  const call = calls.get(result.response);
  throw new HttpError(call ? nameOf(call) : "A call", result.response.status);
}
