import { connect } from "altinnkit";
import { certificateChain, maskinporten, subscriptionKey, type MaskinportenOptions } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newBusinessCertificate } from "../../../servers/certificate.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, clientId, customer, organization, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

describe("settings that cannot work are refused before anything is sent", () => {
  const connected = (environment: "prod" | "tt02" | "local" | "custom", changes: Partial<MaskinportenOptions>) => () =>
    connect(archiveV1, {
      environment,
      baseUrl: "https://archive.example",
      auth: maskinporten({ clientId, key: world.key.privateJwk, scopes: ["a"], ...changes }),
    });
  const tests = "the test environments";
  const mixed = (what: string, homes: string, environment: string) =>
    `"${what}" belongs to ${homes}: it does not go with environment "${environment}" and the other settings.`;

  const unset = undefined as never;
  const noScopes = 'Maskinporten needs "scopes": a list of at least one.';
  const noKey = (found: string) => `The key must be an RSA private key in PEM, or a JWK. Found: ${found}.`;

  test.each<[string, () => unknown, string]>([
    ["no scope", () => world.credential({ scopes: [] }), noScopes],
    ["scopes that are unset", () => world.credential({ scopes: unset }), noScopes],
    ["a scope that is unset", () => world.credential({ scopes: ["a", unset] }), noScopes],
    ["scopes in one text", () => world.credential({ scopes: "a b" as never }), noScopes],
    ["no client", () => world.credential({ clientId: "" }), "Maskinporten needs a client id."],
    ["a client that is unset", () => world.credential({ clientId: unset }), "Maskinporten needs a client id."],
    ["no key", () => world.credential({ key: [] }), "There is no key."],
    ["a key that is unset", () => world.credential({ key: unset }), noKey("Undefined")],
    ["a key that is null", () => world.credential({ key: null as never }), noKey("Null")],
    [
      "several keys, one of them unset",
      () => world.credential({ key: [world.key.privateJwk, unset] }),
      noKey("Undefined"),
    ],
    ["a named key that is unset", () => world.credential({ key: { key: unset, kid: "k" } }), noKey("Undefined")],
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
    ...["https://ver2.maskinporten.no/", "https://ver2.maskinporten.no./", "https://oidc.difi.no/"].map(
      (issuer): [string, () => unknown, string] => [
        `a retired Maskinporten, ${issuer}`,
        connected("tt02", { issuer }),
        "That Maskinporten has been retired. For tests use https://test.maskinporten.no/.",
      ],
    ),
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

  test.each(["https://gateway.example/maskinporten", "https://gateway.example/maskinporten/"])(
    "an issuer with a path, %s, has its token endpoint below it",
    async (issuer) => {
      const asked: string[] = [];
      const fetch = async ({ url }: Request) => {
        asked.push(url);
        return Response.json({ access_token: "t", expires_in: 100 });
      };
      const auth = maskinporten({ clientId, key: world.key.privateJwk, scopes: ["a"], issuer });
      await world.archive(auth, "maskinporten", { fetch }).people.get({ path });
      expect(asked[0]).toBe("https://gateway.example/maskinporten/token");
    },
  );

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
