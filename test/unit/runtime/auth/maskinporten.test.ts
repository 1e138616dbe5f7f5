import { connect, unwrap } from "altinnkit";
import {
  certificateChain,
  maskinporten,
  subscriptionKey,
  type MaskinportenOptions,
  type StoredToken,
  type TokenStore,
} from "altinnkit/auth";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startApi, type Received } from "../../../servers/api.js";
import { newBusinessCertificate } from "../../../servers/certificate.js";
import { newKey } from "../../../servers/keys.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, clientId, customer, organization, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld({ delegatedBy: [customer], systemUsersOf: [customer] });
});
afterEach(() => {
  vi.useRealTimers();
  return world.close();
});

const party = (number: string) => ({ authority: "iso6523-actorid-upis", ID: `0192:${number}` });

describe("an API gets the token it asks for", () => {
  test("Altinn's, exchanged", async () => {
    world.answer = async (request) => ({ body: await world.altinn.verify(tokenOf(request)) });
    expect(unwrap(await world.archive(world.credential()).people.get({ path }))).toMatchObject({
      "urn:altinn:orgNumber": organization,
      scope: "test:archive.read",
    });
  });

  test("Maskinporten's, as it is", async () => {
    const call = world.archive(world.credential(), "maskinporten").people.get({ path });
    expect(await world.costOf(call)).toEqual({ minted: 1, exchanged: 0 });
    expect(decodeJwt(tokenOf(world.api.received[0]!))).toMatchObject({
      iss: world.maskinporten.issuer,
      client_id: clientId,
      consumer: party(organization),
    });
  });

  test("none, when it is open", async () => {
    const call = world.archive(world.credential(), "none").people.get({ path });
    expect(await world.costOf(call)).toEqual({ minted: 0, exchanged: 0 });
    expect(world.api.received[0]!.headers.authorization).toBeUndefined();
  });
});

