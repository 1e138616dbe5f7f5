import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConfigurationError, TokenError } from "altinnkit";
import { TokenCache, type Mint } from "../../../../runtime/auth/token-cache.js";
import type { StoredToken, TokenStore } from "../../../../runtime/auth/token-store.js";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => vi.useRealTimers());

const never = () => new AbortController().signal;
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
/** Lets work in the background come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function counted(lifetime: number) {
  let minted = 0;
  return async () => ({ value: `token ${++minted}`, lifetime });
}

describe("a token", () => {
  test.each([
    ["an hour", 3600, 3555, 3570],
    ["119 s", 119, 83.3, 95.2],
    ["10 s", 10, 7, 8],
  ])("of %s is used, then used while the next is fetched, then waited for", async (_, lifetime, should, must) => {
    const cache = new TokenCache();
    const mint = counted(lifetime);
    const get = () => cache.get("k", mint, never());

    expect(await get()).toBe("token 1");
    pass(should - 0.002);
    expect(await get()).toBe("token 1");
    await settled();
    expect(await get()).toBe("token 1");
    pass(0.004);
    expect(await get()).toBe("token 1");
    await settled();
    expect(await get()).toBe("token 2");
    pass(must);
    expect(await get()).toBe("token 3");
  });

  test("is not used past its margin, though the machine's clock is set back or stands still", async () => {
    const cache = new TokenCache();
    const mint = counted(100);
    await cache.get("k", mint, never());
    pass(80);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await cache.get("k", mint, never())).toBe("token 2");
    vi.setSystemTime(Date.now() + 80_000);
    expect(await cache.get("k", mint, never())).toBe("token 3");
  });

  test("has an age that counts from receipt, not from the asking", async () => {
    const cache = new TokenCache();
    const slow = async () => {
      pass(60);
      return { value: "slow", lifetime: 100 };
    };
    await cache.get("k", slow, never());
    pass(69.9);
    expect(await cache.get("k", counted(1), never())).toBe("slow");
  });

  test("that was refused is dropped, its successor is not, and the next is minted afresh", async () => {
    const cache = new TokenCache();
    const asked: boolean[] = [];
    const mint = async (afresh: boolean) => ({ value: `token ${asked.push(afresh)}`, lifetime: 100 });
    const get = () => cache.get("k", mint, never());
    await get();
    cache.drop("token 1");
    expect(await get()).toBe("token 2");
    cache.drop("token 1");
    expect(await get()).toBe("token 2");
    expect(asked).toEqual([false, true]);
  });

  test("is young for five seconds", async () => {
    const cache = new TokenCache();
    await cache.get("k", counted(100), never());
    pass(4.999);
    expect(cache.isYoung("token 1")).toBe(true);
    pass(0.001);
    expect(cache.isYoung("token 1")).toBe(false);
  });
});

describe("one flight", () => {
  test("serves all who ask at the same time; another key has its own", async () => {
    const cache = new TokenCache();
    const mint = counted(100);
    const tokens = await Promise.all([...Array(20).fill("a"), "b"].map((key: string) => cache.get(key, mint, never())));
    expect(tokens).toEqual([...Array<string>(20).fill("token 1"), "token 2"]);
  });

  test("goes on when one stops waiting", async () => {
    const cache = new TokenCache();
    const controller = new AbortController();
    let open = () => {};
    const mint = async () => {
      await new Promise<void>((resolve) => (open = resolve));
      return { value: "late", lifetime: 100 };
    };
    const impatient = cache.get("k", mint, controller.signal);
    const others = [cache.get("k", mint, never()), cache.get("k", mint, never())];

    controller.abort(new Error("enough"));
    await expect(impatient).rejects.toThrow("enough");
    open();
    expect(await Promise.all(others)).toEqual(["late", "late"]);
  });

  test("is not started by one who has stopped before asking", async () => {
    const cache = new TokenCache();
    const mint = counted(100);
    await expect(cache.get("k", mint, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
    expect(await cache.get("k", mint, never())).toBe("token 1");
  });

  test("in the background is one for all", async () => {
    const cache = new TokenCache();
    const mint = vi.fn<Mint>(counted(100));
    await cache.get("k", mint, never());
    pass(75);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => cache.get("k", mint, never())));
    await settled();
    expect({ tokens: new Set(tokens), minted: mint.mock.calls.length }).toEqual({
      tokens: new Set(["token 1"]),
      minted: 2,
    });
  });
});

describe("a failure", () => {
  const failing = (error: Error) => vi.fn<Mint>().mockRejectedValue(error);

  test("that passes is told to all who wait, and then forgotten", async () => {
    const cache = new TokenCache();
    const mint = failing(new TokenError("Maskinporten", "no answer.", { retryable: true }));
    const both = await Promise.allSettled([cache.get("k", mint, never()), cache.get("k", mint, never())]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(mint).toHaveBeenCalledTimes(1);
    expect(await cache.get("k", counted(100), never())).toBe("token 1");
  });

  test.each([
    new TokenError("Maskinporten", "the grant was refused.", { status: 400 }),
    new ConfigurationError("The key cannot be read."),
  ])("that stays is told for five seconds without asking again: $name", async (error) => {
    const cache = new TokenCache();
    const mint = failing(error);
    for (let call = 0; call < 100; call++) await expect(cache.get("k", mint, never())).rejects.toBe(error);
    pass(4.999);
    await expect(cache.get("k", mint, never())).rejects.toBe(error);
    expect(mint).toHaveBeenCalledTimes(1);
    expect(await cache.get("other", counted(100), never())).toBe("token 1");
    pass(0.001);
    expect(await cache.get("k", counted(100), never())).toBe("token 1");
  });

  test("in the background is not told, and not tried again at once", async () => {
    const cache = new TokenCache();
    await cache.get("k", counted(100), never());
    pass(75);
    const mint = failing(new TokenError("Maskinporten", "no answer.", { retryable: true }));
    for (let call = 0; call < 5; call++) {
      expect(await cache.get("k", mint, never())).toBe("token 1");
      await settled();
    }
    expect(mint).toHaveBeenCalledTimes(1);
    pass(5);
    await expect(cache.get("k", mint, never())).rejects.toThrow("no answer");
  });
});

test("the longest unused key goes first when there are too many, never one in flight", async () => {
  const cache = new TokenCache(undefined, 2);
  const minted: string[] = [];
  const get = (key: string) =>
    cache.get(key, async () => ({ value: `${key}${minted.push(key)}`, lifetime: 100 }), never());
  await get("a");
  await get("b");
  await get("a");
  await get("c");
  await get("a");
  await get("b");
  expect(minted).toEqual(["a", "b", "c", "b"]);

  await Promise.all(["d", "e", "f", "d", "e", "f"].map(get));
  expect(minted.slice(4)).toEqual(["d", "e", "f"]);
});

describe("a store", () => {
  const secretKey = JSON.stringify(["https://test.maskinporten.no/", "14857310056"]);

  function memory(): TokenStore & { readonly kept: Map<string, StoredToken> } {
    const kept = new Map<string, StoredToken>();
    return { kept, get: async (key) => kept.get(key), set: async (key, token) => kept.set(key, token) };
  }

  test("carries a token to the next process, under a key that tells nothing", async () => {
    const store = memory();
    await new TokenCache(store).get(secretKey, counted(100), never());
    pass(69);
    const next = new TokenCache(store);
    const mint = vi.fn<Mint>(async () => ({ value: "new", lifetime: 100 }));
    expect(await next.get(secretKey, mint, never())).toBe("token 1");
    expect([...store.kept.keys()]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    pass(12);
    expect(await next.get(secretKey, mint, never())).toBe("new");
  });

  test("gives no token that is about to die, was refused, comes from the future or is none", async () => {
    const kept: unknown[] = [
      { value: "old", lifetime: 100, receivedAt: Date.now() - 71_000 },
      { value: "early", lifetime: 100, receivedAt: Date.now() + 1000 },
      { value: "half" },
      null,
    ];
    for (const one of kept) {
      const store = { get: async () => one as StoredToken, set: async () => undefined };
      expect(await new TokenCache(store).get("k", counted(100), never())).toBe("token 1");
    }

    const store = memory();
    const cache = new TokenCache(store);
    const mint = counted(100);
    await cache.get("k", mint, never());
    cache.drop("token 1");
    expect(await cache.get("k", mint, never())).toBe("token 2");
    expect([...store.kept.values()].map(({ value }) => value)).toEqual(["token 2"]);
  });

  test("that fails is as good as none", async () => {
    const store: TokenStore = {
      get: () => {
        throw new Error("down");
      },
      set: async () => Promise.reject(new Error("down")),
    };
    const cache = new TokenCache(store);
    const mint = counted(100);
    expect([await cache.get("k", mint, never()), await cache.get("k", mint, never())]).toEqual(["token 1", "token 1"]);
  });

  test("that never answers is waited for two seconds, twice", async () => {
    const store: TokenStore = { get: () => new Promise(() => undefined), set: () => new Promise(() => undefined) };
    expect(await new TokenCache(store).get("k", counted(100), never())).toBe("token 1");
  });
});
