import type { ApiAuth } from "../descriptor.js";
import type { Environment } from "../environments.js";
import type { Emit } from "../events.js";
import type { Fetch, Policy } from "../send.js";
import type { Identity } from "./identity.js";
import type { SigningKey } from "./signing-key.js";
import type { TokenGetter } from "./token-getter.js";

/** What a credential is connected to. */
export interface AuthTarget extends ApiAuth {
  readonly environment: Environment;
  /** The contract's id, such as `altinn3/storage/v1`. */
  readonly api: string;
  /** Base URL of the server. */
  readonly server: string;
  readonly fetch: Fetch;
  readonly emit: Emit;
  /** On whose behalf; absent, the credential's own. */
  readonly identity?: Identity | undefined;
  /** With tokens of its own: none from before is used and none is kept. */
  readonly afresh?: boolean;
}

/** What a credential knows of itself. Nothing secret. */
export interface CredentialFacts {
  /** What it sets; left out, `Authorization`. */
  readonly header?: "ApiKey" | "Ocp-Apim-Subscription-Key";
  /** Scopes it asks for. */
  readonly scopes?: readonly string[];
  /** Keys it signs with, in the order to try them. */
  readonly keys?: () => Promise<readonly SigningKey[]>;
  /** Where what it signs is judged by the clock. */
  readonly tokenEndpoint?: () => string;
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
  /**
   * For the client's `doctor()`. Left out: it gives a token, and there is no more to say.
   *
   * @internal
   */
  describe?(target: AuthTarget): CredentialFacts;
  /**
   * The token somebody else keeps, for {@link altinnExchange}.
   *
   * @internal
   */
  readonly brought?: TokenGetter;
}

export type { Identity };
