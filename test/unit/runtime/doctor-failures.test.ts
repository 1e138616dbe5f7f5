import { connect } from "altinnkit";
import { apiKey, subscriptionKey, texas, type MaskinportenOptions } from "altinnkit/auth";
import { clientCertificate } from "altinnkit/auth/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startAltinnExchange } from "../../servers/altinn-exchange.js";
import { startApi } from "../../servers/api.js";
import { newBusinessCertificate, type BusinessCertificate } from "../../servers/certificate.js";
import { newKey } from "../../servers/keys.js";
import { archiveV1 } from "./archive.js";
import { customer, organization, startAuthWorld, type World } from "./auth/world.js";
import { at, certified, closing, day, failure, host, inDays, outcomes, secret, tokenWith } from "./findings.js";

let certificate: BusinessCertificate;
let world: World;

beforeAll(async () => {
  certificate = await newBusinessCertificate(organization, "Issuer of tests");
  world = await startAuthWorld({ roots: [certificate.root] });
});
afterAll(() => world.close());
afterEach(() => vi.useRealTimers());

const doctor = (changes: Partial<MaskinportenOptions> = {}) => world.archive(world.credential(changes)).doctor();

/** A server whose clock is off by so many seconds. */
async function withClockAhead<T>(seconds: number, use: (issuer: string) => Promise<T>): Promise<T> {
  const date = () => new Date(Date.now() + seconds * 1000).toUTCString();
  const server = await startApi(() => ({ status: 404, headers: { Date: date() } }));
  return closing(server, (url) => use(`${url}/`));
}

