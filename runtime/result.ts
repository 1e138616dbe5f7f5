import type { AnyProblem } from "./answer.js";
import { stateOf } from "./call-state.js";
import { HttpError } from "./errors.js";
import { refusalFacts } from "./refusal.js";
import { nameOf, type Call } from "./send.js";

/**
 * What a call brings: `data` after a 2xx answer, else `error`. `status` tells which error of those the contract types.
 *
 * An `error` is never falsy. A refusal without a body is told as `{ type: "about:blank", title, status }`
 * ([RFC 9457, section 4.2.1](https://www.rfc-editor.org/rfc/rfc9457.html#section-4.2.1)), one that is no object has its text as `detail`.
 *
 * `response.url` is the filled-in URL and the headers are the server's, so printing the response shows neither.
 *
 * @typeParam Refusals - What the contract tells of refusals, by status.
 * @typeParam Others - What it tells of all other refusals.
 */
export type Result<Data, Refusals extends object = object, Others = AnyProblem> =
  | Success<Data>
  | { readonly [Status in keyof Refusals]: Refusal<Status, Refusals[Status]> }[keyof Refusals]
  | Refusal<Exclude<RefusalStatus, keyof Refusals>, Others>;

/** An answer 2xx. */
export interface Success<Data> {
  readonly data: Data;
  readonly error?: never;
  readonly status: SuccessStatus;
  /** The version of what was answered or written, as `ifMatch` and `ifNoneMatch` take it, where the API tells it. */
  readonly etag: string | undefined;
  readonly response: Response;
}

/** Any other answer. */
export interface Refusal<Status, Error> {
  readonly data?: never;
  readonly error: Error;
  readonly status: Status;
  readonly etag?: never;
  readonly response: Response;
}

/** @see [HTTP Status Code Registry](https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml) */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/**
 * Statuses that are refusals: the registered ones, and 499, which gateways use. A server may answer one of its own; it
 * comes as it is.
 */
export type RefusalStatus =
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451 | 499)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/** What an answer answers. Beside it, not in it: a result stays the plain object its type says. */
export const calls = new WeakMap<Response, Call>();

/** Keeps an answer's URL and headers out of print; remembers what it answers. */
export function remember(response: Response, call: Call): void {
  calls.set(response, call);
  for (const print of prints) Object.defineProperty(response, Symbol.for(print), printed);
}

/** What Node and Bun, and Deno, ask an object for when they print it. */
const prints = ["nodejs.util.inspect.custom", "Deno.privateCustomInspect"];
const printed = { value: (): string => "Response {}" };

/** A {@link Result}, or what a call by path brings. */
export interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of a result when it succeeds. */
export type DataOf<Given> = Given extends { readonly data: infer Data } ? Data : never;

/**
 * The data of a successful result.
 *
 * @throws {@link HttpError} when the API refused; it names the operation and the status, and holds no more of the answer
 * than ids and numbers.
 */
export function unwrap<Given extends AnyResult>(result: Given): DataOf<Given> {
  const { response, error } = result;
  if (!error) return result.data as DataOf<Given>;
  const call = calls.get(response);
  const { attempts, scopes, told } = call ? stateOf(call) : {};
  throw new HttpError(call ? nameOf(call) : "A call", response.status, {
    ...refusalFacts(response, error),
    ...told,
    attempts,
    scopes: response.status === 403 ? scopes : undefined,
  });
}

/** The method and path template an answer came to. */
export function operationOf(response: Response): string {
  const call = calls.get(response);
  return call ? nameOf(call) : "A call";
}
