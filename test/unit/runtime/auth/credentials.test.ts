import { inspect } from "node:util";
import { connect, type ApiAuth } from "altinnkit";
import {
  altinnExchange,
  apiKey,
  bearer,
  idporten,
  localtest,
  subscriptionKey,
  testTokens,
  texas,
  type Credential,
} from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveV1 } from "../archive.js";
import { customer, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

describe("a subscription key", () => {
  test("goes beside the token", async () => {
    await world.archive([bearer(() => "t"), subscriptionKey("gateway-key")]).people.get({ path });
    expect(world.api.received[0]!.headers).toMatchObject({
      authorization: "Bearer t",
      "ocp-apim-subscription-key": "gateway-key",
    });
  });

  test.each<[string, ApiAuth, string | undefined]>([
    ["asks for one", { token: "maskinporten", subscriptionKey: true }, "gateway-key"],
    ["asks for one and no token", { token: "none", subscriptionKey: true }, "gateway-key"],
    ["asks for none", { token: "maskinporten" }, undefined],
  ])("goes to an API that %s: %j", async (_, takes, shown) => {
    const auth = [bearer(() => "t"), subscriptionKey("gateway-key")];
    await connect({ ...archiveV1, auth: takes }, { environment: "tt02", baseUrl: world.api.url, auth }).people.get({
      path,
    });
    expect(world.api.received[0]!.headers["ocp-apim-subscription-key"]).toBe(shown);
  });
});

describe("a secret that is unset is named before anything is sent", () => {
  const unset = undefined as never;
  const testers = { environment: "tt02", scopes: ["a"], of: { organization: customer } } as const;

  test.each<[string, () => unknown, string]>([
    ["subscriptionKey()", () => subscriptionKey(unset), "The subscription key is empty or holds what no header may."],
    ["apiKey()", () => apiKey({ kind: "backend", key: unset }), "The API key is empty or holds what no header may."],
    [
      "testTokens(), user",
      () => testTokens({ ...testers, user: unset, password: "p" }),
      'Test tokens need "user" and "password".',
    ],
    [
      "testTokens(), password",
      () => testTokens({ ...testers, user: "u", password: unset }),
      'Test tokens need "user" and "password".',
    ],
    [
      "testTokens(), scopes",
      () => testTokens({ ...testers, user: "u", password: "p", scopes: unset }),
      'testTokens() needs "scopes": a list of at least one.',
    ],
    ["texas(), endpoint", () => texas({ endpoint: unset, scopes: ["a"] }), "endpoint is not an absolute URL."],
    [
      "texas(), scopes",
      () => texas({ endpoint: world.api.url, scopes: unset }),
      'Texas needs "scopes": a list of at least one.',
    ],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test.each<[string, () => Credential]>([
    ["bearer", () => bearer(() => unset)],
    ["ID-porten", () => idporten({ token: () => unset, exchangeUrl: world.altinn.exchangeUrl })],
  ])("%s's token, when it is asked for", async (from, build) => {
    await expect(world.archive(build()).people.get({ path })).rejects.toThrow(
      expect.objectContaining({
        kind: "token",
        from,
        message: `${from}: the token is empty or unfit for a header.`,
      }),
    );
    expect(world.api.received).toEqual([]);
  });
});

test.each<[string, () => Credential]>([
  ["bearer()", () => bearer(() => "t")],
  ["idporten()", () => idporten({ token: () => "t", exchangeUrl: world.altinn.exchangeUrl })],
  ["texas()", () => texas({ endpoint: world.api.url, scopes: ["a"], exchangeUrl: world.altinn.exchangeUrl })],
  ["localtest()", () => localtest({ userId: 1 })],
])("%s is somebody already, and acts for nobody else", (name, build) => {
  const client = world.archive(build());
  expect(() => client.as({ consumerOrg: customer })).toThrow(
    `${name} cannot act for another. Connect with a credential that is the other's.`,
  );
});

describe("an API that gives out tokens of its own", () => {
  const testers = { environment: "tt02", scopes: ["a"], of: { organization: customer } } as const;

  test.each<[string, () => Credential, string | undefined]>([
    ["that bearer() brings", () => bearer(() => "t"), "Bearer t"],
    ["of altinnExchange()", () => altinnExchange(bearer(() => "t")), undefined],
    ["of maskinporten()", () => world.credential(), undefined],
    ["of idporten()", () => idporten({ token: () => "t" }), undefined],
    ["of texas()", () => texas({ endpoint: world.api.url, scopes: ["a"] }), undefined],
    ["of testTokens()", () => testTokens({ ...testers, user: "u", password: "p" }), undefined],
  ])("is shown the token, or none, %s", async (_, build, shown) => {
    const takesItsOwn = { ...archiveV1, auth: { token: "none", ownToken: true } } as const;
    await connect(takesItsOwn, { environment: "tt02", baseUrl: world.api.url, auth: build() }).people.get({ path });
    expect(world.api.received.map(({ headers }) => headers.authorization)).toEqual([shown]);
  });
});

test("printing shows no secret of any", () => {
  const secret = "sesam";
  const of = { organization: customer };
  const credentials = [
    bearer(() => secret),
    idporten({ token: () => secret, exchangeUrl: world.altinn.exchangeUrl }),
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
