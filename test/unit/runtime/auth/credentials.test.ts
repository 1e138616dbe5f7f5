import { inspect } from "node:util";
import { connect } from "altinnkit";
import {
  apiKey,
  bearer,
  idporten,
  localtest,
  subscriptionKey,
  testTokens,
  texas,
  type ApiKeyOptions,
  type Credential,
  type LocaltestOptions,
  type TestTokenOptions,
} from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, customer, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
let server: Api;
let answer: (request: Received, before: number) => Answer;
beforeEach(async () => {
  world = await startAuthWorld();
  server = await startApi((request, before) => answer(request, before));
});
afterEach(() => Promise.all([world.close(), server.close()]));

const shown = () => world.api.received.map(tokenOf);
const asked = () => server.received.map(({ method, url }) => `${method} ${url}`);
const told = () => world.events.flatMap((event) => (event.type === "token" ? [`${event.from} ${event.outcome}`] : []));

describe("bearer", () => {
  test("is asked each time, and for a fresh token after a 401", async () => {
    world.answer = (request) => ({ status: tokenOf(request) === "old" ? 401 : 200, body: {} });
    const times: boolean[] = [];
    const auth = bearer(({ fresh }) => {
      times.push(fresh);
      return times.length > 2 || fresh ? "new" : "old";
    });
    const client = world.archive(auth);
    await client.people.get({ path });
    await client.people.get({ path });
    expect({ times, shown: shown() }).toEqual({ times: [false, true, false], shown: ["old", "new", "new"] });
  });

  test("does not show a token again that was refused, whoever asks", async () => {
    world.answer = (request) => ({ status: tokenOf(request) === "old" ? 401 : 200, body: {} });
    const client = world.archive(bearer(({ fresh }) => (fresh ? "new" : "old")));
    await Promise.all([client.people.get({ path }), client.people.get({ path })]);
    await client.people.get({ path });
    expect(shown().sort()).toEqual(["new", "new", "new", "old", "old"]);
  });

  test("is not exchanged, and not shown to an open API", async () => {
    await world
      .archive(
        bearer(() => "t"),
        "none",
      )
      .people.get({ path });
    const closed = world.archive(bearer(() => "t"));
    expect(await world.costOf(closed.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(world.api.received.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer t"]);
  });
});

describe("idporten", () => {
  const exchanging = (token: Parameters<typeof idporten>[0]["token"]) => idporten({ token, exchangeUrl: server.url });

  test("exchanges a session's token once, and each person's on its own", async () => {
    answer = (request) => ({ body: altinnLike(tokenOf(request)) });
    let session = "kari";
    const client = world.archive(exchanging(() => session));
    const calls = async () => {
      await Promise.all([client.people.get({ path }), client.people.get({ path })]);
      session = session === "kari" ? "ola" : "kari";
    };
    await calls();
    await calls();
    await calls();
    expect(server.received.map(tokenOf)).toEqual(["kari", "ola"]);
    const names = shown().map(
      (token) => JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()).name as string,
    );
    expect(names).toEqual(["kari", "kari", "ola", "ola", "kari", "kari"]);
    expect(told()).toEqual(["Altinn issued", "Altinn issued"]);
  });

  test("exchanges for an API that takes Maskinporten's as well, since it takes Altinn's too", async () => {
    answer = () => ({ body: altinnLike() });
    await world
      .archive(
        exchanging(() => "session"),
        "maskinporten",
      )
      .people.get({ path });
    expect(shown()).toEqual([altinnLike()]);
  });

  test("asks for a fresh session once when the exchange refuses it", async () => {
    answer = (request) => (tokenOf(request) === "old" ? { status: 401 } : { body: altinnLike() });
    const client = world.archive(exchanging(({ fresh }) => (fresh ? "new" : "old")));
    expect((await client.people.get({ path })).response.status).toBe(200);
    expect(server.received.map(tokenOf)).toEqual(["old", "new"]);
  });

  test("says which scope is missing", async () => {
    answer = () => ({ status: 403 });
    await expect(world.archive(exchanging(() => "session")).people.get({ path })).rejects.toThrow(
      'Altinn: the exchange was refused (HTTP 403). A token of ID-porten needs one of Altinn\'s scopes, "altinn:…".',
    );
  });

  test("shows no broken token", async () => {
    await expect(world.archive(exchanging(() => "a\nb")).people.get({ path })).rejects.toThrow(
      "ID-porten: the token holds what no header may.",
    );
    expect(server.received).toEqual([]);
  });

  test("knows each environment's exchange", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return url.includes("exchange") ? new Response(altinnLike()) : Response.json({});
    };
    for (const environment of ["prod", "tt02"] as const) {
      await connect(archiveV1, { environment, auth: idporten({ token: () => "s" }), fetch }).people.get({ path });
    }
    expect(urls.filter((url) => url.includes("exchange"))).toEqual([
      "https://platform.altinn.no/authentication/api/v1/exchange/id-porten",
      "https://platform.tt02.altinn.no/authentication/api/v1/exchange/id-porten",
    ]);
  });
});

