import { connect } from "altinnkit";
import { apiKey, bearer, idporten, subscriptionKey, texas, type MaskinportenOptions } from "altinnkit/auth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApi } from "../../servers/api.js";
import { newBusinessCertificate, type BusinessCertificate } from "../../servers/certificate.js";
import { archiveV1 } from "./archive.js";
import { customer, organization, startAuthWorld, type World } from "./auth/world.js";
import { at, certified, failure, host, inDays, outcomes, secret, steps, tokenWith } from "./findings.js";

let certificate: BusinessCertificate;
let world: World;

beforeAll(async () => {
  certificate = await newBusinessCertificate(organization, "Issuer of tests");
  world = await startAuthWorld({ roots: [certificate.root] });
});
afterAll(() => world.close());

const doctor = (changes: Partial<MaskinportenOptions> = {}) => world.archive(world.credential(changes)).doctor();

describe("a client in good health", () => {
  test("is found so at every step, for one token and one exchange, and the API is not called", async () => {
    const findings = doctor();

    expect(await world.costOf(findings)).toEqual({ minted: 1, exchanged: 1 });
    expect(await findings).toEqual([
      { step: "configuration", outcome: "ok", says: `test/archive/v1 in custom, at ${host(world.api.url)}.` },
      { step: "key", outcome: "ok", says: "The key signs with RS256, known by its id." },
      { step: "certificate", outcome: "skipped", says: "No certificate is in use." },
      { step: "clock", outcome: "ok", says: `Within 10 s of ${host(world.maskinporten.url)}.` },
      { step: "token", outcome: "ok", says: "Maskinporten gave a token that lives 119 s." },
      {
        step: "exchange",
        outcome: "ok",
        says: expect.stringMatching(/^Altinn gave a token that lives 1(800|799) s\.$/),
      },
      { step: "scopes", outcome: "ok", says: "The token has test:archive.read." },
    ]);
    expect(world.api.received).toEqual([]);
  });

  test("has a token minted even when it holds one, and goes on holding that", async () => {
    const client = world.archive(world.credential(), "maskinporten");
    const call = () => client.people.list();
    expect([await world.costOf(call()), await world.costOf(client.doctor()), await world.costOf(call())]).toEqual([
      { minted: 1, exchanged: 0 },
      { minted: 1, exchanged: 0 },
      { minted: 0, exchanged: 0 },
    ]);
  });

  test("needs no token where the API takes none", async () => {
    const findings = world.archive(world.credential(), "none").doctor();
    expect(await world.costOf(findings)).toEqual({ minted: 0, exchanged: 0 });
    expect(outcomes(await findings)).toEqual(["ok", ...steps.slice(1).map(() => "skipped")]);
  });
});

describe("a warning stops nothing:", () => {
  test("a certificate that expires within thirty days", async () => {
    const findings = await doctor(certified(certificate));
    expect(at("certificate", findings)).toEqual({
      step: "certificate",
      outcome: "warning",
      says: `The certificate expires on ${inDays(1)}.`,
      remedy: "Order a new one.",
    });
    expect(outcomes(findings)).toEqual(["ok", "ok", "warning", "ok", "ok", "ok", "ok"]);
  });

  test("a key that is refused while the next one serves", async () => {
    const { privateJwk: key, kid } = world.key;
    const findings = await doctor({
      key: [
        { key, kid: "key-to-come" },
        { key, kid },
      ],
    });
    expect(at("key", findings)?.says).toBe("2 keys sign, the first with RS256, known by its id.");
    expect(at("token", findings)).toEqual({
      step: "token",
      outcome: "warning",
      says: "Maskinporten gave a token that lives 119 s, but refused a first try (MP-120).",
      remedy: "Register the public half of this key on the client, and give the id it is registered under.",
    });
  });

  test("scopes that are enough for no operation that asks for some", async () => {
    const operations = {
      people: {
        get: { method: "GET", path: "/people/{ssn}", scopes: [["test:archive.read"]] },
        add: { method: "POST", path: "/people", scopes: [["test:archive.write", "test:archive.admin"], ["test:all"]] },
        list: { method: "GET", path: "/people" },
      },
    } as const;
    const scopesOf = async (scopes: readonly string[]) => {
      const auth = world.credential({ scopes });
      const options = { environment: "custom", baseUrl: world.api.url, auth } as const;
      return at("scopes", await connect({ ...archiveV1, operations }, options).doctor());
    };
    expect([await scopesOf(["test:archive.read"]), await scopesOf(["test:archive.write"])]).toEqual([
      {
        step: "scopes",
        outcome: "ok",
        says: "The token has test:archive.read. That is enough for 1 of the 2 operations known to ask for scopes.",
      },
      {
        step: "scopes",
        outcome: "warning",
        says: "The token has test:archive.write. That is enough for none of the 2 operations known to ask for scopes.",
        remedy: "people.get, for one, asks for test:archive.read.",
      },
    ]);
  });
});

