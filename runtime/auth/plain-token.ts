import { safeUrl } from "../origin.js";
import { lifeOf } from "./jwt.js";
import type { AuthTarget } from "./credential.js";
import type { TokenCache } from "./token-cache.js";
import { TokenError } from "./token-error.js";
import { requestToken } from "./token-request.js";
import type { TokenSource } from "./token-source.js";

/** Tokens for tests, from a place that answers a GET with the token alone. */
export function plainTokens(
  url: URL,
  headers: Readonly<Record<string, string>>,
  cache: TokenCache,
  { fetch, emit }: Pick<AuthTarget, "fetch" | "emit">,
): TokenSource {
  const { href } = safeUrl(url.href, "The address of test tokens");
  const mint = () =>
    requestToken(
      { from: "test", fetch, emit },
      async () => new Request(href, { headers }),
      ({ response, text, facts }) => {
        if (!response.ok) throw new TokenError("test", `no token was given (HTTP ${facts.status}).`, facts);
        const value = text.trim();
        const life = lifeOf(value);
        return life && { value, lifetime: life.exp - (life.iat ?? Date.now() / 1000) };
      },
    );
  return cache(href, mint);
}
