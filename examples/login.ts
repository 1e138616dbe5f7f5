/** A web server that logs a person in through ID-porten and lists that person's instances at Altinn Storage. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { importPKCS8 } from "jose";
import * as oidc from "openid-client";
import { connect } from "altinnkit";
import { idporten, type TokenGetter } from "altinnkit/auth";
import { storageV1 } from "altinnkit/altinn3/storage/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", PORT = "3000", APP_URL = `http://localhost:${PORT}` } = process.env;
const levels = ["idporten-loa-substantial", "idporten-loa-high"] as const;

const key = { key: await importPKCS8(KEY, "RS256"), kid: KEY_ID };
const client = await oidc.discovery(new URL("https://test.idporten.no"), CLIENT_ID, {}, oidc.PrivateKeyJwt(key));
const logins = keptFor<{ state: string; nonce: string; verifier: string }>(10 * 60, "login");
const sessions = keptFor<ReturnType<typeof newSession>>(60 * 60, "session");

createServer((request, response) => void answer(request, response)).listen(Number(PORT), "localhost", () => {
  console.log(`Open ${APP_URL}`);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path] = request.url?.split("?") ?? [];
  response.setHeader("Content-Type", "text/plain; charset=utf-8").setHeader("Cache-Control", "no-store");
  try {
    if (path === "/") await showInstances(request, response);
    else if (path === "/callback") await endLogin(request, response);
    else response.writeHead(404).end("There is nothing here.\n");
  } catch (error) {
    // Its name and message alone: what openid-client's errors hold besides may be a code or a token.
    console.error(String(error));
    if (path === "/callback") response.writeHead(400).end("You are not logged in. Open / to try again.\n");
    else response.writeHead(502).end("Altinn did not answer as it should. Try again later.\n");
  }
}

async function showInstances(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = sessions.get(request);
  if (session === undefined) return startLogin(response);
  try {
    const header = { "X-Ai-InstanceOwnerIdentifier": session.owner };
    const lines = ["Your instances:"];
    for await (const { appId, lastChanged } of session.storage.instances.list({ header })) {
      lines.push(`- ${appId}, last changed ${lastChanged}`);
    }
    response.end([...lines, "The data come from Altinn.", ""].join("\n"));
  } catch (error) {
    if (!(error instanceof oidc.ResponseBodyError)) throw error;
    // ID-porten renews the token no more: the person has logged out, or was away for too long.
    await startLogin(response);
  }
}

async function startLogin(response: ServerResponse): Promise<void> {
  const login = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  logins.set(response, login);
  const { href } = oidc.buildAuthorizationUrl(client, {
    redirect_uri: new URL("/callback", APP_URL).href,
    scope: "openid altinn:instances.read",
    acr_values: levels[0],
    state: login.state,
    nonce: login.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
    code_challenge_method: "S256",
  });
  response.setHeader("Location", href).writeHead(302).end();
}

async function endLogin(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const login = logins.get(request);
  if (login === undefined) throw new Error("This browser has begun no login.");
  logins.delete(request);
  const tokens = await oidc.authorizationCodeGrant(client, new URL(request.url ?? "", APP_URL), {
    expectedState: login.state,
    expectedNonce: login.nonce,
    pkceCodeVerifier: login.verifier,
  });
  sessions.set(response, newSession(tokens));
  response.setHeader("Location", "/").writeHead(302).end();
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

function newSession(tokens: Tokens) {
  const { pid, acr }: Partial<oidc.IDToken> = tokens.claims() ?? {};
  if (typeof pid !== "string" || !levels.some((level) => level === acr)) {
    throw new Error("ID-porten gave a lower level than we asked for.");
  }
  const auth = idporten({ token: accessToken(tokens) });
  return { owner: `Person:${pid}`, storage: connect(storageV1, { environment: "tt02", auth }) };
}

/** The session's token, renewed in its last half minute: once for all who wait, as a refresh token may serve once. */
function accessToken(tokens: Tokens): TokenGetter {
  let renewal: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { refresh_token = "" } = tokens;
    const renewed = await oidc.refreshTokenGrant(client, refresh_token);
    tokens = Object.assign(renewed, { refresh_token: renewed.refresh_token ?? refresh_token });
    return tokens.access_token;
  };
  return ({ fresh }) => {
    if (!fresh && (tokens.expiresIn() ?? 0) > 30) return tokens.access_token;
    return (renewal ??= renew().finally(() => (renewal = undefined)));
  };
}

/** What this server keeps of a browser, under a random id in a cookie. Several servers need a store they share. */
function keptFor<T>(seconds: number, cookie: string) {
  const values = new Map<string, T>();
  const sent = new RegExp(`(?:^|; )${cookie}=([^;]+)`);
  const id = ({ headers }: IncomingMessage) => sent.exec(headers.cookie ?? "")?.[1] ?? "";
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${APP_URL.startsWith("https:") ? "; Secure" : ""}`;
  return {
    get: (request: IncomingMessage) => values.get(id(request)),
    delete: (request: IncomingMessage) => values.delete(id(request)),
    set: (response: ServerResponse, value: T) => {
      const id = crypto.randomUUID();
      values.set(id, value);
      setTimeout(() => values.delete(id), seconds * 1000).unref();
      response.appendHeader("Set-Cookie", `${cookie}=${id}; ${flags}`);
    },
  };
}
