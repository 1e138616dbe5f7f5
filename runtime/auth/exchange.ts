import { surroundings, type Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import type { Emit } from "../events.js";
import { safeUrl } from "../origin.js";
import { httpDate } from "../retry-after.js";
import type { Fetch } from "../send.js";
import { lifeOf } from "./jwt.js";
import type { IssuedToken, TokenCache } from "./token-cache.js";
import { TokenError, type TokenFacts } from "./token-error.js";
import { requestToken, type TokenAnswer } from "./token-request.js";
import type { TokenSource } from "./token-source.js";

/** Altinn's exchange, and whom to tell of it. */
export interface Exchange {
  readonly url: string;
  readonly fetch: Fetch;
  readonly emit: Emit;
  readonly cache: TokenCache;
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
  const { platform } = surroundings[environment];
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
  const { url, cache } = exchange;
  const key = JSON.stringify([url, id]);
  return {
    from: "Altinn",
    get: (signal) => cache.get(key, async () => trade(await source.get(unending), source, exchange), signal),
    refuse: (token) => cache.drop(token),
    isYoung: (token) => cache.isYoung(token),
  };
}

/** Others may wait for the same token, so no one's signal ends the work. */
export const unending = new AbortController().signal;

/** Exchanges a token; a 401 may mean that it died on the way, so a newly minted one is tried once. */
export async function trade(token: string, source: TokenSource, exchange: Exchange): Promise<IssuedToken> {
  const ask = (shown: string) => {
    if (!/^[\x21-\x7e]+$/.test(shown)) throw new TokenError(source.from, "the token holds what no header may.");
    const request = async () => new Request(exchange.url, { headers: { Authorization: `Bearer ${shown}` } });
    return requestToken({ from: "Altinn", ...exchange }, request, read);
  };
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof TokenError) || error.status !== 401) throw error;
    source.refuse(token);
    return ask(await source.get(unending));
  }
}

/** The answer is the token alone: as it is, or as a JSON string. Only the token tells its lifetime. */
function read({ response, text, facts }: TokenAnswer): IssuedToken | undefined {
  if (!response.ok) throw refusal(facts);
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
  403: ' A token of ID-porten needs one of Altinn\'s scopes, "altinn:…".',
  410: " Enterprise users are no more: use a system user.",
};

function refusal(facts: TokenFacts): TokenError | ConfigurationError {
  const { status = 0 } = facts;
  if (status === 400) {
    return new ConfigurationError('Altinn\'s exchange does not know the provider. Check "exchangeUrl".', facts);
  }
  return new TokenError("Altinn", `the exchange was refused (HTTP ${status}).${hints[status] ?? ""}`, facts);
}
