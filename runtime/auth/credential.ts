import type { ApiAuth } from "../descriptor.js";
import type { Environment } from "../environments.js";
import type { Fetch, Policy } from "../send.js";

/** What a credential is connected to. */
export interface AuthTarget {
  readonly environment: Environment;
  /** The kind of token the API takes. */
  readonly token: ApiAuth["token"];
  readonly fetch: Fetch;
}

/**
 * Proof of who is calling. Holds its secrets where printing and serialising do not reach.
 *
 * One credential may serve several clients; they share its tokens.
 */
export interface Credential {
  /** The policy that shows the credential to one API; throws when the credential cannot serve it. */
  bind(target: AuthTarget): Policy;
}
