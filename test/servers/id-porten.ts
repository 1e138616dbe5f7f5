import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { importJWK, SignJWT, type JWK } from "jose";
import { errors, Provider, type InteractionResults, type KoaContextWithOIDC } from "oidc-provider";
import { listen, type Running } from "./listen.js";
import { newKey, type TestKey } from "./keys.js";

/** The person who logs in. */
export const person = { sub: "c3VhnTfVnEdXn9kVbwN0xnNzg2cxk0pF", pid: "14857310056" };

/** A client as registered. */
export interface IdportenClient {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Public keys, each with its `kid`. */
  readonly keys: readonly JWK[];
}

/** A login server that keeps ID-porten's rules. */
export interface Idporten extends Running {
  readonly issuer: string;
  /** The grants it gave tokens for, in order. */
  readonly grants: readonly string[];
  /** The tokens it issued, of every kind, and the codes. */
  readonly issued: readonly string[];
  /** What comes of its login page from now on: a level, or an error. */
  login: { readonly acr: string } | { readonly error: string };
  /** Seconds that access tokens issued from now on live. */
  lifetime: number;
  /** An access token of the person's, as a program has it that somebody is logged in at. */
  accessToken(): Promise<string>;
  /** Logs everybody out, so that no token is renewed. */
  logOut(): Promise<void>;
}

/** Its own key, made once: making keys takes most of the time a test has. */
let ownKey: Promise<TestKey> | undefined;

/**
 * Starts a login server that keeps ID-porten's rules for the code flow: a client that signs its way in, PKCE, refresh
 * tokens good for one use. Its login page asks nothing; everybody is the same person.
 *
 * @param issuer - The name it goes by, without a slash at the end. Its own address is what a browser is sent to.
 */
export async function startIdporten(issuer: string, client: IdportenClient): Promise<Idporten> {
  const server = createServer((request, response) => void answer(request, response));
  const running = await listen(server, "http");
  const resource = `${issuer}/unspecified`;
  const scope = client.scopes.join(" ");
  const sessions = new Set<string>();
  const spent = new Set<string>();
  const grants: string[] = [];
  const issued: string[] = [];

  const key = await (ownKey ??= newKey("idporten"));

  const provider: Provider = new Provider(issuer, {
    jwks: { keys: [key.privateJwk] },
    cookies: { keys: [crypto.randomUUID()] },
    clients: [
      {
        client_id: client.clientId,
        redirect_uris: [client.redirectUri],
        token_endpoint_auth_method: "private_key_jwt",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        jwks: { keys: [...client.keys] },
      },
    ],
    clientAuthMethods: ["private_key_jwt"],
    pkce: { required: () => true },
    acrValues: ["idporten-loa-substantial", "idporten-loa-high"],
    scopes: ["openid", "profile"],
    claims: { openid: ["sub", "pid"] },
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({ accountId, claims: () => person }),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: "unspecified",
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    interactions: { url: () => "/login" },
    issueRefreshToken: () => true,
    rotateRefreshToken: ({ oidc }) => {
      const { jti } = oidc.entities.RefreshToken!;
      if (spent.has(jti)) throw new errors.InvalidGrant("the refresh token is spent");
      spent.add(jti);
      return true;
    },
    ttl: {
      AccessToken: () => idporten.lifetime,
      IdToken: 120,
      RefreshToken: 7200,
      Grant: 7200,
      Session: 7200,
      Interaction: 600,
    },
    extraTokenClaims: ({ oidc: { entities } }) => ({
      pid: person.pid,
      acr: (entities.AuthorizationCode ?? entities.RefreshToken)?.acr,
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { clientId } = client;
      const grant = new provider.Grant({ clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope("openid profile");
      grant.addResourceScope(resource, scope);
      sessions.add(await grant.save());
      return grant;
    },
  });
  provider.use(publicAddress);
  provider.on("grant.success", ({ oidc: { params = {} }, body }) => {
    grants.push(String(params["grant_type"]));
    const { access_token, id_token, refresh_token } = body as Partial<Record<string, string>>;
    const secrets = [params["code"], access_token, id_token, refresh_token];
    issued.push(...secrets.filter((secret) => typeof secret === "string"));
  });
  const handle = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== "/login") return handle(request, response);
    const { login } = idporten;
    const result: InteractionResults = "error" in login ? login : { login: { accountId: person.sub, ...login } };
    await provider.interactionFinished(request, response, result);
  }

  /** Programs know it by its name, and only browsers are sent to where it is. */
  async function publicAddress(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    await next();
    if (ctx.path === "/.well-known/openid-configuration") {
      ctx.body = JSON.parse(JSON.stringify(ctx.body).replaceAll(running.url, issuer));
    }
  }

  const idporten: Idporten = {
    ...running,
    issuer,
    grants,
    issued,
    login: { acr: "idporten-loa-substantial" },
    lifetime: 120,
    accessToken: async () =>
      new SignJWT({ client_id: client.clientId, scope, pid: person.pid, acr: "idporten-loa-substantial" })
        .setProtectedHeader({ alg: "RS256", kid: key.kid })
        .setIssuer(issuer)
        .setSubject(person.sub)
        .setAudience("unspecified")
        .setIssuedAt()
        .setExpirationTime("30m")
        .sign(await importJWK(key.privateJwk)),
    logOut: async () => {
      for (const id of sessions) await (await provider.Grant.find(id))?.destroy();
    },
  };
  return idporten;
}
