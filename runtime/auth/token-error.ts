import { AltinnkitError, type ErrorFacts } from "../altinnkit-error.js";
import type { TokenEvent } from "../events.js";

/** What else may be known of a token that was not given. */
export interface TokenFacts extends ErrorFacts {
  readonly code?: string | undefined;
}

/** No token could be had; the API was not called. The message says what to do about it. */
export class TokenError extends AltinnkitError {
  override readonly name = "TokenError";
  readonly kind = "token";
  /** Whoever should have given the token. */
  readonly from: TokenEvent["from"];
  /** `MP-nnn` where Maskinporten gives one, else OAuth's `error` ([RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749.html#section-5.2)). */
  declare readonly code?: string;

  constructor(from: TokenEvent["from"], says: string, facts: TokenFacts = {}) {
    super(`${from}: ${says}`, facts);
    this.from = from;
  }
}
