import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalJWKSet, createRemoteJWKSet, importJWK, jwtVerify, SignJWT, type JWTPayload } from "jose";
import { newKey, type TestKey } from "./keys.js";
import { serve, type Running } from "./listen.js";

const exchangePath = "/authentication/api/v1/exchange/maskinporten";
const openidPath = "/authentication/api/v1/openid/";

/** Its own key, made once: making keys takes most of the time a test has. */
let ownKey: Promise<TestKey> | undefined;

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
 * Starts Altinn's token exchange: takes tokens of one Maskinporten, gives its own, good for half an hour.
 *
 * As there, the answer is the bare token, or a JSON string for those who ask for JSON.
 */
export async function startAltinnExchange(maskinporten: {
  readonly url: string;
  readonly issuer: string;
}): Promise<AltinnExchange> {
  const trusted = createRemoteJWKSet(new URL(`${maskinporten.url}/jwks`));
  const key = await (ownKey ??= newKey("altinn"));
  const signingKey = await importJWK(key.privateJwk);
  const own = createLocalJWKSet({ keys: [key.publicJwk] });
  let issued = 0;

  const running = await serve((request, response) => void answer(request, response));
  const issuer = `${running.url}${openidPath}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" || request.url !== exchangePath) return void response.writeHead(404).end();
    try {
      const token = await exchange(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
      const json = request.headers.accept?.includes("application/json");
      response.setHeader("Content-Type", json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8");
      response.end(json ? JSON.stringify(token) : token);
    } catch {
      response.writeHead(401).end();
    }
  }

  async function exchange(token: string): Promise<string> {
    const { payload } = await jwtVerify(token, trusted, { issuer: maskinporten.issuer, clockTolerance: 10 });
    const { consumer, scope } = payload as { consumer: { ID: string }; scope: string };
    issued++;
    return new SignJWT({
      scope,
      consumer,
      "urn:altinn:orgNumber": consumer.ID.replace("0192:", ""),
      "urn:altinn:authenticatemethod": "maskinporten",
      "urn:altinn:authlevel": "3",
    })
      .setProtectedHeader({ alg: "RS256", kid: key.kid })
      .setIssuer(issuer)
      .setIssuedAt()
      .setNotBefore("0s")
      .setExpirationTime("30m")
      .setJti(crypto.randomUUID())
      .sign(signingKey);
  }

  return {
    ...running,
    exchangeUrl: `${running.url}${exchangePath}`,
    get issued() {
      return issued;
    },
    verify: async (token) => (await jwtVerify(token, own, { issuer, clockTolerance: 10 })).payload,
  };
}
