import { surroundingsOf, type Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { safeUrl } from "../origin.js";
import { refuseInBrowser } from "./browser.js";
import { Clock } from "./clock.js";
import type { Credential } from "./credential.js";
import { exchanged, exchangeUrlOf, twoCaches } from "./exchange.js";
import { keyOf, type Grant } from "./grant.js";
import { authorizationDetails, organizationNumber, type Identity } from "./identity.js";
import { keyRing, type Keys } from "./key-ring.js";
import { maskinportenTokens } from "./maskinporten-tokens.js";
import { mixtureGuard } from "./mixture.js";
import type { KeyName, SigningKey } from "./signing-key.js";
import { sortedScopes } from "./scopes.js";
import { sendToken } from "./token-source.js";
import type { TokenStore } from "./token-store.js";

/**
 * A client registered in Maskinporten, what it asks for, and on whose behalf.
 *
 * `kid` and `x5c` name the key; left out, the JWK's own `kid` does.
 */
export interface MaskinportenOptions extends KeyName, Identity {
  readonly clientId: string;
  /**
   * Its private key, or several in the order to try them; the public halves are registered on the client. A function is
   * asked each time a token is minted, and while a key it brings is refused, the last one that was accepted serves on.
   */
  readonly key: Keys | (() => Promise<Keys>);
  readonly scopes: readonly string[];
  /** Becomes the token's audience ([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707.html)). */
  readonly resource?: string | readonly string[];
  /** Eleven digits: the person the token is limited to. The person has not logged in. */
  readonly pid?: string;
  /** Which of the client's own customers it acts for, as registered (`iss_onbehalfof`). */
  readonly onBehalfOf?: string;
  /** Left out, the one the environment trusts. `custom` and `local` have none. */
  readonly issuer?: string;
  /** Left out, `token` below the issuer. */
  readonly tokenEndpoint?: string;
  /** Where an API that asks for an Altinn token has it exchanged. Left out, the environment's. `custom` and `local` have none. */
  readonly exchangeUrl?: string;
  /** Where tokens outlive the process. Left out: nowhere. */
  readonly store?: TokenStore;
}

/**
 * Tokens from Maskinporten, exchanged at Altinn for the APIs that ask for Altinn's own.
 *
 * @see [Maskinporten, the JWT grant](https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_jwtgrant)
 * @throws {@link ConfigurationError} for a key that is none, and in browsers.
 */
export function maskinporten(options: MaskinportenOptions): Credential {
  refuseInBrowser("private key");
  const keys = keyRing(options.key, options);
  const request = requestOf(options);
  const clock = new Clock();
  const kept = twoCaches("Maskinporten", options.store);
  const refuseMixture = mixtureGuard();
  return {
    describe: ({ environment }) => ({
      scopes: request.scopes,
      keys: keys.candidates,
      tokenEndpoint: () => tokenEndpointOf(options, issuerOf(options, environment)),
    }),
    bind({ environment, server, token, fetch, emit, identity, afresh }) {
      const parties = identity && actingFor(identity, options.onBehalfOf, 1);
      if (token === "none") return (next) => next;
      const [cache, altinn] = afresh ? twoCaches("Maskinporten") : kept;
      const issuer = issuerOf(options, environment);
      const tokenEndpoint = tokenEndpointOf(options, issuer);
      const check = ({ chain }: SigningKey) => chain?.checkEnvironment(environment);
      keys.known.forEach(check);

      const grant = { ...request, issuer, ...parties };
      const tokens = maskinportenTokens(grant, { keys, clock, cache, tokenEndpoint, fetch, emit, check });
      const exchangeUrl =
        token === "altinn" ? exchangeUrlOf(environment, "maskinporten", options.exchangeUrl) : undefined;
      refuseMixture(environment, { baseUrl: server, issuer, tokenEndpoint, exchangeUrl });
      if (exchangeUrl === undefined) return sendToken(tokens);
      return sendToken(exchanged(tokens, keyOf(grant), { url: exchangeUrl, fetch, emit, cache: altinn }));
    },
  };
}

function tokenEndpointOf({ tokenEndpoint }: MaskinportenOptions, issuer: string): string {
  return safeUrl(tokenEndpoint ?? `${issuer.replace(/\/?$/, "/")}token`, "tokenEndpoint").href;
}

function requestOf(options: MaskinportenOptions): Omit<Grant, "issuer"> {
  const { clientId, scopes, resource, pid, onBehalfOf } = options;
  if (!clientId) throw new ConfigurationError("Maskinporten needs a client id.");
  if (pid !== undefined && !/^\d{11}$/.test(pid)) throw new ConfigurationError('"pid" is eleven digits.');
  return {
    clientId,
    scopes: sortedScopes(scopes, "Maskinporten"),
    resource: resource === undefined ? undefined : [resource].flat(),
    pid,
    onBehalfOf,
    ...actingFor(options, onBehalfOf, 0),
  };
}

function actingFor(
  identity: Identity,
  onBehalfOf: string | undefined,
  least: number,
): Pick<Grant, "consumerOrg" | "authorizationDetails"> {
  const { consumerOrg } = identity;
  if (consumerOrg !== undefined && onBehalfOf !== undefined) {
    throw new ConfigurationError('One of "consumerOrg" and "onBehalfOf" at a time.');
  }
  return {
    consumerOrg: consumerOrg === undefined ? undefined : organizationNumber(consumerOrg, "consumerOrg"),
    authorizationDetails: authorizationDetails(identity, least),
  };
}

const retired = /(^ver[12]\.maskinporten|(^|\.)difi)\.no\.?$/;

function issuerOf({ issuer }: MaskinportenOptions, environment: Environment): string {
  const own = surroundingsOf(environment).maskinporten;
  if (issuer === undefined) {
    if (own) return own;
    throw new ConfigurationError(`Environment "${environment}" has no Maskinporten of its own; give an "issuer".`);
  }
  const { href, hostname } = safeUrl(issuer, "issuer");
  if (retired.test(hostname)) {
    throw new ConfigurationError("That Maskinporten has been retired. For tests use https://test.maskinporten.no/.");
  }
  return href;
}