describe("texas", () => {
  const token = (value: string): Answer => ({ body: { access_token: value, expires_in: 100, token_type: "Bearer" } });
  const sidecar = () =>
    texas({
      endpoint: `${server.url}/api/v1/token`,
      scopes: ["b", "a", "b"],
      resource: "https://r.example/",
      exchangeUrl: world.altinn.exchangeUrl,
    });

  test("asks the service beside the app, and keeps what it gives", async () => {
    answer = () => token("from-texas");
    const client = world.archive(sidecar(), "maskinporten");
    await client.people.get({ path });
    await client.people.get({ path });
    expect({ asked: asked(), shown: shown() }).toEqual({
      asked: ["POST /api/v1/token"],
      shown: ["from-texas", "from-texas"],
    });
    expect(JSON.parse(server.received[0]!.body.toString())).toEqual({
      identity_provider: "maskinporten",
      target: "a b",
      resource: "https://r.example/",
    });
    expect(told()).toEqual(["Texas issued"]);
  });

  test("asks past the service's own cache when Altinn refuses the token", async () => {
    answer = (_, before) => token(`from-texas-${before}`);
    await expect(world.archive(sidecar()).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ from: "Altinn", status: 401 }),
    );
    const skipped = server.received.map(
      ({ body }) => (JSON.parse(body.toString()) as { skip_cache?: boolean }).skip_cache,
    );
    expect(skipped).toEqual([undefined, true]);
  });

  test.each<[Answer, string]>([
    [{ status: 400, body: { error: "invalid_scope" } }, "Texas: no token was given (invalid_scope, HTTP 400)."],
    [{ status: 401, body: "no" }, "Texas: no token was given (HTTP 401)."],
    [{ body: {} }, "Texas: the answer holds no token with a lifetime."],
  ])("%j is told", async (refusal, message) => {
    answer = () => refusal;
    await expect(world.archive(sidecar()).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "Texas", message }),
    );
  });

  test("needs a scope", () => {
    expect(() => texas({ endpoint: server.url, scopes: [] })).toThrow("Texas needs at least one scope.");
  });
});