describe("the step that fails is named with the reason, and none after it is tried:", () => {
  test("no credential gives a token", async () => {
    expect(failure(await world.archive([apiKey({ kind: "backend", key: secret })]).doctor())).toEqual({
      step: "configuration",
      outcome: "failed",
      says: "test/archive/v1 takes a token, and no credential gives one.",
      remedy: 'Give one as "auth", such as maskinporten().',
    });
  });

  test("the API asks for a subscription key", async () => {
    const descriptor = { ...archiveV1, auth: { token: "altinn", subscriptionKey: true } } as const;
    const options = { environment: "custom", baseUrl: world.api.url } as const;
    const without = connect(descriptor, { ...options, auth: world.credential() });
    const having = connect(descriptor, { ...options, auth: [world.credential(), subscriptionKey(secret)] });
    expect(failure(await without.doctor())).toEqual({
      step: "configuration",
      outcome: "failed",
      says: "test/archive/v1 asks for a subscription key, and none is given.",
      remedy: 'Add subscriptionKey() to "auth"; the command line reads ALTINNKIT_SUBSCRIPTION_KEY.',
    });
    expect(outcomes(await having.doctor())).not.toContain("failed");
  });

  test.each([
    "test:archive.read,test:archive.write",
    "test:archive.read test:archive.write",
    "read",
    '"test:archive.read"',
  ])("the scope %s is none", async (scope) => {
    expect(failure(await doctor({ scopes: [scope, "test:archive.read"] }))).toEqual({
      step: "configuration",
      outcome: "failed",
      says: "Of 2 scopes asked for, 1 cannot be one by its shape.",
      remedy: "Write each as prefix:name, an entry of its own, without commas or blanks.",
    });
  });

  test("the key cannot be read", async () => {
    const key = async () => `-----BEGIN PRIVATE KEY-----\n${btoa(secret)}\n-----END PRIVATE KEY-----`;
    expect(failure(await doctor({ key, kid: "key-1" }))).toEqual({
      step: "key",
      outcome: "failed",
      says: "The key cannot be read as an RSA private key of 2048 bits or more.",
    });
  });

  test("the key cannot be brought", async () => {
    const key = () => Promise.reject(new Error(`vault ${secret} is closed`));
    expect(failure(await doctor({ key }))).toEqual({
      step: "key",
      outcome: "failed",
      says: "The function that brings the key failed with an error of its own.",
      remedy: "Call it by itself to see why.",
    });
  });

  test("the certificate has expired, or is not good yet", async () => {
    const changes = certified(certificate);
    const [today, tomorrow] = [inDays(0), inDays(1)];
    vi.setSystemTime(Date.now() + 2 * day);
    expect(failure(await doctor(changes))).toEqual({
      step: "certificate",
      outcome: "failed",
      says: `The certificate expired on ${tomorrow}.`,
      remedy: "Order a new one.",
    });
    vi.setSystemTime(Date.now() - 4 * day);
    expect(failure(await doctor(changes))).toEqual({
      step: "certificate",
      outcome: "failed",
      says: `The certificate is not good before ${today}.`,
      remedy: "Use the one before it until then.",
    });
  });

  test("the client certificate has expired", async () => {
    const { key, leaf: cert } = certificate;
    const tomorrow = inDays(1);
    const fetch = clientCertificate({ key, cert, origins: [] });
    const client = world.archive(world.credential(), "altinn", { fetch });
    expect(at("certificate", await client.doctor())?.says).toBe(`The certificate expires on ${tomorrow}.`);
    vi.setSystemTime(Date.now() + 2 * day);
    expect(failure(await client.doctor())?.says).toBe(`The certificate expired on ${tomorrow}.`);
  });

  test.each([
    [3600, /^This machine's clock is (3599|3600|3601) s behind 127/],
    [-3600, /^This machine's clock is (3599|3600|3601) s ahead of 127/],
    [12, /^This machine's clock is 1[123] s behind 127/],
  ])("the clock is off by %i s", async (seconds, says) => {
    const findings = await withClockAhead(seconds, (issuer) => doctor({ issuer }));
    expect(failure(findings)).toEqual({
      step: "clock",
      outcome: "failed",
      says: expect.stringMatching(says),
      remedy: "Set it right: a grant's time may be off by 10 s at most.",
    });
  });

  test("the network is down", async () => {
    const url = await closing(await startApi(() => ({})), async (gone) => gone);
    expect(failure(await doctor({ issuer: `${url}/` }))).toEqual({
      step: "clock",
      outcome: "failed",
      says: `${host(url)} gives no answer (ECONNREFUSED).`,
      remedy: "Check the network, and any proxy or firewall on the way.",
    });
  });

  const registered = "Register the public half of this key on the client, and give the id it is registered under.";
  test.each<[string, () => Promise<Partial<MaskinportenOptions>>, string, string]>([
    [
      "the key is not registered",
      async () => ({ key: (await newKey("key-other")).privateJwk }),
      '(MP-120, HTTP 400). The signature does not fit. Check "key", its "kid" or certificate, and their environment.',
      registered,
    ],
    [
      "the client is not known",
      async () => ({ clientId: "nobody" }),
      "(invalid_client, HTTP 401).",
      "Look it up in Digdir's self-service, in the same environment: test and production have nothing in common.",
    ],
    [
      "the scope is not granted",
      async () => ({ scopes: ["test:archive.admin"] }),
      "(MP-200, HTTP 400). The client has not been given the scope.",
      "Have the scope given to the client, and to your organization by whoever owns it.",
    ],
    [
      "the scope is not delegated",
      async () => ({ consumerOrg: customer }),
      "(MP-251, HTTP 400). The consumer has not delegated the scope to this supplier, in this environment.",
      "Have the consumer delegate the scope in Altinn, in this environment.",
    ],
  ])("%s", async (_, changes, says, remedy) => {
    expect(failure(await doctor(await changes()))).toEqual({
      step: "token",
      outcome: "failed",
      says: `Maskinporten: the grant was refused ${says}`,
      remedy,
    });
  });

  test("it acts for one who has not delegated", async () => {
    const client = world.archive(world.credential()).as({ consumerOrg: customer });
    expect(failure(await client.doctor())?.says).toContain("MP-251");
  });

  test("Altinn refuses the exchange", async () => {
    const strict = await startAltinnExchange({ ...world.maskinporten, issuer: "https://maskinporten.example/" });
    const findings = await closing(strict, () => doctor({ exchangeUrl: strict.exchangeUrl }));
    expect(at("token", findings)?.outcome).toBe("ok");
    expect(failure(findings)).toEqual({
      step: "exchange",
      outcome: "failed",
      says: "Altinn: the exchange was refused (HTTP 401). Altinn also says so when something of its own is down.",
    });
  });

  test("the token has less than was asked for", async () => {
    const server = await startApi(() => ({
      body: { access_token: tokenWith({ scope: "test:archive.read openid" }), expires_in: 119 },
    }));
    const findings = closing(server, (endpoint) => {
      const auth = texas({ scopes: ["test:archive.read", "test:archive.write"], endpoint });
      return world.archive(auth, "maskinporten").doctor();
    });
    expect(failure(await findings)).toEqual({
      step: "scopes",
      outcome: "failed",
      says: "Asked for, and not in the token: test:archive.write.",
      remedy: "Have the client given what is missing.",
    });
  });
});
