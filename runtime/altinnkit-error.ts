/** What went wrong, as one word to branch on. */
export type ErrorKind =
  | "answer"
  | "argument"
  | "configuration"
  | "environment"
  | "http"
  | "link"
  | "needs-exchange"
  | "network"
  | "origin"
  | "outcome"
  | "paging"
  | "redirect"
  | "timeout"
  | "token";

/** What may be known of a failure, whoever tells it. */
export interface ErrorFacts {
  /** HTTP status of the answer; absent when none came. */
  readonly status?: number | undefined;
  /** Method and path template, such as `GET /parties/{ssn}`. */
  readonly operation?: string;
  /** What the other side calls this request in its own logs, such as `traceId`. Nothing that names a person. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Requests sent for the call. */
  readonly attempts?: number | undefined;
  /** The failure passes: the same call may do later. Says nothing of whether it has done its work already. */
  readonly retryable?: boolean;
  /** How long the other side asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Every error this package throws.
 *
 * Errors end up in logs, so none of them holds a token, a key, a header, a body or a filled-in URL: an operation is
 * named by its path template. Printing and `JSON.stringify` show what stands on the error, and that is all there is.
 */
export abstract class AltinnkitError extends Error {
  abstract readonly kind: ErrorKind;
  declare readonly status?: number;
  /** Method and path template, such as `GET /parties/{ssn}`. */
  declare readonly operation?: string;
  /** What the other side calls this request in its own logs, such as `traceId`. */
  readonly ids: Readonly<Record<string, string>> = {};
  /** Requests sent for the call. */
  declare attempts?: number;
  /** The failure passes: the same call may do later. Says nothing of whether it has done its work already. */
  readonly retryable: boolean = false;
  /** How long the other side asks to be left alone, in milliseconds. */
  declare readonly retryAfterMs?: number;

  constructor(message: string, facts: object = {}) {
    super(message);
    for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(this, { [name]: fact });
  }

  toJSON(): object {
    return Object.assign({ message: this.message }, this);
  }
}
