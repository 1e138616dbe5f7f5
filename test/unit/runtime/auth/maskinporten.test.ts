import { unwrap } from "altinnkit";
import type { StoredToken, TokenStore } from "altinnkit/auth";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientId, customer, organization, party, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld({ delegatedBy: [customer], systemUsersOf: [customer] });
});
afterEach(() => world.close());

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

  test.each<[string, unknown, "altinn" | "none"]>([
    ["an empty identity", {}, "altinn"],
    ["an empty identity, where no token is shown", {}, "none"],
    ["a party that is not there", { systemUser: undefined }, "altinn"],
    ["several that are not there", { systemUser: undefined, consumerOrg: undefined, consent: undefined }, "altinn"],
    ["a party by a name it does not have", { systemuser: customer }, "altinn"],
    ["nothing", undefined, "altinn"],
    ["null", null, "altinn"],
  ])("takes %s for nobody, never for oneself", (_, identity, token) => {
    const client = world.archive(world.credential(), token);
    expect(() => client.as(identity as object)).toThrow(
      expect.objectContaining({
        kind: "configuration",
        message: 'One of "systemUser", "consumerOrg" and "consent" at a time.',
      }),
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

  test("twenty with identities of their own are waited for without a warning of too many listeners", async () => {
    const warned = vi.spyOn(process, "emitWarning");
    const client = world.archive(world.credential());
    const calls = Array.from({ length: 20 }, (_, branch) =>
      client.as({ systemUser: { organization: customer, externalRef: String(branch) } }).people.get({ path }),
    );
    expect(await world.costOf(Promise.all(calls))).toEqual({ minted: 20, exchanged: 20 });
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
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
