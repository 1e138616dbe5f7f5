import type { Call } from "./send.js";

/**
 * What happens in a client, told as it happens. Holds no header, token, body, identity number or filled-in URL: a call
 * is named by its operation and path template.
 */
export type ClientEvent = AttemptEvent | RetryEvent | TokenEvent | DeprecationEvent;

/** One request was answered, or failed. */
export interface AttemptEvent {
  readonly type: "attempt";
  readonly call: Call;
  /** 1 for the first. */
  readonly attempt: number;
  /** From sending to the answer's headers. */
  readonly durationMs: number;
  /** Absent when no answer came. */
  readonly status?: number;
  /** Kind of the error, when no answer came. */
  readonly error?: string;
}

/** A request will be sent again. */
export interface RetryEvent {
  readonly type: "retry";
  readonly call: Call;
  /** The attempt that failed. */
  readonly attempt: number;
  readonly delayMs: number;
  /** Status that was answered, or kind of the error. */
  readonly reason: number | string;
}

/** A token was minted, exchanged, or could not be had. */
export interface TokenEvent {
  readonly type: "token";
  readonly from: "Maskinporten" | "Altinn" | "ID-porten" | "Texas" | "bearer" | "test";
  readonly outcome: "issued" | "refused" | "failed";
  readonly durationMs: number;
  /** Seconds the token lives. */
  readonly lifetime?: number;
  /** `MP-nnn` or OAuth's error, when it was refused. */
  readonly code?: string;
}

/** An operation, or a dataset that is fetched, is on its way out. Told once for each, per client. */
export interface DeprecationEvent {
  readonly type: "deprecation";
  readonly call: Call;
  /** The contract says so, or an answer's `Deprecation` or `Sunset` header does (RFC 9745, RFC 8594). */
  readonly said: "contract" | "answer";
  /** Name of the dataset; absent when it is the operation. */
  readonly dataset?: string;
  /** ISO 8601. */
  readonly since?: string;
  /** ISO 8601; after it the operation or dataset may be gone. */
  readonly sunset?: string;
}

/** Takes events; must not throw, and its errors are dropped. */
export type Emit = (event: ClientEvent) => void;
