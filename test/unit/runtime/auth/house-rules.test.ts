import type { MaskinportenOptions } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newKey } from "../../../servers/keys.js";
import { clientId, customer, organization, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld({ delegatedBy: [customer], expired: ["key-old"] });
});
afterEach(() => world.close());

const call = (changes: Partial<MaskinportenOptions>) =>
  world.archive(world.credential(changes), "maskinporten").people.get({ path });

describe("by the house rules", () => {
  test.each<[string, string, () => Promise<Partial<MaskinportenOptions>>]>([
    ["a scope the client does not have", "MP-200", async () => ({ scopes: ["test:archive.admin"] })],
    ["a key that is not registered", "MP-120", async () => ({ key: (await newKey("key-2")).privateJwk })],
    ["another key under the registered id", "MP-120", async () => ({ key: (await newKey("key-1")).privateJwk })],
    ["a key registered a year ago", "MP-121", async () => ({ kid: "key-old" })],
    ["nobody's delegation", "MP-251", async () => ({ consumerOrg: "313333334" })],
    ["one's own delegation", "invalid_grant", async () => ({ consumerOrg: organization })],
    ["nobody's system user", "MP-303", async () => ({ systemUser: customer })],
    ["nobody's client", "invalid_client", async () => ({ clientId: "nobody" })],
    [
      "another audience",
      "MP-110",
      async () => ({ issuer: "http://localhost:1/", tokenEndpoint: `${world.maskinporten.url}/token` }),
    ],
  ])("%s is %s", async (_, code, changes) => {
    await expect(call(await changes())).rejects.toThrow(expect.objectContaining({ from: "Maskinporten", code }));
    expect(world.api.received).toEqual([]);
  });

  test("a grant used twice is MP-012", async () => {
    await call({});
    const body = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: world.maskinporten.grants[0]!,
    });
    const again = await fetch(`${world.maskinporten.url}/token`, { method: "POST", body });
    expect(await again.text()).toContain("MP-012");
  });
});

test("an unknown client is told by OAuth's own code", async () => {
  await expect(call({ clientId: `${clientId}0` })).rejects.toThrow(
    expect.objectContaining({ kind: "token", status: 401, code: "invalid_client" }),
  );
});
