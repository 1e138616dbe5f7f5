import type { ApiAuth } from "../descriptor.js";
import type { Environment } from "../environments.js";
import type { Emit } from "../events.js";
import type { Fetch, Policy } from "../send.js";
import type { Identity } from "./identity.js";

/** What a credential is connected to. */
export interface AuthTarget {
  readonly environment: Environment;
  /** The contract's id, such as `altinn3/storage/v1`. */
  readonly api: string;
  /** The kind of token the API takes. */
  readonly token: ApiAuth["token"];
  readonly fetch: Fetch;
  readonly emit: Emit;
  /** On whose behalf; absent, the credential's own. */
  readonly identity?: Identity;
}

/**
 * Proof of who is calling. Holds its secrets where printing and serialising do not reach.
 *
 * One credential may serve several clients; they share its tokens.
 */
export interface Credential {
  /**
   * The policy that shows the credential to one API. It is handed requests nobody outside holds, so it may set their
   * headers as they are.
   *
   * @throws {@link ConfigurationError} when the credential cannot serve the API, or cannot act as asked.
   */
  bind(target: AuthTarget): Policy;
}

export type { Identity };
