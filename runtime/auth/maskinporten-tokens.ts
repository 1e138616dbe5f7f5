import { SignJWT } from "jose";
import { TokenError } from "../errors.js";
import type { Fetch } from "../send.js";
import { refusedGrant } from "./maskinporten-errors.js";
import type { SigningKey } from "./signing-key.js";
import type { IssuedToken, TokenCache } from "./token-cache.js";
import { requestToken } from "./token-request.js";
import type { TokenSource } from "./token-source.js";

/** What is asked of Maskinporten. */
export interface Grant {
  readonly issuer: string;
  readonly clientId: string;
  /** Sorted, each once. */
  readonly scopes: readonly string[];
  readonly resource?: readonly string[];
  readonly consumerOrg?: string;
}

/** One text per different token. */
export function keyOf(grant: Grant): string {
  const { issuer, clientId, scopes, resource = [], consumerOrg = "" } = grant;
  return JSON.stringify([issuer, clientId, scopes, resource, consumerOrg]);
}

/** Tokens from Maskinporten. */
export function maskinportenTokens(
  grant: Grant,
  key: SigningKey,
  tokenEndpoint: string,
  fetch: Fetch,
  cache: TokenCache,
): TokenSource {
  const id = keyOf(grant);
  return {
    from: "Maskinporten",
    get: (signal) => cache.get(id, () => mint(grant, key, tokenEndpoint, fetch), signal),
    refuse: (token) => cache.drop(id, token),
  };
}

async function mint(grant: Grant, key: SigningKey, tokenEndpoint: string, fetch: Fetch): Promise<IssuedToken> {
  const { response, text } = await requestToken("Maskinporten", fetch, async () => {
    const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    const body = new URLSearchParams({ grant_type, assertion: await signed(grant, key) });
    return [tokenEndpoint, { method: "POST", body }];
  });
  if (!response.ok) throw refusedGrant(response.status, text);
  return read(text) ?? refuseAnswer(response.status);
}

/**
 * The grant as Maskinporten wants it: a claim it does not know is refused, and each is good for one try.
 *
 * @see [RFC 7523, section 2.1](https://www.rfc-editor.org/rfc/rfc7523.html#section-2.1)
 */
async function signed({ issuer, clientId, scopes, resource, consumerOrg }: Grant, key: SigningKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    scope: scopes.join(" "),
    ...(resource ? { resource: [...resource] } : {}),
    ...(consumerOrg ? { consumer_org: consumerOrg } : {}),
  })
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setJti(crypto.randomUUID())
    .sign(await key.imported());
}

function read(text: string): IssuedToken | undefined {
  try {
    const { access_token: value, expires_in: lifetime } = JSON.parse(text) as Record<string, unknown>;
    return typeof value === "string" && typeof lifetime === "number" ? { value, lifetime } : undefined;
  } catch {
    return undefined;
  }
}

function refuseAnswer(status: number): never {
  throw new TokenError("Maskinporten", "the answer holds no token with a lifetime.", { status });
}
