import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stopwatch } from "../../../../runtime/auth/stopwatch.js";
import { tokenCache, type Mint } from "../../../../runtime/auth/token-cache.js";
import type { StoredToken, TokenStore } from "../../../../runtime/auth/token-store.js";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

/** A token that was asked for just now. */
const issued = (value: string, lifetime = 100) => ({ value, lifetime, age: stopwatch() });

function counted(lifetime: number) {
  let minted = 0;
  return async () => issued(`token ${++minted}`, lifetime);
}

describe("a store", () => {
  const secretKey = JSON.stringify(["https://test.maskinporten.no/", "14857310056"]);

  function memory(): TokenStore & { readonly kept: Map<string, StoredToken> } {
    const kept = new Map<string, StoredToken>();
    return { kept, get: async (key) => kept.get(key), set: async (key, token) => kept.set(key, token) };
  }

  test("carries a token to the next process, under a key that tells nothing", async () => {
    const store = memory();
    await tokenCache("Maskinporten", store)(secretKey, counted(100)).get();
    pass(69);
    const next = tokenCache("Maskinporten", store);
    const mint = vi.fn<Mint>(async () => issued("new"));
    expect(await next(secretKey, mint).get()).toBe("token 1");
    expect([...store.kept.keys()]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    pass(12);
    expect(await next(secretKey, mint).get()).toBe("new");
  });

  test("gives no token that is about to die, was refused, comes from the future or is none", async () => {
    const kept: unknown[] = [
      { value: "old", lifetime: 100, requestedAt: Date.now() - 71_000 },
      { value: "early", lifetime: 100, requestedAt: Date.now() + 1000 },
      { value: "half" },
      null,
    ];
    for (const one of kept) {
      const store = { get: async () => one as StoredToken, set: async () => undefined };
      expect(await tokenCache("Maskinporten", store)("k", counted(100)).get()).toBe("token 1");
    }

    const store = memory();
    const cache = tokenCache("Maskinporten", store);
    const mint = counted(100);
    await cache("k", mint).get();
    cache("k", mint).refuse("token 1", true);
    expect(await cache("k", mint).get()).toBe("token 2");
    expect([...store.kept.values()].map(({ value }) => value)).toEqual(["token 2"]);
  });

  test("is told when a token was asked for, so that none lives longer elsewhere", async () => {
    const store = memory();
    const asked = Date.now();
    const slow = async () => {
      const token = issued("slow");
      pass(60);
      return token;
    };
    await tokenCache("Maskinporten", store)("k", slow).get();
    expect([...store.kept.values()]).toEqual([{ value: "slow", lifetime: 100, requestedAt: asked }]);
  });

  test("that fails is as good as none", async () => {
    const store: TokenStore = {
      get: () => {
        throw new Error("down");
      },
      set: async () => Promise.reject(new Error("down")),
    };
    const cache = tokenCache("Maskinporten", store);
    const mint = counted(100);
    expect([await cache("k", mint).get(), await cache("k", mint).get()]).toEqual(["token 1", "token 1"]);
  });

  test("that never answers is waited for two seconds, twice", async () => {
    const store: TokenStore = { get: () => new Promise(() => undefined), set: () => new Promise(() => undefined) };
    expect(await tokenCache("Maskinporten", store)("k", counted(100)).get()).toBe("token 1");
  });
});