describe("testTokens", () => {
  const options = (of: TestTokenOptions["of"]): TestTokenOptions => ({
    environment: "tt02",
    scopes: ["altinn:instances.read", "altinn:instances.write"],
    of,
    user: "test",
    password: "secret",
    generator: `${server.url}/api`,
  });
  const scopes = "scopes=altinn%3Ainstances.read+altinn%3Ainstances.write";

  test.each<[TestTokenOptions["of"], string]>([
    [{ organization: customer, org: "ttd" }, `GetEnterpriseToken?env=tt02&${scopes}&orgNo=${customer}&org=ttd`],
    [
      { organization: `0192:${customer}`, supplierOrg: customer },
      `GetEnterpriseToken?env=tt02&${scopes}&orgNo=${customer}&supplierOrgNo=${customer}`,
    ],
    [
      { pid: path.ssn, userId: 1, partyId: 2 },
      `GetPersonalToken?env=tt02&${scopes}&pid=${path.ssn}&userId=1&partyId=2`,
    ],
    [
      { systemUserId: "8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f", systemUserOrg: customer },
      `GetSystemUserToken?env=tt02&${scopes}&systemUserId=8f3d2a1c-0b4e-4c6d-9e7f-1a2b3c4d5e6f&systemUserOrg=${customer}`,
    ],
  ])("of %j are asked of the generator once, and not exchanged", async (of, request) => {
    answer = () => ({ body: altinnLike() });
    const client = world.archive(testTokens(options(of)));
    await client.people.get({ path });
    expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(asked()).toEqual([`GET /api/${request}`]);
    expect(server.received[0]!.headers.authorization).toBe(`Basic ${Buffer.from("test:secret").toString("base64")}`);
    expect(told()).toEqual(["test issued"]);
  });

  test("are refused with the status, which holds none of the answer", async () => {
    answer = () => ({ status: 400, body: { orgNo: [customer] } });
    await expect(world.archive(testTokens(options({ organization: customer }))).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "test", message: "test: no token was given (HTTP 400)." }),
    );
  });

  test("have no place in production, by type and at run time, nor in another environment than their own", () => {
    const of = { organization: customer };
    const production = () =>
      testTokens({
        ...options(of),
        // @ts-expect-error -- there are none for production
        environment: "prod",
      });
    expect(production).toThrow("There are no test tokens for production.");
    const connected = (environment: "prod" | "at22") => () =>
      connect(archiveV1, { environment, baseUrl: "https://archive.example", auth: testTokens(options(of)) });
    expect(connected("prod")).toThrow('The test tokens are for "tt02", not for "prod".');
    expect(connected("at22")).toThrow('The test tokens are for "tt02", not for "at22".');
  });
});

describe("localtest", () => {
  test.each<[LocaltestOptions, string]>([
    [{ userId: 1337 }, "/Home/GetTestUserToken/1337?authenticationLevel=2"],
    [{ userId: 1337, authenticationLevel: 3 }, "/Home/GetTestUserToken/1337?authenticationLevel=3"],
    [{ org: "ttd" }, "/Home/GetTestOrgToken/ttd?authenticationLevel=3"],
    [
      { org: "ttd", organization: customer, scopes: ["a", "b"] },
      `/Home/GetTestOrgToken/ttd?authenticationLevel=3&orgNumber=${customer}&scopes=a+b`,
    ],
    [{ systemUserId: "8f3d" }, "/Home/GetTestSystemUserToken?systemUserId=8f3d"],
  ])("of %j is asked for once, and not exchanged", async (options, url) => {
    answer = () => ({ body: altinnLike() });
    const client = world.archive(localtest({ ...options, baseUrl: server.url }));
    await client.people.get({ path });
    expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
    expect(asked()).toEqual([`GET ${url}`]);
    expect(shown()).toEqual([altinnLike(), altinnLike()]);
  });

  test("listens at local.altinn.cloud, without TLS", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return url.includes("/Home/") ? new Response(altinnLike()) : Response.json({});
    };
    const baseUrl = "http://local.altinn.cloud/storage/api/v1";
    await connect(archiveV1, { environment: "local", baseUrl, auth: localtest({ userId: 1 }), fetch }).people.count();
    expect(urls[0]).toBe("http://local.altinn.cloud/Home/GetTestUserToken/1?authenticationLevel=2");
  });

  test("is for this machine", () => {
    expect(() => connect(archiveV1, { environment: "tt02", auth: localtest({ userId: 1 }) })).toThrow(
      'localtest() is for environment "local", not for "tt02".',
    );
    expect(() => localtest({ userId: 1, baseUrl: "http://example.com" })).toThrow(
      "baseUrl must be https; http is for this machine only.",
    );
  });
});