describe("a token from elsewhere", () => {
  const brought = (claims: object) => world.archive(bearer(() => tokenWith(claims))).doctor();

  test("is looked at for its end and its issuer", async () => {
    const now = Math.floor(Date.now() / 1000);
    const alive = await brought({ exp: now + 600, scope: "test:archive.read" });
    expect(alive.slice(1)).toEqual([
      { step: "key", outcome: "skipped", says: "No credential signs, so there is no key." },
      { step: "certificate", outcome: "skipped", says: "No certificate is in use." },
      { step: "clock", outcome: "skipped", says: "Nothing that is sent tells this machine's time." },
      {
        step: "token",
        outcome: "ok",
        says: expect.stringMatching(/^A token was brought that lives (600|599) s more\.$/),
      },
      { step: "exchange", outcome: "skipped", says: "The token is sent as it was brought." },
      { step: "scopes", outcome: "ok", says: "The token has test:archive.read." },
    ]);
    expect(failure(await brought({ exp: now - 60 }))).toEqual({
      step: "token",
      outcome: "failed",
      says: expect.stringMatching(/^The token that was brought died 6\d s ago\.$/),
      remedy: "Have its function give a fresh one.",
    });
    expect(at("exchange", await brought({ iss: "https://test.maskinporten.no/" }))).toEqual({
      step: "exchange",
      outcome: "warning",
      says: "test/archive/v1 takes Altinn's own token, and the one that was brought is another issuer's.",
      remedy: "Exchange it first.",
    });
  });

  test("that does not come, or cannot be read, is told so", async () => {
    const none = bearer(() => Promise.reject(new Error(secret)));
    expect(failure(await world.archive(none).doctor())).toEqual({
      step: "token",
      outcome: "failed",
      says: "What gives the token failed with an error of its own.",
    });
    expect((await world.archive(bearer(() => "opaque")).doctor()).slice(4)).toEqual([
      { step: "token", outcome: "ok", says: "A token was brought that does not say how long it lives." },
      { step: "exchange", outcome: "skipped", says: "The token is sent as it was brought." },
      { step: "scopes", outcome: "skipped", says: "Neither the token nor its credential says which scopes it has." },
    ]);
  });

  test("of ID-porten is exchanged", async () => {
    const session = idporten({ token: () => tokenWith({}), exchangeUrl: world.altinn.exchangeUrl });
    const findings = await world.archive(session).doctor();
    expect(at("token", findings)).toEqual({ step: "token", outcome: "ok", says: "A token was brought." });
    expect(failure(findings)?.step).toBe("exchange");
  });
});

test("nothing secret or personal stands in a finding, however it goes", async () => {
  const token = tokenWith({ name: secret, pid: "14857310056", scope: `${secret} test:archive.read` });
  const server = await startApi(({ body, headers }) => ({
    status: 400,
    body: { error: body.toString() + secret, headers },
  }));
  const { privatePem: key } = world.key;
  const clients = [
    world.archive(world.credential({ pid: "14857310056" })),
    world.archive(world.credential({ key, kid: "k", tokenEndpoint: `${server.url}/token`, consumerOrg: customer })),
    world.archive(world.credential({ key: async () => ({ key: secret, kid: "k" }) })),
    world.archive(world.credential({ key: () => Promise.reject(new Error(secret)) })),
    world.archive(world.credential({ exchangeUrl: server.url })),
    world.archive(world.credential({ scopes: [`${secret} ,`] })),
    world.archive([bearer(() => token), subscriptionKey(secret), apiKey({ kind: "backend", key: secret })]),
    world.archive(bearer(() => `${secret}\n`)),
    world.archive(idporten({ token: () => token, exchangeUrl: server.url })),
    world.archive(texas({ scopes: ["test:archive.read"], endpoint: server.url }), "maskinporten"),
  ];
  const findings = JSON.stringify(await Promise.all(clients.map((client) => client.doctor()))).replaceAll("\\n", "\n");
  await server.close();

  expect(findings.match(/"failed"/g)).toHaveLength(8);
  const marks = [secret, btoa(secret), "14857310056", organization, customer, "eyJ", ...key.split("\n").slice(1, -2)];
  expect(marks.filter((mark) => findings.includes(mark))).toEqual([]);
});
