import type { TokenEvent } from "../events.js";
import type { TokenSource } from "./token-source.js";

/**
 * Gives a token; `fresh` when the last one was refused, so that a cached one will not do. The signal is the call's; there
 * is none where several calls wait for the same token.
 */
export type TokenGetter = (options: {
  readonly fresh: boolean;
  readonly signal: AbortSignal | undefined;
}) => string | Promise<string>;

/** Tokens that somebody else keeps. The one that was refused last is not taken again without asking for a fresh one. */
export function gotten(from: TokenEvent["from"], token: TokenGetter): TokenSource {
  let refused: string | undefined;
  let fresh = false;
  return {
    from,
    get: async (signal) => {
      const asked = fresh;
      fresh = false;
      const value = await token({ fresh: asked, signal });
      return asked || value !== refused ? value : token({ fresh: true, signal });
    },
    refuse: (value) => {
      refused = value;
      fresh = true;
      return true;
    },
  };
}