describe("a grant", () => {
  const granted = async (changes: Partial<MaskinportenOptions>) => {
    unwrap(await world.archive(world.credential(changes), "maskinporten").people.get({ path }));
    const { iat = 0, exp = 0, jti, ...claims } = decodeJwt(world.maskinporten.grants[0]!);
    expect({ life: exp - iat, jti }).toEqual({ life: 60, jti: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    return { claims, token: decodeJwt(tokenOf(world.api.received[0]!)) };
  };
  const common = () => ({ aud: world.maskinporten.issuer, iss: clientId, scope: "test:archive.read" });

  test("holds what Maskinporten asks for and nothing else", async () => {
    const { claims } = await granted({ scopes: ["test:archive.write", "test:archive.read", "test:archive.write"] });
    expect(decodeProtectedHeader(world.maskinporten.grants[0]!)).toEqual({ alg: "RS256", kid: "key-1" });
    expect(claims).toEqual({ ...common(), scope: "test:archive.read test:archive.write" });
  });

  test("names the resource, which becomes the audience", async () => {
    const { claims, token } = await granted({ resource: "https://resource.example/" });
    expect(claims).toEqual({ ...common(), resource: ["https://resource.example/"] });
    expect(token.aud).toBe("https://resource.example/");
  });

  test("is limited to a person", async () => {
    const { claims, token } = await granted({ pid: path.ssn });
    expect([claims, token["pid"]]).toEqual([{ ...common(), pid: path.ssn }, path.ssn]);
  });

  test("is for a customer of the client's", async () => {
    const { claims } = await granted({ onBehalfOf: "customer-1" });
    expect(claims).toEqual({ ...common(), iss_onbehalfof: "customer-1" });
  });

  test.each([customer, `0192:${customer}`])("is for one who delegated: %s", async (consumerOrg) => {
    const { claims, token } = await granted({ consumerOrg });
    expect(claims).toEqual({ ...common(), consumer_org: customer });
    expect(token).toMatchObject({ consumer: party(customer), supplier: party(organization) });
  });

  test.each([customer, `0192:${customer}`])("is for a system user: %s", async (systemUser) => {
    const { claims, token } = await granted({ systemUser });
    const detail = { type: "urn:altinn:systemuser", systemuser_org: party(customer) };
    expect(claims).toEqual({ ...common(), authorization_details: [detail] });
    expect(token["authorization_details"]).toMatchObject([{ ...detail, systemuser_id: [expect.any(String)] }]);
  });

  test("is for one of several system users", async () => {
    const { claims } = await granted({ systemUser: { organization: customer, externalRef: "branch" } });
    expect(claims["authorization_details"]).toEqual([
      { type: "urn:altinn:systemuser", systemuser_org: party(customer), externalRef: "branch" },
    ]);
  });

  test.each([
    [path.ssn, `urn:altinn:person:identifier-no:${path.ssn}`],
    [`urn:altinn:person:identifier-no:${path.ssn}`, `urn:altinn:person:identifier-no:${path.ssn}`],
    [customer, `urn:altinn:organization:identifier-no:${customer}`],
    [`0192:${customer}`, `urn:altinn:organization:identifier-no:${customer}`],
  ])("is by consent of %s", async (from, urn) => {
    const id = "0b2e1f5a-3c4d-4e6f-8a9b-0c1d2e3f4a5b";
    const { claims } = await granted({ consent: { id, from } });
    expect(claims["authorization_details"]).toEqual([{ type: "urn:altinn:consent", id, from: urn }]);
  });
});

describe("client.as", () => {
  test("acts for others, each with a token of its own, and shares them", async () => {
    const client = world.archive(world.credential(), "maskinporten");
    const calls = async () => {
      await client.people.get({ path });
      await client.as({ consumerOrg: customer }).people.get({ path });
      await client.as({ systemUser: customer }).people.get({ path });
    };
    expect([await world.costOf(calls()), await world.costOf(calls())]).toEqual([
      { minted: 3, exchanged: 0 },
      { minted: 0, exchanged: 0 },
    ]);
    const consumers = world.api.received.map((request) => {
      const { consumer, authorization_details: details } = decodeJwt(tokenOf(request));
      return [(consumer as { ID: string }).ID, details === undefined ? "itself" : "a system user"];
    });
    const once = [
      [`0192:${organization}`, "itself"],
      [`0192:${customer}`, "itself"],
      [`0192:${organization}`, "a system user"],
    ];
    expect(consumers).toEqual([...once, ...once]);
  });

  test("takes the place of whom the credential acts for", async () => {
    const client = world.archive(world.credential({ consumerOrg: customer }), "maskinporten");
    await client.as({ systemUser: customer }).people.get({ path });
    expect(decodeJwt(world.maskinporten.grants[0]!)).not.toHaveProperty("consumer_org");
  });

  test.each<[object, string]>([
    [{ systemUser: "1" }, '"systemUser" is nine digits, with or without "0192:".'],
    [{ systemUser: customer, consumerOrg: customer }, 'One of "systemUser", "consumerOrg" and "consent" at a time.'],
  ])("refuses %j", (identity, message) => {
    expect(() => world.archive(world.credential()).as(identity)).toThrow(
      expect.objectContaining({ kind: "configuration", message }),
    );
  });
});

describe("callers at the same time", () => {
  test("a thousand with an empty cache cost one token and one exchange, over two clients", async () => {
    const auth = world.credential();
    const clients = [world.archive(auth), world.archive(auth)];
    const calls = Array.from({ length: 1000 }, (_, i) => clients[i % 2]!.people.get({ path }));
    expect(await world.costOf(Promise.all(calls))).toEqual({ minted: 1, exchanged: 1 });
    expect(world.api.received).toHaveLength(1000);
    expect(new Set(world.api.received.map(tokenOf)).size).toBe(1);
  });

  test("one who gives up does not stop the others", async () => {
    const client = world.archive(world.credential());
    const controller = new AbortController();
    const impatient = client.people.get({ path }, { signal: controller.signal });
    const patient = client.people.get({ path });
    const cost = world.costOf(patient);
    controller.abort(new Error("enough"));

    await expect(impatient).rejects.toThrow("enough");
    expect((await patient).response.status).toBe(200);
    expect({ cost: await cost, calls: world.api.received.length }).toEqual({
      cost: { minted: 1, exchanged: 1 },
      calls: 1,
    });
  });
});

test("tokens are told of as they come, and not of those that were there", async () => {
  const client = world.archive(world.credential());
  await client.people.get({ path });
  await client.people.get({ path });
  expect(world.events.filter(({ type }) => type === "token")).toEqual([
    { type: "token", from: "Maskinporten", outcome: "issued", durationMs: expect.any(Number), lifetime: 119 },
    {
      type: "token",
      from: "Altinn",
      outcome: "issued",
      durationMs: expect.any(Number),
      lifetime: expect.closeTo(1800, -1),
    },
  ]);
});

test("a store carries tokens to the next process, and tells nothing of whose they are", async () => {
  const kept = new Map<string, StoredToken>();
  const store: TokenStore = { get: async (key) => kept.get(key), set: async (key, token) => kept.set(key, token) };
  const process = () => world.archive(world.credential({ store, pid: path.ssn })).people.get({ path });
  expect([await world.costOf(process()), await world.costOf(process())]).toEqual([
    { minted: 1, exchanged: 1 },
    { minted: 0, exchanged: 0 },
  ]);
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)]);
});

