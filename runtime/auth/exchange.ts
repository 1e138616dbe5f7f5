import { surroundingsOf, type Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import type { Emit } from "../events.js";
import { safeUrl } from "../origin.js";
import { httpDate } from "../retry-after.js";
import type { Fetch } from "../send.js";
import { authorization } from "./header-value.js";
import { lifeOf } from "./jwt.js";
import { tokenCache, type HeldToken, type IssuedToken, type TokenCache } from "./token-cache.js";
import { TokenError, type TokenFacts } from "./token-error.js";
import { requestToken, type TokenAnswer } from "./token-request.js";
import type { TokenSource } from "./token-source.js";
import type { TokenStore } from "./token-store.js";

/** Altinn's exchange, and whom to tell of it. */
export interface Exchange {
  readonly url: string;
  readonly fetch: Fetch;
  readonly emit: Emit;
  readonly cache: TokenCache;
  /** What to say of a token that it forbids. */
  readonly forbidden?: string;
}

/** Caches for tokens and for those they are exchanged for: one each, so that neither crowds the other out. */
export function twoCaches(
  from: TokenSource["from"],
  store?: TokenStore,
): readonly [own: TokenCache, altinn: TokenCache] {
  return [tokenCache(from, store), tokenCache("Altinn", store)];
}

/**
 * Where an environment has tokens exchanged.
 *
 * @throws {@link ConfigurationError} when it has no such place and none is given.
 */
export function exchangeUrlOf(
  environment: Environment,
  provider: "maskinporten" | "id-porten",
  given?: string,
): string {
  const { platform } = surroundingsOf(environment);
  const url = given ?? (platform && `${platform}/authentication/api/v1/exchange/${provider}`);
  if (url) return safeUrl(url, "exchangeUrl").href;
  throw new ConfigurationError(`Environment "${environment}" has no exchange for tokens; give an "exchangeUrl".`);
}

/**
 * Altinn tokens, each exchanged for a token of another issuer.
 *
 * One exchanged for Maskinporten's lives for half an hour from the exchange, however short the other's life; one
 * exchanged for ID-porten's dies with it.
 *
 * @param id - One text per different token of the source.
 */
export function exchanged(source: TokenSource, id: string, exchange: Exchange): TokenSource {
  const key = JSON.stringify([exchange.url, id]);
  return exchange.cache(key, async () => trade(await source.get(), source, exchange));
}

/** Exchanges a token; a 401 may mean that it died on the way, so a newly minted one is tried once. */
export async function trade(token: string, source: TokenSource, exchange: Exchange): Promise<HeldToken> {
  const ask = (shown: string) => {
    const headers = { Authorization: authorization(shown, source.from) };
    const request = async () => new Request(exchange.url, { headers });
    return requestToken({ from: "Altinn", ...exchange }, request, (answer) => read(answer, exchange));
  };
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof TokenError) || error.status !== 401) throw error;
    source.refuse(token, true);
    return ask(await source.get());
  }
}

/** The answer is the token alone: as it is, or as a JSON string. Only the token tells its lifetime. */
function read({ response, text, facts }: TokenAnswer, { forbidden }: Exchange): IssuedToken | undefined {
  if (!response.ok) throw refusal(facts, forbidden);
  try {
    const trimmed = text.trim();
    const value = trimmed.startsWith('"') ? (JSON.parse(trimmed) as string) : trimmed;
    const { iat = -Infinity, exp } = lifeOf(value)!;
    // It may have copied the other token's time of issue; the answer's own date is the same server's clock.
    const now = httpDate(response.headers.get("date") ?? "") ?? -Infinity;
    return { value, lifetime: exp - Math.max(iat, now / 1000) };
  } catch {
    return undefined;
  }
}

const hints: Readonly<Record<number, string>> = {
  401: " Altinn also says so when something of its own is down.",
  410: " Enterprise users are gone: use a system user.",
};

function refusal(facts: TokenFacts, forbidden = ""): TokenError | ConfigurationError {
  const { status = 0 } = facts;
  if (status === 400) {
    return new ConfigurationError('Altinn\'s exchange does not know the provider. Check "exchangeUrl".', facts);
  }
  const hint = status === 403 ? forbidden : (hints[status] ?? "");
  return new TokenError("Altinn", `the exchange was refused (HTTP ${status}).${hint}`, facts);
}
