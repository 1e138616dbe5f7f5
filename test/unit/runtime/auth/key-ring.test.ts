import { certificateChain, type MaskinportenOptions } from "altinnkit/auth";
import { decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newBusinessCertificate } from "../../../servers/certificate.js";
import { newKey } from "../../../servers/keys.js";
import { customer, organization, path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => {
  vi.useRealTimers();
  return world.close();
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
  /** A client known by its organization calls with as much of its certificate's chain as is shown. */
  async function call(owner: string, shown: (chain: string[]) => string[]) {
    const { key, leaf, issuer, root } = await newBusinessCertificate(owner, "Issuer of tests");
    await world.close();
    world = await startAuthWorld({ keys: [], roots: [root] });
    const x5c = certificateChain(shown([leaf, issuer, root]));
    return world.archive(world.credential({ key, x5c }), "maskinporten").people.get({ path });
  }

  test("with the chain behind it is good", async () => {
    expect((await call(organization, (chain) => chain)).response.status).toBe(200);
  });

  test.each([
    ["alone, issued by one Maskinporten does not know", organization, (chain: string[]) => chain.slice(0, 1), "MP-120"],
    ["of another organization", customer, (chain: string[]) => chain, "MP-122"],
  ])("%s is refused", async (_, owner, shown, code) => {
    await expect(call(owner, shown)).rejects.toThrow(expect.objectContaining({ kind: "token", code }));
  });
});