test("a grant is sent whole, not in chunks, as a form of two fields", async () => {
  const endpoint = await startApi(() => ({ body: { access_token: "t", expires_in: 100 } }));
  await world.archive(world.credential({ tokenEndpoint: endpoint.url }), "maskinporten").people.get({ path });
  const [{ method, headers, body }] = endpoint.received as [Received];
  const form = new URLSearchParams(body.toString());
  expect({ method, headers, fields: [...form.keys()], type: form.get("grant_type") }).toMatchObject({
    method: "POST",
    headers: {
      "content-type": expect.stringMatching(/^application\/x-www-form-urlencoded/),
      "content-length": String(body.length),
    },
    fields: ["grant_type", "assertion"],
    type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  });
  await endpoint.close();
});

describe("a key", () => {
  const call = (changes: Partial<MaskinportenOptions>) => () =>
    world.archive(world.credential(changes), "maskinporten").people.get({ path });
  const signers = () => world.maskinporten.grants.map((grant) => decodeProtectedHeader(grant).kid);

  test("that is new and not known yet gives way to the one before", async () => {
    const next = await newKey("key-2");
    expect((await call({ key: [next.privateJwk, world.key.privateJwk] })()).response.status).toBe(200);
    expect(signers()).toEqual(["key-2", "key-1"]);
  });

  test("with names of their own", async () => {
    const next = await newKey("key-2");
    const key = [
      { key: next.privatePem, kid: "key-2" },
      { key: world.key.privatePem, kid: "key-1" },
    ];
    expect((await call({ key })()).response.status).toBe(200);
  });

  test("is brought by a function each time, and the last one that was accepted serves on", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    const next = await newKey("key-2");
    const brought = [
      async () => world.key.privateJwk,
      async () => next.privateJwk,
      () => Promise.reject(new Error("vault")),
    ];
    const client = world.archive(world.credential({ key: () => brought.shift()!() }), "maskinporten");
    for (let token = 0; token < 3; token++) {
      expect((await client.people.get({ path })).response.status).toBe(200);
      vi.advanceTimersByTime(100_000);
    }
    expect(signers()).toEqual(["key-1", "key-2", "key-1", "key-1"]);
  });

  test("that cannot be brought is the caller's own error", async () => {
    await expect(call({ key: () => Promise.reject(new Error("vault")) })()).rejects.toThrow("vault");
  });

  test("that nobody knows is refused for the first of them", async () => {
    const keys = [(await newKey("key-2")).privateJwk, (await newKey("key-3")).privateJwk];
    await expect(call({ key: keys })()).rejects.toThrow(expect.objectContaining({ code: "MP-120" }));
    expect(signers()).toEqual(["key-2", "key-3"]);
  });
});

describe("a business certificate", () => {
  test.each([
    ["with the chain behind it", organization, (chain: string[]) => chain, undefined],
    ["alone, issued by one Maskinporten does not know", organization, (chain: string[]) => chain.slice(0, 1), "MP-120"],
    ["of another organization", customer, (chain: string[]) => chain, "MP-122"],
  ])("%s", async (_, owner, shown, code) => {
    const { key, leaf, issuer, root } = await newBusinessCertificate(owner, "Issuer of tests");
    await world.close();
    world = await startAuthWorld({ keys: [], roots: [root] });
    const x5c = certificateChain(shown([leaf, issuer, root]));
    const call = world.archive(world.credential({ key, x5c }), "maskinporten").people.get({ path });
    if (code === undefined) expect((await call).response.status).toBe(200);
    else await expect(call).rejects.toThrow(expect.objectContaining({ kind: "token", code }));
  });
});

