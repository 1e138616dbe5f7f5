import { ConfigurationError } from "../errors.js";
import { safeUrl } from "../origin.js";
import type { Credential } from "./credential.js";
import { exchanged, exchangeUrlOf } from "./exchange.js";
import { refuseIdentity } from "./identity.js";
import { refuseMixture } from "./mixture.js";
import { TokenCache } from "./token-cache.js";
import { TokenError } from "./token-error.js";
import { requestToken } from "./token-request.js";
import { sendToken, type TokenSource } from "./token-source.js";

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
  const target = [...new Set(options.scopes)].sort().join(" ");
  if (!target) throw new ConfigurationError("Texas needs at least one scope.");
  const id = JSON.stringify([endpoint, target, resource]);
  const kept = new TokenCache();
  return {
    describe: () => ({ scopes: options.scopes }),
    bind({ environment, token: kind, fetch, emit, identity, afresh }) {
      refuseIdentity(identity, "texas()");
      if (kind === "none") return (next) => next;
      const cache = afresh ? new TokenCache() : kept;
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
          throw new TokenError("Texas", `no token was given (${says}).`, { ...facts, ...(code ? { code } : {}) });
        });
      };
      const tokens: TokenSource = {
        from: "Texas",
        get: (signal) => cache.get(id, mint, signal),
        refuse: (token) => cache.drop(token),
        isYoung: (token) => cache.isYoung(token),
      };
      if (kind === "maskinporten") return sendToken(tokens);
      const url = exchangeUrlOf(environment, "maskinporten", options.exchangeUrl);
      refuseMixture(environment, { exchangeUrl: url });
      return sendToken(exchanged(tokens, id, { url, fetch, emit, cache }));
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
