import { connect, unwrap, type ApiAuth, type Fetch } from "altinnkit";
import { bearer, maskinporten, subscriptionKey, type MaskinportenOptions } from "altinnkit/auth";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startAltinnExchange, type AltinnExchange } from "../../servers/altinn-exchange.js";
import { startApi, type Answer, type Api, type Received } from "../../servers/api.js";
import { newKey, type TestKey } from "../../servers/keys.js";
import { startMaskinporten, type Maskinporten } from "../../servers/maskinporten.js";
import { archiveV1 } from "./archive.js";

const path = { ssn: "14857310056" };
const clientId = "11111111-2222-4333-8444-555555555555";
const organization = "310724181";

let key: TestKey;
let tokens: Maskinporten;
let altinn: AltinnExchange;
let api: Api;
let answer: (request: Received, before: number) => Answer | Promise<Answer>;

beforeAll(async () => {
  key = await newKey("key-1");
  const scopes = ["test:archive.read", "test:archive.write"];
  tokens = await startMaskinporten({ clients: [{ clientId, organization, scopes, keys: [key.publicJwk] }] });
  altinn = await startAltinnExchange(tokens);
});
afterAll(() => Promise.all([tokens.close(), altinn.close()]));
beforeEach(async () => {
  api = await startApi((request, before) => answer(request, before));
});
afterEach(() => api.close());

/** How many tokens some work takes. */
async function costOf(work: Promise<unknown>): Promise<{ minted: number; exchanged: number }> {
  const before = { minted: tokens.issued, exchanged: altinn.issued };
  await work;
  return { minted: tokens.issued - before.minted, exchanged: altinn.issued - before.exchanged };
}

const tokenOf = ({ headers }: Received) => headers.authorization?.replace("Bearer ", "") ?? "";

const credential = (changes: Partial<MaskinportenOptions> = {}) =>
  maskinporten({
    clientId,
    key: key.privateJwk,
    scopes: ["test:archive.read"],
    issuer: tokens.issuer,
    exchangeUrl: altinn.exchangeUrl,
    ...changes,
  });

const archive = (
  auth: ReturnType<typeof credential>,
  token: ApiAuth["token"] = "altinn",
  fetch: Fetch = globalThis.fetch,
) => connect({ ...archiveV1, auth: { token } }, { environment: "custom", baseUrl: api.url, auth, policies: [], fetch });