describe("settings that cannot work are refused before anything is sent", () => {
  const connected = (environment: "prod" | "tt02" | "local" | "custom", changes: Partial<MaskinportenOptions>) => () =>
    connect(archiveV1, {
      environment,
      baseUrl: "https://archive.example",
      auth: maskinporten({ clientId, key: world.key.privateJwk, scopes: ["a"], ...changes }),
    });
  const tests = "tt02, yt01, at22, at23, at24";
  const mixed = (what: string, homes: string, environment: string) =>
    `"${what}" belongs to ${homes}: it does not go with environment "${environment}" and the other settings.`;

  test.each<[string, () => unknown, string]>([
    ["no scope", () => world.credential({ scopes: [] }), "Maskinporten needs at least one scope."],
    ["no client", () => world.credential({ clientId: "" }), "Maskinporten needs a client id."],
    ["no key", () => world.credential({ key: [] }), "There is no key."],
    [
      "half an organization",
      () => world.credential({ consumerOrg: "31072418" }),
      '"consumerOrg" is nine digits, with or without "0192:".',
    ],
    ["half a person", () => world.credential({ pid: "1485731005" }), '"pid" is eleven digits.'],
    [
      "two to act for",
      () => world.credential({ consumerOrg: customer, systemUser: customer }),
      'One of "systemUser", "consumerOrg" and "consent" at a time.',
    ],
    [
      "two to act for, the other way",
      () => world.credential({ consumerOrg: customer, onBehalfOf: "x" }),
      'One of "consumerOrg" and "onBehalfOf" at a time.',
    ],
    [
      "a consent by nobody",
      () => world.credential({ consent: { id: "1", from: `urn:altinn:person:identifier-no:${customer}` } }),
      'A consent has an "id", and "from": nine digits of an organization or eleven of a person.',
    ],
    ["no issuer", connected("local", {}), 'Environment "local" has no Maskinporten of its own; give an "issuer".'],
    [
      "no exchange",
      connected("local", { issuer: "https://test.maskinporten.no/" }),
      'Environment "local" has no exchange for tokens; give an "exchangeUrl".',
    ],
    [
      "test's issuer in production",
      connected("prod", { issuer: "https://test.maskinporten.no/" }),
      mixed("issuer", tests, "prod"),
    ],
    [
      "production's issuer in test",
      connected("tt02", { issuer: "https://maskinporten.no/" }),
      mixed("issuer", "prod", "tt02"),
    ],
    [
      "production's token endpoint in test",
      connected("tt02", { tokenEndpoint: "https://maskinporten.no/token" }),
      mixed("tokenEndpoint", "prod", "tt02"),
    ],
    [
      "another environment's exchange",
      connected("tt02", {
        exchangeUrl: "https://platform.at22.altinn.cloud/authentication/api/v1/exchange/maskinporten",
      }),
      mixed("exchangeUrl", "at22", "tt02"),
    ],
    [
      "a mixture of one's own",
      connected("custom", {
        issuer: "https://maskinporten.no/",
        exchangeUrl: "https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten",
      }),
      mixed("exchangeUrl", "tt02", "custom"),
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
    [
      "an exchange without TLS",
      connected("custom", { issuer: "https://issuer.example/", exchangeUrl: "http://exchange.example/" }),
      "exchangeUrl must be https; http is for this machine only.",
    ],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("a certificate for tests in production", async () => {
    const { key, leaf } = await newBusinessCertificate(organization, "Buypass Class 3 Test4 CA G2 HT Business");
    const x5c = certificateChain(leaf);
    expect(connected("tt02", { key, x5c })).not.toThrow();
    expect(connected("prod", { key, x5c })).toThrow(
      'The certificate is for tests, and does not go with environment "prod".',
    );
  });

  test.each<[string, object]>([
    ["a page", { window: {}, document: {} }],
    ["a browser's worker", { importScripts: () => undefined }],
  ])("private keys and subscription keys in %s", (_, globals) => {
    Object.assign(globalThis, globals);
    try {
      expect(() => world.credential()).toThrow(expect.objectContaining({ kind: "configuration" }));
      expect(() => subscriptionKey("k")).toThrow(expect.objectContaining({ kind: "configuration" }));
    } finally {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
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
      const auth = maskinporten({ clientId, key: world.key.privateJwk, scopes: ["a"] });
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
