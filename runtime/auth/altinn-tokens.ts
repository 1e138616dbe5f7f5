import { decodeJwt } from "jose";
import { TokenError } from "../errors.js";
import type { Fetch } from "../send.js";
import type { IssuedToken, TokenCache } from "./token-cache.js";
import { requestToken } from "./token-request.js";
import type { TokenSource } from "./token-source.js";

/**
 * Altinn tokens, each exchanged for a token of another issuer.
 *
 * They live for half an hour from the exchange, however short the life of the token they were exchanged for.
 */
export function altinnTokens(
  source: TokenSource,
  id: string,
  url: string,
  fetch: Fetch,
  cache: TokenCache,
): TokenSource {
  const key = JSON.stringify([url, id]);
  return {
    from: "Altinn",
    get: (signal) => cache.get(key, () => exchange(source, url, fetch), signal),
    refuse: (token) => cache.drop(key, token),
  };
}

/** Exchanges a token; a 401 may mean that it died on the way, so a newly minted one is tried once. */
async function exchange(source: TokenSource, url: string, fetch: Fetch): Promise<IssuedToken> {
  const signal = new AbortController().signal;
  const ask = async (token: string) =>
    requestToken("Altinn", fetch, async () => [url, { headers: { Authorization: `Bearer ${token}` } }]);

  const token = await source.get(signal);
  let answer = await ask(token);
  if (answer.response.status === 401) {
    source.refuse(token);
    answer = await ask(await source.get(signal));
  }
  const { response, text } = answer;
  if (!response.ok) throw refusedExchange(response.status);
  return read(text) ?? refuseAnswer(response.status);
}

function refusedExchange(status: number): TokenError {
  const hint = status === 401 ? " Altinn also says so when something of its own is down." : "";
  return new TokenError("Altinn", `the exchange was refused (HTTP ${status}).${hint}`, { status });
}

/** The answer is the token alone: as it is, or as a JSON string. Only the token tells its lifetime. */
function read(text: string): IssuedToken | undefined {
  try {
    const trimmed = text.trim();
    const value = trimmed.startsWith('"') ? (JSON.parse(trimmed) as string) : trimmed;
    const { iat, exp } = decodeJwt(value);
    return iat === undefined || exp === undefined ? undefined : { value, lifetime: exp - iat };
  } catch {
    return undefined;
  }
}

function refuseAnswer(status: number): never {
  throw new TokenError("Altinn", "the answer to the exchange is not a token with a lifetime.", { status });
}