describe("maskinporten", () => {
  test("an API that wants Altinn's token gets an exchanged one", async () => {
    answer = async (request) => ({ body: await altinn.verify(tokenOf(request)) });
    expect(unwrap(await archive(credential()).people.get({ path }))).toMatchObject({
      "urn:altinn:orgNumber": organization,
      scope: "test:archive.read",
    });
  });

  test("an API that wants Maskinporten's gets it as it is", async () => {
    answer = () => ({ body: {} });
    const call = archive(credential(), "maskinporten").people.get({ path });
    expect(await costOf(call)).toEqual({ minted: 1, exchanged: 0 });
    expect(decodeJwt(tokenOf(api.received[0]!))).toMatchObject({
      iss: tokens.issuer,
      client_id: clientId,
      consumer: { authority: "iso6523-actorid-upis", ID: `0192:${organization}` },
    });
  });

  test("an open API gets none", async () => {
    answer = () => ({ body: {} });
    const call = archive(credential(), "none").people.get({ path });
    expect(await costOf(call)).toEqual({ minted: 0, exchanged: 0 });
    expect(api.received[0]!.headers.authorization).toBeUndefined();
  });

  test("the grant holds what Maskinporten asks for and nothing else", async () => {
    const grants: string[] = [];
    const fetch = async (request: Request) => {
      const form = new URLSearchParams(await request.clone().text());
      if (request.url === `${tokens.url}/token`) grants.push(form.get("assertion")!);
      return globalThis.fetch(request);
    };
    answer = () => ({ body: {} });
    const auth = credential({
      scopes: ["test:archive.write", "test:archive.read", "test:archive.write"],
      resource: "https://resource.example/",
      consumerOrg: organization,
    });
    unwrap(await archive(auth, "maskinporten", fetch).people.get({ path }));

    const { iat = 0, ...claims } = decodeJwt(grants[0]!);
    expect(decodeProtectedHeader(grants[0]!)).toEqual({ alg: "RS256", kid: "key-1" });
    expect(claims).toEqual({
      iss: clientId,
      aud: tokens.issuer,
      scope: "test:archive.read test:archive.write",
      resource: ["https://resource.example/"],
      consumer_org: organization,
      exp: iat + 60,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test("twenty calls at once cost one token and one exchange, and so do two clients", async () => {
    answer = () => ({ body: {} });
    const auth = credential();
    const clients = [archive(auth), archive(auth)];
    const calls = Array.from({ length: 20 }, (_, i) => clients[i % 2]!.people.get({ path }));
    expect(await costOf(Promise.all(calls))).toEqual({ minted: 1, exchanged: 1 });
    expect(api.received).toHaveLength(20);
  });

  test("one caller who gives up does not stop the others", async () => {
    answer = () => ({ body: { name: "Kari" } });
    const client = archive(credential());
    const controller = new AbortController();
    const impatient = client.people.get({ path }, { signal: controller.signal });
    const patient = client.people.get({ path });
    const cost = costOf(patient);
    controller.abort(new Error("enough"));

    await expect(impatient).rejects.toThrow("enough");
    expect(unwrap(await patient)).toEqual({ name: "Kari" });
    expect({ cost: await cost, calls: api.received.length }).toEqual({ cost: { minted: 1, exchanged: 1 }, calls: 1 });
  });

  test("a 401 is answered with one fresh token", async () => {
    answer = (_, before) => (before === 0 ? { status: 401 } : { body: { name: "Kari" } });
    const call = archive(credential()).people.get({ path });
    expect(await costOf(call)).toEqual({ minted: 1, exchanged: 2 });
    expect(unwrap(await call)).toEqual({ name: "Kari" });
    const [first, second] = api.received.map(tokenOf);
    expect(first).not.toBe(second);
  });

  test("a second 401 is final", async () => {
    answer = () => ({ status: 401 });
    expect((await archive(credential()).people.get({ path })).response.status).toBe(401);
    expect(api.received).toHaveLength(2);
  });

  test("a request with a body is not sent again, but the refused token is gone", async () => {
    answer = () => ({ status: 401 });
    const client = archive(credential());
    await client.people.add({ body: { name: "Kari" } });
    expect(api.received).toHaveLength(1);
    await client.people.add({ body: { name: "Kari" } });
    const [first, second] = api.received.map(tokenOf);
    expect(first).not.toBe(second);
  });

  test("a source token that died on the way to the exchange is minted anew once", async () => {
    answer = () => ({ body: { name: "Kari" } });
    const exchange = await startApi((_, before) =>
      before === 0
        ? { status: 401 }
        : { body: JSON.stringify(altinnLike()), headers: { "content-type": "application/json" } },
    );
    const client = archive(credential({ exchangeUrl: exchange.url }));
    expect(await costOf(client.people.get({ path }))).toEqual({ minted: 2, exchanged: 0 });
    expect(api.received.map(tokenOf)).toEqual([altinnLike()]);
    await exchange.close();
  });

  test("an exchange that goes on refusing is an error that says so", async () => {
    const exchange = await startApi(() => ({ status: 401 }));
    await expect(archive(credential({ exchangeUrl: exchange.url })).people.get({ path })).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        from: "Altinn",
        status: 401,
        message: "Altinn: the exchange was refused (HTTP 401). Altinn also says so when something of its own is down.",
      }),
    );
    expect({ asked: exchange.received.length, called: api.received.length }).toEqual({ asked: 2, called: 0 });
    await exchange.close();
  });

  test("a redirect of the token endpoint is not followed", async () => {
    const elsewhere = await startApi(() => ({ body: { access_token: "x", expires_in: 100 } }));
    const endpoint = await startApi(() => ({ status: 307, headers: { location: elsewhere.url } }));
    await expect(archive(credential({ tokenEndpoint: endpoint.url })).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "Maskinporten" }),
    );
    expect(elsewhere.received).toEqual([]);
    await Promise.all([elsewhere.close(), endpoint.close()]);
  });

  test("each try at a token carries its own grant", async () => {
    const endpoint = await startApi((_, before) =>
      before === 0
        ? { status: 503, headers: { "retry-after": "0" } }
        : { body: { access_token: "from-the-second", expires_in: 100 } },
    );
    answer = () => ({ body: {} });
    const client = archive(credential({ tokenEndpoint: endpoint.url }), "maskinporten");
    unwrap(await client.people.get({ path }));

    expect(tokenOf(api.received[0]!)).toBe("from-the-second");
    const used = endpoint.received.map(
      ({ body }) => decodeJwt(new URLSearchParams(body.toString()).get("assertion")!).jti,
    );
    expect(new Set(used).size).toBe(2);
    await endpoint.close();
  });
});

