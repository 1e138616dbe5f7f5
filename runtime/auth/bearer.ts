import type { Credential } from "./credential.js";
import { sendToken } from "./token-source.js";

/** Gives a token; `fresh` when the last one was refused, so that a cached one will not do. */
export type TokenGetter = (options: {
  readonly fresh: boolean;
  readonly signal: AbortSignal;
}) => string | Promise<string>;

/**
 * A token from elsewhere: a login, a test token generator, a sidecar. Sent as it is, never exchanged.
 *
 * `token` is asked before every request; caching is its own affair.
 */
export function bearer(token: TokenGetter): Credential {
  return {
    bind: ({ token: kind }) => {
      if (kind === "none") return (next) => next;
      let fresh = false;
      return sendToken({
        from: "bearer",
        get: async (signal) => {
          const asked = { fresh, signal };
          fresh = false;
          return token(asked);
        },
        refuse: () => {
          fresh = true;
        },
      });
    },
  };
}
