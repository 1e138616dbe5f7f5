import { stateOf } from "./call-state.js";
import { HttpError } from "./errors.js";
import { refusalFacts } from "./refusal.js";
import { nameOf, type Call } from "./send.js";

/**
 * What a call brings: `data` after a 2xx answer, else `error`.
 *
 * An `error` is never falsy. A refusal without a body is told as `{ type: "about:blank", title, status }`
 * ([RFC 9457, section 4.2.1](https://www.rfc-editor.org/rfc/rfc9457.html#section-4.2.1)), one that is no object has its text as `detail`.
 *
 * `response.url` is the filled-in URL and the headers are the server's, so printing the response shows neither.
 */
export type Result<Data, Error> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Error; readonly response: Response };

/** What an answer answers. Beside it, not in it: a result stays the plain object its type says. */
export const calls = new WeakMap<Response, Call>();

/** Keeps an answer's URL and headers out of print; remembers what it answers. */
export function remember(response: Response, call: Call): void {
  calls.set(response, call);
  for (const print of prints) Object.defineProperty(response, Symbol.for(print), printed);
}

/** What Node and Bun, and Deno, ask an object for when they print it. */
const prints = ["nodejs.util.inspect.custom", "Deno.customInspect", "Deno.privateCustomInspect"];
const printed = { value: (): string => "Response {}" };

/**
 * The data of a successful result.
 *
 * @throws {@link HttpError} when the API refused; it names the operation and the status, and holds no more of the answer
 * than ids and numbers.
 */
export function unwrap<Data>(result: Result<Data, unknown>): Data {
  const { response, error } = result;
  if (!error) return result.data as Data;
  const call = calls.get(response);
  const { attempts, scopes, codes } = call ? stateOf(call) : {};
  throw new HttpError(call ? nameOf(call) : "A call", response.status, {
    ...refusalFacts(response, error),
    attempts,
    codes,
    scopes: response.status === 403 ? scopes : undefined,
  });
}
