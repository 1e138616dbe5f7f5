import type { Emit } from "../events.js";
import type { Fetch } from "../send.js";
import type { Clock } from "./clock.js";
import { claimsOf, keyOf, type Grant } from "./grant.js";
import type { KeyRing } from "./key-ring.js";
import { refusedGrant, remedyOf } from "./maskinporten-errors.js";
import type { SigningKey } from "./signing-key.js";
import type { HeldToken, IssuedToken, TokenCache } from "./token-cache.js";
import { requestToken } from "./token-request.js";
import type { TokenSource } from "./token-source.js";

/** A client at one Maskinporten. */
export interface MaskinportenClient {
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly cache: TokenCache;
  readonly tokenEndpoint: string;
  readonly fetch: Fetch;
  readonly emit: Emit;
  /** Refuses a key that has no place in the environment. */
  readonly check: (key: SigningKey) => void;
}

/** Tokens from Maskinporten. */
export function maskinportenTokens(grant: Grant, client: MaskinportenClient): TokenSource {
  return client.cache(keyOf(grant), () => mint(grant, client));
}

/** Mints with the client's keys, one after the other as long as it is the key that is refused. */
async function mint(grant: Grant, client: MaskinportenClient): Promise<HeldToken> {
  let refusal: unknown;
  for (const key of await client.keys.candidates()) {
    client.check(key);
    try {
      const token = await mintWith(key, grant, client);
      client.keys.accept(key);
      return token;
    } catch (error) {
      if (remedyOf(error) !== "key") throw error;
      // The first key is the one meant to be used, so its refusal is the one to tell.
      refusal ??= error;
    }
  }
  throw refusal;
}

/** A grant whose time or id was refused is made anew, once. */
async function mintWith(key: SigningKey, grant: Grant, client: MaskinportenClient): Promise<HeldToken> {
  try {
    return await ask(key, grant, client);
  } catch (error) {
    const remedy = remedyOf(error);
    if (remedy === undefined || remedy === "key") throw error;
    return ask(key, grant, client);
  }
}

function ask(key: SigningKey, grant: Grant, client: MaskinportenClient): Promise<HeldToken> {
  const request = async () => {
    const assertion = await key.sign(claimsOf(grant, client.clock.now()));
    const body = new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion });
    return new Request(client.tokenEndpoint, { method: "POST", body });
  };
  return requestToken({ from: "Maskinporten", ...client }, request, (answer) => {
    if (answer.response.ok) return read(answer.text);
    const ofConsent = JSON.stringify(grant.authorizationDetails ?? "").includes("urn:altinn:consent");
    const refusal = refusedGrant(answer, ofConsent);
    if (remedyOf(refusal) === "clock") client.clock.learn(answer.response);
    throw refusal;
  });
}

function read(text: string): IssuedToken | undefined {
  try {
    const { access_token: value, expires_in: lifetime } = JSON.parse(text) as Record<string, unknown>;
    return typeof value === "string" ? { value, lifetime: Number(lifetime) } : undefined;
  } catch {
    return undefined;
  }
}
