import { Readable } from "node:stream";
import { createServer, type IncomingMessage } from "node:http";
import { createLocalJWKSet, decodeJwt, jwtVerify, type JWTPayload } from "jose";
import { Provider, type KoaContextWithOIDC, type TokenEndpointGrantContext } from "oidc-provider";
import { acceptGrant, type RegisteredClient } from "./house-rules.js";
import { listen, type Running } from "./listen.js";
import { newKey, type TestKey } from "./keys.js";

const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** Its own key, made once: making keys takes most of the time a test has. */
let ownKey: Promise<TestKey> | undefined;

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
  /** The grants it was shown, refused ones too. */
  readonly grants: readonly string[];
  /** The claims of a token it issued; throws for any other. */
  readonly verify: (token: string) => Promise<JWTPayload>;
}

/**
 * Starts a token server that keeps Maskinporten's rules for the JWT grant: registered keys or certificates, its issuer
 * as the one audience, a grant no older than ten seconds, at most two minutes long and good for one use, no claim it
 * does not know, registered scopes, delegations and system users.
 */
export async function startMaskinporten({
  clients,
  lifetime = 119,
  issuer: name,
}: MaskinportenOptions): Promise<Maskinporten> {
  const server = createServer((request, response) => void handle(request, response));
  const running = await listen(server, "http");
  const issuer = name ?? `${running.url}/`;
  const key = await (ownKey ??= newKey("maskinporten"));
  const own = createLocalJWKSet({ keys: [key.publicJwk] });
  const grants: string[] = [];
  const claims = new WeakMap<object, object>();
  let issued = 0;

  const provider = new Provider(issuer, {
    jwks: { keys: [key.privateJwk] },
    clients: clients.map(({ clientId }) => ({
      client_id: clientId,
      token_endpoint_auth_method: "none",
      grant_types: [jwtBearer],
      redirect_uris: [],
      response_types: [],
    })),
    ttl: { ClientCredentials: lifetime },
    features: { devInteractions: { enabled: false } },
    extraTokenClaims: (_, token) => claims.get(token) as Record<string, unknown>,
  });
  provider.use(nameClient);
  provider.registerGrantType(jwtBearer, grantHandler(), ["assertion", "scope"]);
  const handle = provider.callback();

  function grantHandler() {
    const used = new Set<string>();
    return async (ctx: TokenEndpointGrantContext<{ assertion?: string }>) => {
      const { client, params } = ctx.oidc;
      const registered = clients.find(({ clientId }) => clientId === client.clientId)!;
      grants.push(params.assertion ?? "");
      const { scope, audience, ...rest } = await acceptGrant(params.assertion ?? "", registered, issuer, used);
      const resourceServer = new provider.ResourceServer(audience, {
        scope,
        accessTokenFormat: "jwt",
        accessTokenTTL: lifetime,
        jwt: { sign: { alg: "RS256" } },
      });
      const token = new provider.ClientCredentials({ client, scope, resourceServer });
      claims.set(token, rest);
      // The provider has its own place for these, and does not let others write there.
      Object.assign(token, { rar: rest.authorization_details });
      issued++;
      ctx.body = { access_token: await token.save(), token_type: "Bearer", expires_in: lifetime, scope };
    };
  }

  return {
    ...running,
    issuer,
    grants,
    verify: async (token) => (await jwtVerify(token, own, { issuer })).payload,
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
