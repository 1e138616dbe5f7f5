import { Readable } from "node:stream";
import { createServer, type IncomingMessage } from "node:http";
import { createLocalJWKSet, decodeJwt, errors as joseErrors, jwtVerify, type JWK, type JWTPayload } from "jose";
import { errors, Provider, type KoaContextWithOIDC, type TokenEndpointGrantContext } from "oidc-provider";
import { listen, type Running } from "./listen.js";
import { newKey } from "./keys.js";

const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** A client as registered. */
export interface RegisteredClient {
  readonly clientId: string;
  /** Nine digits. */
  readonly organization: string;
  readonly scopes: readonly string[];
  /** Public keys, each with its `kid`. */
  readonly keys: readonly JWK[];
}

export interface MaskinportenOptions {
  readonly clients: readonly RegisteredClient[];
  /** Seconds a token lives; Maskinporten's own examples say 119. */
  readonly lifetime?: number;
  /** The issuer it goes by, with the slash at the end; left out, its own address. */
  readonly issuer?: string;
}

/** A token server that keeps Maskinporten's rules. */
export interface Maskinporten extends Running {
  /** The audience of grants, with the slash at the end. */
  readonly issuer: string;
  /** How many tokens it has issued. */
  readonly issued: number;
}

/**
 * Starts a token server that keeps Maskinporten's rules for the JWT grant: registered keys, its issuer as the one
 * audience, a grant no older than ten seconds, at most two minutes long and good for one use, registered scopes.
 */
export async function startMaskinporten({
  clients,
  lifetime = 119,
  issuer: name,
}: MaskinportenOptions): Promise<Maskinporten> {
  const server = createServer((request, response) => void handle(request, response));
  const running = await listen(server, "http");
  const issuer = name ?? `${running.url}/`;
  let issued = 0;

  const provider = new Provider(issuer, {
    jwks: { keys: [(await newKey("maskinporten")).privateJwk] },
    clients: clients.map(({ clientId }) => ({
      client_id: clientId,
      token_endpoint_auth_method: "none",
      grant_types: [jwtBearer],
      redirect_uris: [],
      response_types: [],
    })),
    ttl: { ClientCredentials: lifetime },
    features: { devInteractions: { enabled: false } },
    extraTokenClaims: (_, token) => consumerOf(clients, token.clientId),
  });
  provider.use(nameClient);
  provider.registerGrantType(jwtBearer, grantHandler(), ["assertion", "scope"]);
  const handle = provider.callback();

  function grantHandler() {
    const used = new Set<string>();
    return async (ctx: TokenEndpointGrantContext<{ assertion?: string }>) => {
      const { client, params } = ctx.oidc;
      const registered = clients.find(({ clientId }) => clientId === client.clientId)!;
      const scope = await acceptGrant(params.assertion ?? "", registered, issuer, used);
      const resourceServer = new provider.ResourceServer("unspecified", {
        scope,
        accessTokenFormat: "jwt",
        accessTokenTTL: lifetime,
        jwt: { sign: { alg: "RS256" } },
      });
      const token = new provider.ClientCredentials({ client, scope, resourceServer });
      issued++;
      ctx.body = { access_token: await token.save(), token_type: "Bearer", expires_in: lifetime, scope };
    };
  }

  return {
    ...running,
    issuer,
    get issued() {
      return issued;
    },
  };
}

/** Maskinporten sends no `client_id`: whose grant it is stands in the grant. oidc-provider asks before it looks there. */
async function nameClient(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  if (ctx.method === "POST" && ctx.path === "/token") {
    const form = new URLSearchParams(await textOf(ctx.req));
    form.set("client_id", issuerOf(form.get("assertion") ?? ""));
    const body = Buffer.from(form.toString());
    ctx.req = Object.assign(Readable.from([body]), { headers: ctx.req.headers }) as unknown as IncomingMessage;
    ctx.request.headers["content-length"] = String(body.length);
  }
  await next();
}

/** Checks a grant and gives its scope. */
async function acceptGrant(
  assertion: string,
  { keys, scopes }: RegisteredClient,
  issuer: string,
  used: Set<string>,
): Promise<string> {
  const { aud, iat, exp, jti, scope } = await verified(assertion, keys);
  if (aud !== issuer) throw refusal("invalid_grant", "MP-110");
  const now = Date.now() / 1000;
  if (!iat || Math.abs(now - iat) > 10) throw refusal("invalid_grant", "MP-130");
  if (!exp || exp - iat > 120) throw refusal("invalid_grant", "MP-130");
  if (!jti || used.has(jti)) throw refusal("invalid_grant", "MP-012");
  used.add(jti);
  if (typeof scope !== "string" || scope === "") throw refusal("invalid_grant", "MP-011");
  if (!scope.split(" ").every((one) => scopes.includes(one))) throw refusal("invalid_scope", "MP-200");
  return scope;
}

async function verified(assertion: string, keys: readonly JWK[]): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...keys] }), {
      algorithms: ["RS256", "RS384", "RS512"],
      clockTolerance: 10,
    });
    return payload;
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) throw refusal("invalid_grant", "MP-130");
    throw refusal("invalid_grant", "MP-120");
  }
}

function refusal(error: string, code: string): Error {
  return new errors.CustomOIDCProviderError(error, `Refused (${code}). Case ${crypto.randomUUID()}.`);
}

function consumerOf(clients: readonly RegisteredClient[], clientId: string | undefined): { consumer: object } {
  const organization = clients.find((client) => client.clientId === clientId)?.organization;
  return { consumer: { authority: "iso6523-actorid-upis", ID: `0192:${organization}` } };
}

function issuerOf(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? "";
  } catch {
    return "";
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
