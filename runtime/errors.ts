import type { Environment } from "./environments.js";

/** What went wrong, as one word to branch on. */
export type ErrorKind =
  | "answer"
  | "argument"
  | "configuration"
  | "environment"
  | "http"
  | "network"
  | "origin"
  | "redirect"
  | "timeout"
  | "token";

/**
 * Every error this package throws.
 *
 * Errors end up in logs, so none of them holds a token, a key, a header, a body or a filled-in URL: an operation is
 * named by its path template.
 */
export abstract class AltinnkitError extends Error {
  abstract readonly kind: ErrorKind;
}

/** A setting that cannot work; thrown before anything is sent. */
export class ConfigurationError extends AltinnkitError {
  override readonly name = "ConfigurationError";
  readonly kind = "configuration";
}

/** The API does not run in the environment asked for. */
export class UnknownEnvironmentError extends AltinnkitError {
  override readonly name = "UnknownEnvironmentError";
  readonly kind = "environment";

  constructor(
    readonly api: string,
    readonly environment: Environment,
    readonly known: readonly string[],
  ) {
    super(`${api} names no server for "${environment}". It has ${known.join(", ") || "none"}; or give a "baseUrl".`);
  }
}

abstract class OperationError extends AltinnkitError {
  constructor(
    /** Method and path template, such as `GET /parties/{ssn}`. */
    readonly operation: string,
    says: string,
  ) {
    super(`${operation}: ${says}`);
  }
}

/** An argument no request can be made of. */
export class ArgumentError extends OperationError {
  override readonly name = "ArgumentError";
  readonly kind = "argument";
}

/** The API answered with something else than success. Thrown by {@link unwrap} only. */
export class HttpError extends OperationError {
  override readonly name = "HttpError";
  readonly kind = "http";

  constructor(
    operation: string,
    readonly status: number,
  ) {
    super(operation, `the API answered ${status}.`);
  }
}

/** A successful answer that is not what the API's contract says. */
export class UnreadableAnswerError extends OperationError {
  override readonly name = "UnreadableAnswerError";
  readonly kind = "answer";

  constructor(
    operation: string,
    readonly status: number,
  ) {
    super(operation, `the API answered ${status} with a body that is not JSON.`);
  }
}

/** No answer, or only a part of one. */
export class NetworkError extends OperationError {
  override readonly name = "NetworkError";
  readonly kind = "network";

  constructor(
    operation: string,
    /** The platform's own code, such as `ECONNREFUSED`, where it gives one. */
    readonly code: string | undefined,
  ) {
    super(operation, `no whole answer came${code === undefined ? "" : ` (${code})`}.`);
  }
}

/** A call took longer than its `timeoutMs`. */
export class TimeoutError extends OperationError {
  override readonly name = "TimeoutError";
  readonly kind = "timeout";

  constructor(
    operation: string,
    readonly timeoutMs: number,
  ) {
    super(operation, `not finished within ${timeoutMs} ms.`);
  }
}

/** A request is addressed to another origin than the server the client is connected to. */
export class ForeignOriginError extends OperationError {
  override readonly name = "ForeignOriginError";
  readonly kind = "origin";

  constructor(operation: string) {
    super(operation, "addressed to another origin than the connected server; nothing was sent.");
  }
}

/** The server pointed elsewhere, and following would take credentials or a body along. */
export class RedirectError extends OperationError {
  override readonly name = "RedirectError";
  readonly kind = "redirect";

  constructor(
    operation: string,
    /** 0 in browsers, which hide redirects. */
    readonly status: number,
  ) {
    super(
      operation,
      "answered with a redirect that is not followed. Only GET and HEAD are, and only within the origin.",
    );
  }
}

/** No token could be had; the API was not called. */
export class TokenError extends AltinnkitError {
  override readonly name = "TokenError";
  readonly kind = "token";
  /** Whoever should have given the token. */
  readonly from: "Maskinporten" | "Altinn" | "bearer";
  /** HTTP status of the refusal; absent when no answer came. */
  readonly status?: number;
  /** `MP-nnn` where Maskinporten gives one, else OAuth's `error` ([RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749.html#section-5.2)). */
  readonly code?: string;

  constructor(from: TokenError["from"], says: string, refusal: { status?: number; code?: string } = {}) {
    super(`${from}: ${says}`);
    this.from = from;
    Object.assign(this, refusal);
  }
}
