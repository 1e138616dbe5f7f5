import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalJWKSet, createRemoteJWKSet, importJWK, jwtVerify, SignJWT, type JWTPayload } from "jose";
import { newKey, type TestKey } from "./keys.js";
import { serve, type Running } from "./listen.js";

const exchangePath = "/authentication/api/v1/exchange/";
const openidPath = "/authentication/api/v1/openid/";

/** Its own key, made once: making keys takes most of the time a test has. */
let ownKey: Promise<TestKey> | undefined;

/** Whose tokens are exchanged. */
export interface TokenIssuer {
  readonly url: string;
  readonly issuer: string;
}

/** Altinn's token exchange, and the judge of the tokens it issued. */
export interface AltinnExchange extends Running {
  /** Where Maskinporten tokens are exchanged. */
  readonly exchangeUrl: string;
  /** How many tokens it has issued. */
  readonly issued: number;
  /** The claims of a token it issued; throws for any other. */
  verify(token: string): Promise<JWTPayload>;
}

/**
 * Starts Altinn's token exchange: takes tokens of one Maskinporten and one ID-porten, gives its own. They are good for
 * half an hour, but a person's dies with ID-porten's.
 *
 * As there, the answer is the bare token, or a JSON string for those who ask for JSON.
 */
export async function startAltinnExchange(maskinporten: TokenIssuer, idporten?: TokenIssuer): Promise<AltinnExchange> {
  const providers = new Map([[`${exchangePath}maskinporten`, trust(maskinporten, organizationClaims)]]);
  if (idporten) providers.set(`${exchangePath}id-porten`, trust(idporten, personClaims));
  const key = await (ownKey ??= newKey("altinn"));
  const signingKey = await importJWK(key.privateJwk);
  const own = createLocalJWKSet({ keys: [key.publicJwk] });
  let issued = 0;

  const running = await serve((request, response) => void answer(request, response));
  const issuer = `${running.url}${openidPath}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = request.method === "GET" ? providers.get(request.url ?? "") : undefined;
    if (!provider) return void response.writeHead(404).end();
    try {
      const claims = await provider(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
      const token = await issue(claims);
      const json = request.headers.accept?.includes("application/json");
      response.setHeader("Content-Type", json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8");
      response.end(json ? JSON.stringify(token) : token);
    } catch {
      response.writeHead(401).end();
    }
  }

  async function issue(claims: JWTPayload): Promise<string> {
    issued++;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: key.kid })
      .setIssuer(issuer)
      .setIssuedAt()
      .setNotBefore("0s")
      .setExpirationTime(claims.exp ?? "30m")
      .setJti(crypto.randomUUID())
      .sign(signingKey);
  }

  return {
    ...running,
    exchangeUrl: `${running.url}${exchangePath}maskinporten`,
    get issued() {
      return issued;
    },
    verify: async (token) => (await jwtVerify(token, own, { issuer, clockTolerance: 10 })).payload,
  };
}

function trust({ url, issuer }: TokenIssuer, claimsOf: (payload: JWTPayload) => JWTPayload) {
  const keys = createRemoteJWKSet(new URL(`${url}/jwks`));
  return async (token: string) => claimsOf((await jwtVerify(token, keys, { issuer, clockTolerance: 10 })).payload);
}

/** Organizations that own apps, by number. */
const appOwners: Readonly<Record<string, string>> = { "310724181": "ttd" };

function organizationClaims(payload: JWTPayload): JWTPayload {
  const { consumer, scope } = payload as { consumer: { ID: string }; scope: string };
  const number = consumer.ID.replace("0192:", "");
  return {
    scope,
    consumer,
    "urn:altinn:orgNumber": number,
    ...(appOwners[number] && { "urn:altinn:org": appOwners[number] }),
    "urn:altinn:authenticatemethod": "maskinporten",
    "urn:altinn:authlevel": "3",
  };
}

const levels = new Map([
  ["idporten-loa-substantial", "3"],
  ["idporten-loa-high", "4"],
]);

function personClaims({ exp, scope, pid, acr }: JWTPayload): JWTPayload {
  const level = levels.get(String(acr));
  if (exp === undefined || pid === undefined || level === undefined) throw new Error("The token is of no person.");
  return {
    exp,
    scope,
    pid,
    "urn:altinn:userid": "20012345",
    "urn:altinn:partyid": "51001234",
    "urn:altinn:authlevel": level,
  };
}
