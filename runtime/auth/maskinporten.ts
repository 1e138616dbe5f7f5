import { surroundings, type Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { safeUrl } from "../origin.js";
import { altinnTokens } from "./altinn-tokens.js";
import { refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";
import { keyOf, maskinportenTokens, type Grant } from "./maskinporten-tokens.js";
import { signingKey, type PrivateKey } from "./signing-key.js";
import { TokenCache } from "./token-cache.js";
import { sendToken } from "./token-source.js";

/** A client registered in Maskinporten, and what it asks for. */
export interface MaskinportenOptions {
  readonly clientId: string;
  /** Its private key; the public half is registered on the client. */
  readonly key: PrivateKey;
  /** The id the key is registered under; left out, the JWK's own. */
  readonly kid?: string;
  readonly scopes: readonly string[];
  /** Becomes the token's audience ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707.html)). */
  readonly resource?: string | readonly string[];
  /** Nine digits: the organization that has delegated the scope to this client's. */
  readonly consumerOrg?: string;
  /** Left out, the one the environment trusts. `custom` and `local` have none. */
  readonly issuer?: string;
  /** Left out, `token` below the issuer. */
  readonly tokenEndpoint?: string;
  /** Where an API that asks for an Altinn token has it exchanged. Left out, the environment's. `custom` and `local` have none. */
  readonly exchangeUrl?: string;
}

/**
 * Tokens from Maskinporten, exchanged at Altinn for the APIs that ask for Altinn's own.
 *
 * @see [Maskinporten, the JWT grant](https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_jwtgrant)
 * @throws {@link ConfigurationError} for a key that is none, and in browsers.
 */
export function maskinporten(options: MaskinportenOptions): Credential {
  refuseInBrowser("private key");
  const key = signingKey(options.key, options.kid);
  const request = requestOf(options);
  const cache = new TokenCache();
  return {
    bind({ environment, token, fetch }) {
      if (token === "none") return (next) => next;
      const grant = { ...request, issuer: issuerOf(options, environment) };
      const endpoint = safeUrl(options.tokenEndpoint ?? `${grant.issuer}token`, "tokenEndpoint").href;
      const tokens = maskinportenTokens(grant, key, endpoint, fetch, cache);
      if (token === "maskinporten") return sendToken(tokens);
      return sendToken(altinnTokens(tokens, keyOf(grant), exchangeOf(options, environment), fetch, cache));
    },
  };
}

function requestOf({ clientId, scopes, resource, consumerOrg }: MaskinportenOptions): Omit<Grant, "issuer"> {
  if (!clientId) throw new ConfigurationError("Maskinporten needs a client id.");
  if (scopes.length === 0) throw new ConfigurationError("Maskinporten needs at least one scope.");
  if (consumerOrg !== undefined && !/^\d{9}$/.test(consumerOrg)) {
    throw new ConfigurationError('"consumerOrg" is nine digits, without a prefix.');
  }
  return {
    clientId,
    scopes: [...new Set(scopes)].sort(),
    ...(resource === undefined ? {} : { resource: [resource].flat() }),
    ...(consumerOrg === undefined ? {} : { consumerOrg }),
  };
}

const retired = /^ver[12]\.maskinporten\.no$|(^|\.)difi\.no$/;

function issuerOf({ issuer }: MaskinportenOptions, environment: Environment): string {
  const own = surroundings[environment].maskinporten;
  if (issuer === undefined) {
    if (own) return own;
    throw new ConfigurationError(`Environment "${environment}" has no Maskinporten of its own; give an "issuer".`);
  }
  const { href, hostname } = safeUrl(issuer, "issuer");
  if (retired.test(hostname)) {
    throw new ConfigurationError("That Maskinporten has been retired. For tests use https://test.maskinporten.no/.");
  }
  const known = Object.values(surroundings).some(({ maskinporten }) => maskinporten === href);
  if (own && known && href !== own) {
    throw new ConfigurationError(`Environment "${environment}" trusts ${own}, not ${href}.`);
  }
  return href;
}

function exchangeOf({ exchangeUrl }: MaskinportenOptions, environment: Environment): string {
  const { platform } = surroundings[environment];
  const url = exchangeUrl ?? (platform && `${platform}/authentication/api/v1/exchange/maskinporten`);
  if (url) return safeUrl(url, "exchangeUrl").href;
  throw new ConfigurationError(`Environment "${environment}" has no exchange for tokens; give an "exchangeUrl".`);
}
