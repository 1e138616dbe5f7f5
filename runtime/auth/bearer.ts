import type { Credential } from "./credential.js";
import { refuseIdentity } from "./identity.js";
import { gotten, type TokenGetter } from "./token-getter.js";
import { sendToken } from "./token-source.js";

/**
 * A token from elsewhere, such as a dialog token, or one that Altinn Studio gave a person. Sent as it is, never exchanged.
 *
 * `token` is asked before every request; caching is its own affair.
 */
export function bearer(token: TokenGetter): Credential {
  return {
    brought: token,
    bind({ token: kind, ownToken, identity }) {
      refuseIdentity(identity, "bearer");
      return kind === "none" && !ownToken ? (next) => next : sendToken(gotten("bearer", token));
    },
  };
}
