import { ConfigurationError } from "../errors.js";
import type { TokenEvent } from "../events.js";
import { TokenError } from "./token-error.js";

/** Platforms quote a header value they refuse, so a secret is looked at before it becomes one. */
export function checkHeaderValue(secret: unknown, what: string): void {
  if (!fits(secret)) throw new ConfigurationError(`The ${what} is empty or holds what no header may.`);
}

/**
 * What `Authorization` says of a token.
 *
 * @throws {@link TokenError} for one that does not fit.
 */
export function authorization(token: unknown, from: TokenEvent["from"]): string {
  if (!fits(token)) throw new TokenError(from, "the token is empty or unfit for a header.");
  return `Bearer ${token}`;
}

/** A setting read from nowhere is `undefined`, and would be sent as that word. */
function fits(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}
