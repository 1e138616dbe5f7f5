import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Received } from "../api.js";
import type { Query } from "./query.js";
import { refusal } from "./refusal.js";
import type { State } from "./state.js";
import type { TokenHolder } from "./tokens.js";

/** A request that was let in. */
export interface Ask {
  readonly method: string;
  readonly query: Query;
  readonly headers: IncomingHttpHeaders;
  readonly body: Received["body"];
  /** What stands in the path's braces. */
  readonly path: Readonly<Record<string, string>>;
}

/** Who calls, and with which product's key. */
export interface Caller extends TokenHolder {
  readonly context: string;
}

/** Answers a request that anyone may make. */
export type OpenHandler = (state: State, ask: Ask) => Answer | Promise<Answer>;

/** Answers a request of somebody known. */
export type Handler = (state: State, ask: Ask, caller: Caller) => Answer | Promise<Answer>;

/** The body as JSON, member names in any case; one that cannot be read is a failure of the service. */
export function jsonBody(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString(), withLowerFirst) as Record<string, unknown>;
  } catch {
    throw refusal(1015);
  }
}

function withLowerFirst(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name[0]!.toLowerCase() + name.slice(1), one]));
}
