import type { Credential } from "./credential.js";
import { exchangeUrlOf, trade } from "./exchange.js";
import { refuseIdentity } from "./identity.js";
import { refuseMixture } from "./mixture.js";
import { TokenCache } from "./token-cache.js";
import { gotten, type TokenGetter } from "./token-getter.js";
import { sendToken } from "./token-source.js";
import { hashed } from "./token-store.js";

/** A person's session with ID-porten. */
export interface IdportenOptions {
  /** The session's access token. It may be another person's each time; each gets an Altinn token of their own. */
  readonly token: TokenGetter;
  /** Left out, the environment's. `custom` and `local` have none. */
  readonly exchangeUrl?: string;
}

/**
 * A person who has logged in at ID-porten. The session's token is exchanged for Altinn's, which dies with it.
 *
 * Every API takes Altinn's, so none is shown the session's own.
 */
export function idporten({ token, exchangeUrl }: IdportenOptions): Credential {
  const kept = new TokenCache();
  return {
    bind({ environment, token: kind, fetch, emit, identity, afresh }) {
      refuseIdentity(identity, "idporten()");
      if (kind === "none") return (next) => next;
      const url = exchangeUrlOf(environment, "id-porten", exchangeUrl);
      refuseMixture(environment, { exchangeUrl: url });
      const cache = afresh ? new TokenCache() : kept;
      return sendToken({
        from: "Altinn",
        async get(signal) {
          const session = gotten("ID-porten", token);
          const shown = await session.get(signal);
          const key = JSON.stringify([url, await hashed(shown)]);
          return cache.get(key, () => trade(shown, session, { url, fetch, emit, cache }), signal);
        },
        refuse: (altinn) => cache.drop(altinn),
        isYoung: (altinn) => cache.isYoung(altinn),
      });
    },
  };
}