describe("apiKey", () => {
  const browser = (...origins: string[]): ApiKeyOptions => ({ kind: "browser", key: "browser-key", origins });
  const connected = (auth: Credential, environment: "prod" | "tt02" = "tt02") =>
    connect(archiveV1, { environment, auth });

  /** Does something as if in a page of this origin. */
  function inPage<T>(origin: string, work: () => T): T {
    const globals = { window: {}, document: {}, location: { origin } };
    Object.assign(globalThis, globals);
    try {
      return work();
    } finally {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    }
  }

  test.each([{ kind: "backend", key: "backend-key" } as const, browser("https://app.example")])(
    "of kind $kind goes beside the token",
    async (options) => {
      await world.archive([bearer(() => "t"), apiKey(options)]).people.get({ path });
      expect(world.api.received[0]!.headers).toMatchObject({ authorization: "Bearer t", apikey: options.key });
    },
  );

  test("for servers is kept out of browsers", () => {
    expect(() => inPage("https://app.example", () => apiKey({ kind: "backend", key: "k" }))).toThrow(
      "A backend key has no place in a browser. Keep it on a server, and use bearer() here.",
    );
  });

  test("for browsers is good in pages of its origins only", () => {
    const auth = apiKey(browser("https://app.example", "https://other.example/"));
    expect(() => inPage("https://other.example", () => connected(auth))).not.toThrow();
    expect(() => inPage("https://elsewhere.example", () => connected(auth))).toThrow(
      "This page's origin, https://elsewhere.example, is not among the key's. " +
        "Altinn would send no CORS headers, and the browser would keep every answer back.",
    );
    expect(() => inPage("null", () => connected(auth))).toThrow("This page's origin, null, is not among the key's.");
  });

  test.each<[string, () => unknown, string]>([
    ["no origin", () => apiKey(browser()), 'A browser key needs its registered "origins".'],
    [
      "an origin that is none",
      () => apiKey(browser("app.example")),
      'Each of "origins" is scheme and host, such as https://app.example.',
    ],
    [
      "an origin with a path",
      () => apiKey(browser("https://app.example/start")),
      'Each of "origins" is scheme and host, such as https://app.example.',
    ],
    [
      "localhost in production",
      () => connected(apiKey(browser("http://localhost:3000")), "prod"),
      "No key for production is registered for localhost.",
    ],
    [
      "a broken key",
      () => apiKey({ kind: "backend", key: "a\nb" }),
      "The API key is empty or holds what no header may.",
    ],
  ])("with %s is refused", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("for localhost is good in test", () => {
    expect(() => connected(apiKey(browser("http://localhost:3000")))).not.toThrow();
  });
});

test("a subscription key goes beside the token", async () => {
  await world.archive([bearer(() => "t"), subscriptionKey("gateway-key")]).people.get({ path });
  expect(world.api.received[0]!.headers).toMatchObject({
    authorization: "Bearer t",
    "ocp-apim-subscription-key": "gateway-key",
  });
});

test.each<[string, () => Credential]>([
  ["bearer()", () => bearer(() => "t")],
  ["idporten()", () => idporten({ token: () => "t", exchangeUrl: server.url })],
  ["texas()", () => texas({ endpoint: server.url, scopes: ["a"], exchangeUrl: server.url })],
  ["localtest()", () => localtest({ userId: 1 })],
])("%s is somebody already, and acts for nobody else", (name, build) => {
  const client = world.archive(build());
  expect(() => client.as({ consumerOrg: customer })).toThrow(
    `${name} cannot act for another. Connect with a credential that is the other's.`,
  );
});

test("printing shows no secret of any", () => {
  const secret = "sesam";
  const of = { organization: customer };
  const credentials = [
    bearer(() => secret),
    idporten({ token: () => secret, exchangeUrl: server.url }),
    apiKey({ kind: "backend", key: secret }),
    subscriptionKey(secret),
    testTokens({ environment: "tt02", scopes: ["a"], of, user: secret, password: secret }),
    world.credential({ key: { ...world.key.privateJwk, kid: secret } }),
  ];
  const client = world.archive(credentials);
  for (const thing of [...credentials, client, client.as]) {
    const printed = inspect(thing, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(thing);
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain(world.key.privateJwk.d);
  }
});
