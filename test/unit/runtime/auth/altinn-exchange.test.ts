import { connect } from "altinnkit";
import { altinnExchange, bearer, idporten, maskinporten, subscriptionKey, type Credential } from "altinnkit/auth";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi } from "../../../servers/api.js";
import { archiveV1 } from "../archive.js";
import { altinnLike, clientId, customer, path, startAuthWorld, tokenOf, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld({ delegatedBy: [customer] });
});
afterEach(() => world.close());

const isAltinns = (token: string) => "urn:altinn:orgNumber" in decodeJwt(token);

/** A token of Maskinporten's that somebody else has. */
async function minted(): Promise<string> {
  await world.archive(world.credential(), "maskinporten").people.get({ path });
  return world.shown().at(-1)!;
}

describe("altinnExchange", () => {
  test.each(["maskinporten", "altinn", "none"] as const)(
    "around maskinporten() shows Altinn's token to a server of one's own whose API says %s, exchanged once",
    async (token) => {
      const client = world.archive(altinnExchange(world.credential()), token);
      expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 1, exchanged: 1 });
      expect(await world.costOf(client.people.get({ path }))).toEqual({ minted: 0, exchanged: 0 });
      expect(world.shown().map(isAltinns)).toEqual([true, true]);
    },
  );

  test("leaves an API that is open without a token", async () => {
    const descriptor = { ...archiveV1, auth: { token: "none" } } as const;
    const auth = altinnExchange(maskinporten({ clientId, key: world.key.privateJwk, scopes: ["a"] }));
    await connect(descriptor, { environment: "tt02", baseUrl: world.api.url, auth }).people.get({ path });
    expect(world.api.received[0]!.headers.authorization).toBeUndefined();
  });

  test("acts for others as the credential inside does", async () => {
    const client = world.archive(altinnExchange(world.credential()), "maskinporten").as({ consumerOrg: customer });
    await client.people.get({ path });
    expect(decodeJwt(world.shown()[0]!)["urn:altinn:orgNumber"]).toBe(customer);
  });

  test("around idporten() is what idporten() does", async () => {
    const token = altinnLike();
    const exchange = await startApi(() => ({ body: token }));
    const auth = altinnExchange(idporten({ token: () => "session", exchangeUrl: exchange.url }));
    await world.archive(auth, "maskinporten").people.get({ path });
    expect([exchange.received.map(tokenOf), world.shown()]).toEqual([["session"], [token]]);
    await exchange.close();
  });

  test.each(["maskinporten", "altinn"] as const)(
    "around bearer() exchanges the token it brings, for an API that says %s",
    async (kind) => {
      const brought = await minted();
      const auth = altinnExchange(
        bearer(() => brought),
        world.altinn.exchangeUrl,
      );
      const client = world.archive(auth, kind);
      const calls = Promise.all([client.people.get({ path }), client.people.get({ path })]);
      expect(await world.costOf(calls)).toEqual({ minted: 0, exchanged: 1 });
      expect(world.shown().map(isAltinns)).toEqual([false, true, true]);
    },
  );

  test("asks bearer() for a fresh token when the exchange refuses the one it brought", async () => {
    const brought = await minted();
    const asked: boolean[] = [];
    const auth = bearer(({ fresh }) => {
      asked.push(fresh);
      return fresh ? brought : "old";
    });
    const client = world.archive(altinnExchange(auth, world.altinn.exchangeUrl));
    expect((await client.people.get({ path })).response.status).toBe(200);
    expect(asked).toEqual([false, true]);
  });

  test("knows the environment's exchange", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return url.includes("exchange") ? new Response(altinnLike()) : Response.json({});
    };
    const auth = altinnExchange(bearer(() => "t"));
    await connect(archiveV1, { environment: "tt02", auth, fetch }).people.get({ path });
    expect(urls[0]).toBe("https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten");
  });

  test("leaves what is no token as it is", async () => {
    await world.archive(altinnExchange(subscriptionKey("gateway-key"))).people.get({ path });
    expect(world.api.received[0]!.headers).toMatchObject({ "ocp-apim-subscription-key": "gateway-key" });
  });

  test.each<[string, () => Credential, string]>([
    [
      "an address beside a credential that has its own",
      () => altinnExchange(world.credential(), world.altinn.exchangeUrl),
      'Give the "exchangeUrl" to the credential that is exchanged.',
    ],
    [
      "no address in an environment that has none",
      () => altinnExchange(bearer(() => "t")),
      'Environment "custom" has no exchange for tokens; give an "exchangeUrl".',
    ],
  ])("refuses %s", (_, build, message) => {
    expect(() => world.archive(build())).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });
});
