import type { Credential } from "./credential.js";
import { exchangeUrlOf, trade } from "./exchange.js";
import { refuseIdentity } from "./identity.js";
import { mixtureGuard } from "./mixture.js";
import { tokenCache } from "./token-cache.js";
import { gotten, type TokenGetter } from "./token-getter.js";
import { sendToken } from "./token-source.js";
import { hashed } from "./token-store.js";

/** A token that somebody else keeps, to be exchanged for Altinn's. */
export interface Brought {
  /** It may be another person's each time; each gets an Altinn token of their own. */
  readonly token: TokenGetter;
  readonly from: "ID-porten" | "bearer";
  readonly provider: "maskinporten" | "id-porten";
  readonly exchangeUrl: string | undefined;
}

/** Of Maskinporten's tokens the exchange asks for no scope. */
const forbidden = ' A token of ID-porten needs one of Altinn\'s scopes, "altinn:…".';

/** Shows Altinn's token for the one that was brought, whichever kind the API asks for. */
export function broughtToken({ token, from, provider, exchangeUrl: given }: Brought): Credential {
  const kept = tokenCache("Altinn");
  const refuseMixture = mixtureGuard();
  return {
    bind({ environment, server, token: kind, fetch, emit, identity, afresh }) {
      refuseIdentity(identity, from === "bearer" ? from : "idporten");
      if (kind === "none") return (next) => next;
      const exchangeUrl = exchangeUrlOf(environment, provider, given);
      refuseMixture(environment, { baseUrl: server, exchangeUrl });
      const cache = afresh ? tokenCache("Altinn") : kept;
      return (next) => async (request, call) => {
        const session = gotten(from, token);
        const shown = await session.get(request.signal);
        const key = JSON.stringify([exchangeUrl, await hashed(shown)]);
        const exchange = { url: exchangeUrl, fetch, emit, cache, ...(from === "ID-porten" && { forbidden }) };
        const tokens = cache(key, () => trade(shown, session, exchange));
        return sendToken(tokens)(next)(request, call);
      };
    },
  };
}
