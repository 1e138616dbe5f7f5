import { safeUrl } from "../origin.js";
import type { Credential } from "./credential.js";
import { exchanged, exchangeUrlOf, twoCaches } from "./exchange.js";
import { refuseIdentity } from "./identity.js";
import { mixtureGuard } from "./mixture.js";
import { sortedScopes } from "./scopes.js";
import { TokenError } from "./token-error.js";
import { requestToken } from "./token-request.js";
import { sendToken } from "./token-source.js";

/** What is asked of Texas. */
export interface TexasOptions {
  readonly scopes: readonly string[];
  /** Becomes the token's audience. */
  readonly resource?: string;
  /** Where Texas listens; on NAIS it stands in `NAIS_TOKEN_ENDPOINT`. */
  readonly endpoint: string;
  /** Where an API that asks for an Altinn token has it exchanged. Left out, the environment's. `custom` and `local` have none. */
  readonly exchangeUrl?: string;
}

/**
 * Tokens from Maskinporten by way of Texas, the token service beside an app on NAIS: it holds the key.
 *
 * @see [Texas](https://docs.nais.io/auth/explanations/#texas)
 */
export function texas(options: TexasOptions): Credential {
  const { resource } = options;
  const endpoint = safeUrl(options.endpoint, "endpoint").href;
  const target = sortedScopes(options.scopes, "Texas").join(" ");
  const id = JSON.stringify([endpoint, target, resource]);
  const kept = twoCaches("Texas");
  const refuseMixture = mixtureGuard();
  return {
    describe: () => ({ scopes: options.scopes }),
    bind({ environment, server, token: kind, fetch, emit, identity, afresh }) {
      refuseIdentity(identity, "texas");
      if (kind === "none") return (next) => next;
      const [cache, altinn] = afresh ? twoCaches("Texas") : kept;
      const mint = (afresh: boolean) => {
        const body = JSON.stringify({
          identity_provider: "maskinporten",
          target,
          ...(resource === undefined ? {} : { resource }),
          ...(afresh ? { skip_cache: true } : {}),
        });
        const headers = { "Content-Type": "application/json" };
        const request = async () => new Request(endpoint, { method: "POST", headers, body });
        return requestToken({ from: "Texas", fetch, emit }, request, ({ response, text, facts }) => {
          const { access_token: value, expires_in: lifetime, error } = parsed(text);
          if (response.ok) return typeof value === "string" ? { value, lifetime: Number(lifetime) } : undefined;
          const code = typeof error === "string" && /^[a-z_]{1,60}$/.test(error) ? error : undefined;
          const says = [code, `HTTP ${facts.status}`].filter(Boolean).join(", ");
          throw new TokenError("Texas", `no token was given (${says}).`, { ...facts, code });
        });
      };
      const tokens = cache(id, mint);
      const exchangeUrl =
        kind === "altinn" ? exchangeUrlOf(environment, "maskinporten", options.exchangeUrl) : undefined;
      refuseMixture(environment, { baseUrl: server, exchangeUrl });
      if (exchangeUrl === undefined) return sendToken(tokens);
      return sendToken(exchanged(tokens, id, { url: exchangeUrl, fetch, emit, cache: altinn }));
    },
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}