/** A token with a lifetime, signed by nobody. */
function altinnLike(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part({ iat: 1000, exp: 2800 })}.c2lnbmF0dXJl`;
}

describe("what Maskinporten refuses", () => {
  const refused = (auth: ReturnType<typeof credential>) => archive(auth).people.get({ path });

  test.each<[string, string, () => Promise<Partial<MaskinportenOptions>>]>([
    ["a scope the client does not have", "MP-200", async () => ({ scopes: ["test:archive.admin"] })],
    ["a key that is not registered", "MP-120", async () => ({ key: (await newKey("key-2")).privateJwk })],
    ["another key under the registered id", "MP-120", async () => ({ key: (await newKey("key-1")).privateJwk })],
    [
      "another audience",
      "MP-110",
      async () => ({ issuer: "http://localhost:1/", tokenEndpoint: `${tokens.url}/token` }),
    ],
  ])("%s is %s", async (_, code, changes) => {
    await expect(refused(credential(await changes()))).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "Maskinporten", status: 400, code }),
    );
    expect(api.received).toEqual([]);
  });

  test("an unknown client is told by OAuth's own code", async () => {
    await expect(refused(credential({ clientId: "nobody" }))).rejects.toThrow(
      expect.objectContaining({ kind: "token", status: 401, code: "invalid_client" }),
    );
  });

  test("the message has a hint and none of the answer's text", async () => {
    const description = `Client 310724181 is not known (MP-100). Case 12345678-aaaa.`;
    const endpoint = await startApi(() => ({
      status: 401,
      body: { error: "invalid_client", error_description: description },
    }));
    await expect(refused(credential({ tokenEndpoint: endpoint.url }))).rejects.toThrow(
      "Maskinporten: the grant was refused (MP-100, HTTP 401). " +
        "Check the client id, and that the client is registered in this environment.",
    );
    await endpoint.close();
  });

  test("a grant used twice", async () => {
    const grants: string[] = [];
    const spy = async (request: Request) => {
      if (request.url.endsWith("/token")) grants.push(await request.clone().text());
      return fetch(request);
    };
    answer = () => ({ body: {} });
    unwrap(await archive(credential(), "maskinporten", spy).people.get({ path }));
    const again = await fetch(`${tokens.url}/token`, {
      method: "POST",
      body: new URLSearchParams(grants[0]),
    });
    expect(await again.text()).toContain("MP-012");
  });
});

describe("settings that cannot work are refused before anything is sent", () => {
  const connected = (environment: "prod" | "tt02" | "local", changes: Partial<MaskinportenOptions>) => () =>
    connect(archiveV1, {
      environment,
      baseUrl: "https://archive.example",
      auth: maskinporten({ clientId, key: key.privateJwk, scopes: ["a"], ...changes }),
    });

  test.each<[string, () => unknown, string]>([
    ["no scope", () => credential({ scopes: [] }), "Maskinporten needs at least one scope."],
    ["no client", () => credential({ clientId: "" }), "Maskinporten needs a client id."],
    [
      "a prefixed organization",
      () => credential({ consumerOrg: "0192:310724181" }),
      '"consumerOrg" is nine digits, without a prefix.',
    ],
    ["no issuer", connected("local", {}), 'Environment "local" has no Maskinporten of its own; give an "issuer".'],
    [
      "no exchange",
      connected("local", { issuer: "https://test.maskinporten.no/" }),
      'Environment "local" has no exchange for tokens; give an "exchangeUrl".',
    ],
    [
      "test tokens in production",
      connected("prod", { issuer: "https://test.maskinporten.no/" }),
      'Environment "prod" trusts https://maskinporten.no/, not https://test.maskinporten.no/.',
    ],
    [
      "a retired Maskinporten",
      connected("tt02", { issuer: "https://ver2.maskinporten.no/" }),
      "That Maskinporten has been retired. For tests use https://test.maskinporten.no/.",
    ],
    [
      "a token endpoint without TLS",
      connected("tt02", { tokenEndpoint: "http://token.example/token" }),
      "tokenEndpoint must be https; http is for this machine only.",
    ],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("private keys and subscription keys in a browser", () => {
    Object.assign(globalThis, { window: {}, document: {} });
    try {
      expect(() => credential()).toThrow(expect.objectContaining({ kind: "configuration" }));
      expect(() => subscriptionKey("k")).toThrow(expect.objectContaining({ kind: "configuration" }));
    } finally {
      Reflect.deleteProperty(globalThis, "window");
      Reflect.deleteProperty(globalThis, "document");
    }
  });

  test("each environment's own Maskinporten and exchange", async () => {
    const asked: string[] = [];
    const fetch = async ({ url }: Request) => {
      asked.push(url);
      return url.endsWith("/token")
        ? Response.json({ access_token: "t", expires_in: 100 })
        : new Response(altinnLike());
    };
    for (const environment of ["prod", "tt02", "yt01", "at22", "at23", "at24"] as const) {
      const auth = maskinporten({ clientId, key: key.privateJwk, scopes: ["a"] });
      await connect(archiveV1, { environment, baseUrl: "https://x.example", auth, fetch }).GET("/people/{ssn}", {
        params: { path },
        parseAs: "text",
      });
    }
    const exchange = "authentication/api/v1/exchange/maskinporten";
    expect(asked.filter((url) => !url.startsWith("https://x.example"))).toEqual([
      "https://maskinporten.no/token",
      `https://platform.altinn.no/${exchange}`,
      "https://test.maskinporten.no/token",
      `https://platform.tt02.altinn.no/${exchange}`,
      "https://test.maskinporten.no/token",
      `https://platform.yt01.altinn.cloud/${exchange}`,
      "https://test.maskinporten.no/token",
      `https://platform.at22.altinn.cloud/${exchange}`,
      "https://test.maskinporten.no/token",
      `https://platform.at23.altinn.cloud/${exchange}`,
      "https://test.maskinporten.no/token",
      `https://platform.at24.altinn.cloud/${exchange}`,
    ]);
  });
});

