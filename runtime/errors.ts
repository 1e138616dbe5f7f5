import { AltinnkitError, type ErrorFacts } from "./altinnkit-error.js";
import type { Environment } from "./environments.js";

// This one first: the token error is made of it.
export { AltinnkitError, type ErrorFacts, type ErrorKind } from "./altinnkit-error.js";
export { TokenError } from "./auth/token-error.js";

/** A setting that cannot work; thrown before anything is sent. */
export class ConfigurationError extends AltinnkitError {
  override readonly name = "ConfigurationError";
  readonly kind = "configuration";
}

/** The API does not run in the environment asked for. */
export class UnknownEnvironmentError extends AltinnkitError {
  override readonly name = "UnknownEnvironmentError";
  readonly kind = "environment";

  declare readonly api: string;
  declare readonly environment: Environment;
  declare readonly known: readonly string[];

  constructor(api: string, environment: Environment, known: readonly string[]) {
    const has = known.join(", ") || "none";
    super(`${api} names no server for "${environment}". It has ${has}; or give a "baseUrl".`, {
      api,
      environment,
      known,
    });
  }
}

abstract class OperationError extends AltinnkitError {
  declare readonly operation: string;

  constructor(operation: string, says: string, facts: object = {}) {
    super(`${operation}: ${says}`, { ...facts, operation });
  }
}

/** An argument no request can be made of. */
export class ArgumentError extends OperationError {
  override readonly name = "ArgumentError";
  readonly kind = "argument";
}

/** What else may be known of a refusal. */
export interface HttpFacts extends ErrorFacts {
  /** data.altinn.no's own number for what is wrong. */
  readonly code?: number | undefined;
  /** What a service of GraphQL or SOAP calls it, such as `AUTH_NOT_AUTHORIZED`. */
  readonly codes?: readonly string[] | undefined;
  /** On a 403: the scopes the operation asks for, each entry a set that will do. */
  readonly scopes?: readonly (readonly string[])[] | undefined;
  /** The API takes Altinn's token, and was shown another issuer's. */
  readonly needsExchange?: boolean;
}

/** The API answered with something else than success. Thrown by {@link unwrap} only. */
export class HttpError extends OperationError {
  override readonly name = "HttpError";
  readonly kind: "http" | "needs-exchange";
  declare readonly status: number;
  /** data.altinn.no's own number for what is wrong. */
  declare readonly code?: number;
  /** What a service of GraphQL or SOAP calls it, such as `AUTH_NOT_AUTHORIZED`. */
  declare readonly codes?: readonly string[];
  /** On a 403: the scopes the operation asks for, each entry a set that will do. */
  declare readonly scopes?: readonly (readonly string[])[];

  constructor(operation: string, status: number, { needsExchange = false, ...facts }: HttpFacts = {}) {
    const { codes = [], scopes } = facts;
    const answered = [status, ...codes].join(" ");
    super(operation, `the API answered ${answered}.${hint(needsExchange, scopes)}`, { ...facts, status });
    this.kind = needsExchange ? "needs-exchange" : "http";
  }
}

function hint(needsExchange: boolean, scopes: HttpFacts["scopes"] = []): string {
  if (needsExchange) return " It takes Altinn's own token: exchange the one from Maskinporten or ID-porten first.";
  if (scopes.length === 0) return "";
  return ` The token may lack a scope; it needs ${scopes.map((all) => all.join(" and ")).join(", or ")}.`;
}

/** A successful answer that is not what the API's contract says. */
export class UnreadableAnswerError extends OperationError {
  override readonly name = "UnreadableAnswerError";
  readonly kind = "answer";
  declare readonly status: number;

  constructor(operation: string, status: number, what = "with a body that is not JSON") {
    super(operation, `the API answered ${status} ${what}.`, { status });
  }
}

/** No answer, or only a part of one. */
export class NetworkError extends OperationError {
  override readonly name = "NetworkError";
  readonly kind = "network";
  /** The platform's own code, such as `ECONNREFUSED`, where it gives one. */
  declare readonly code?: string;

  constructor(operation: string, code: string | undefined) {
    super(operation, `no whole answer came${code === undefined ? "" : ` (${code})`}.`, { retryable: true, code });
  }
}

/** A call, or one try of it, took longer than it was given. */
export class TimeoutError extends OperationError {
  override readonly name = "TimeoutError";
  readonly kind = "timeout";
  declare readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number) {
    super(operation, `not finished within ${timeoutMs} ms.`, { retryable: true, timeoutMs });
  }
}

/** An answer does not lead to the page after it. */
export class PagingError extends OperationError {
  override readonly name = "PagingError";
  readonly kind = "paging";
}

/** A request, or the link to a next page, is addressed to another origin or operation than those the client calls. */
export class ForeignOriginError extends OperationError {
  override readonly name = "ForeignOriginError";
  readonly kind = "origin";

  constructor(operation: string) {
    super(operation, "not sent: it is addressed to another origin.");
  }
}

/** A resource does not have the link asked for, or has one that cannot be followed. */
export class LinkError extends OperationError {
  override readonly name = "LinkError";
  readonly kind = "link";
}

/** The server pointed elsewhere, and following would take credentials or a body along. */
export class RedirectError extends OperationError {
  override readonly name = "RedirectError";
  readonly kind = "redirect";
  /** 0 where the platform hides it: in browsers, and for uploads. */
  declare readonly status: number;

  constructor(operation: string, status: number) {
    super(operation, "the redirect is not followed; only GET and HEAD are, within the origin.", { status });
  }
}
