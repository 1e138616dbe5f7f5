import type { Answer } from "../api.js";
import { errorCodes } from "./error-codes.js";

/** What may be said of a refusal beside its code. */
export interface RefusalDetails {
  /** Follows the code's own text. */
  readonly detail?: string;
  readonly detailCode?: string;
  readonly detailDescription?: string;
  /** Left out, the code's own. */
  readonly status?: number;
}

/** Thrown by whatever answers, where the service refuses. */
export class Refused extends Error {
  constructor(readonly answer: (invocationId: string) => Answer) {
    super("refused");
  }
}

/** A refusal with one of the service's codes, or one it does not have yet. */
export function refusal(code: number, details: RefusalDetails = {}): Refused {
  const { detail, status, ...more } = details;
  const [usual, text] = errorCodes[code] ?? [400, "Something new"];
  const authenticate = { 1023: "", 1024: ',error="invalid_token"' }[code];
  return new Refused((invocationId) => ({
    status: status ?? usual,
    headers: {
      "x-invocationId": invocationId,
      "Content-Type": "application/json; charset=utf-8",
      ...(authenticate === undefined ? {} : { "WWW-Authenticate": `Bearer realm="data.altinn.no"${authenticate}` }),
    },
    body: { code, description: detail === undefined ? text : `${text}: ${detail}`, ...more, invocationId },
  }));
}

/** A refusal without a body. */
export function emptyRefusal(status: 403 | 404): Refused {
  return new Refused((invocationId) => ({ status, headers: { "x-invocationId": invocationId } }));
}

/** A refusal of the gateway before the service. */
export function gatewayRefusal(status: 401 | 403 | 429, message: string, retryAfter?: number): Refused {
  const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return new Refused(() => ({ status, headers, body: { statusCode: status, message } }));
}