describe("bearer", () => {
  test("is asked each time, and for a fresh token after a 401", async () => {
    answer = (_, before) => (before === 0 ? { status: 401 } : { body: {} });
    const asked: boolean[] = [];
    const client = archive(
      bearer(({ fresh }) => {
        asked.push(fresh);
        return fresh ? "new" : "old";
      }),
    );
    await client.people.get({ path });
    await client.people.get({ path });
    expect(asked).toEqual([false, true, false]);
    expect(api.received.map(tokenOf)).toEqual(["old", "new", "old"]);
  });

  test("is not exchanged, and not shown to an open API", async () => {
    answer = () => ({ body: {} });
    const open = archive(
      bearer(() => "t"),
      "none",
    );
    const closed = archive(bearer(() => "t"));
    await open.people.get({ path });
    expect(await costOf(closed.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer t"]);
  });
});

test("a subscription key goes beside the token", async () => {
  answer = () => ({ body: {} });
  const auth = [bearer(() => "t"), subscriptionKey("gateway-key")];
  await connect(archiveV1, { environment: "custom", baseUrl: api.url, auth }).people.get({ path });
  expect(api.received[0]!.headers).toMatchObject({
    authorization: "Bearer t",
    "ocp-apim-subscription-key": "gateway-key",
  });
});
