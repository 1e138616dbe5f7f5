import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConfigurationError, TokenError } from "altinnkit";
import { stopwatch } from "../../../../runtime/auth/stopwatch.js";
import { tokenCache, type Mint } from "../../../../runtime/auth/token-cache.js";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
/** Lets work in the background come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A token that was asked for just now. */
const issued = (value: string, lifetime = 100) => ({ value, lifetime, age: stopwatch() });

function counted(lifetime: number) {
  let minted = 0;
  return async () => issued(`token ${++minted}`, lifetime);
}

describe("a token", () => {
  test.each([
    ["an hour", 3600, 3555, 3570],
    ["119 s", 119, 83.3, 95.2],
    ["10 s", 10, 7, 8],
  ])("of %s is used, then used while the next is fetched, then waited for", async (_, lifetime, should, must) => {
    const cache = tokenCache("Maskinporten");
    const mint = counted(lifetime);
    const get = () => cache("k", mint).get();

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
    const cache = tokenCache("Maskinporten");
    const mint = counted(100);
    await cache("k", mint).get();
    pass(80);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await cache("k", mint).get()).toBe("token 2");
    vi.setSystemTime(Date.now() + 80_000);
    expect(await cache("k", mint).get()).toBe("token 3");
  });

  test("has an age that counts from the asking, not from receipt", async () => {
    const cache = tokenCache("Maskinporten");
    const slow = async () => {
      const token = issued("slow");
      pass(60);
      return token;
    };
    await cache("k", slow).get();
    pass(9.9);
    expect(await cache("k", counted(1)).get()).toBe("slow");
    pass(10.1);
    expect(await cache("k", counted(1)).get()).toBe("token 1");
  });

  test("that was refused is dropped, its successor is not, and the next is minted afresh", async () => {
    const cache = tokenCache("Maskinporten");
    const asked: boolean[] = [];
    const mint = async (afresh: boolean) => issued(`token ${asked.push(afresh)}`);
    const get = () => cache("k", mint).get();
    await get();
    cache("k", mint).refuse("token 1", true);
    expect(await get()).toBe("token 2");
    cache("k", mint).refuse("token 1", true);
    expect(await get()).toBe("token 2");
    expect(asked).toEqual([false, true]);
  });

  test("is kept for five seconds though it was refused", async () => {
    const cache = tokenCache("Maskinporten");
    const mint = counted(100);
    const source = cache("k", mint);
    await source.get();
    pass(4.999);
    expect([source.refuse("token 1"), await source.get()]).toEqual([false, "token 1"]);
    pass(0.001);
    expect([source.refuse("token 1"), await source.get()]).toEqual([true, "token 2"]);
    expect([source.refuse("token 2", true), await source.get()]).toEqual([true, "token 3"]);
  });
});

describe("one flight", () => {
  test("serves all who ask at the same time; another key has its own", async () => {
    const cache = tokenCache("Maskinporten");
    const mint = counted(100);
    const tokens = await Promise.all([...Array(20).fill("a"), "b"].map((key: string) => cache(key, mint).get()));
    expect(tokens).toEqual([...Array<string>(20).fill("token 1"), "token 2"]);
  });

  test("goes on when one stops waiting", async () => {
    const cache = tokenCache("Maskinporten");
    const controller = new AbortController();
    let open = () => {};
    const mint = async () => {
      await new Promise<void>((resolve) => (open = resolve));
      return issued("late");
    };
    const impatient = cache("k", mint).get(controller.signal);
    const others = [cache("k", mint).get(), cache("k", mint).get()];

    controller.abort(new Error("enough"));
    await expect(impatient).rejects.toThrow("enough");
    open();
    expect(await Promise.all(others)).toEqual(["late", "late"]);
  });

  test("is not started by one who has stopped before asking", async () => {
    const cache = tokenCache("Maskinporten");
    const mint = counted(100);
    await expect(cache("k", mint).get(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
    expect(await cache("k", mint).get()).toBe("token 1");
  });

  test("in the background is one for all", async () => {
    const cache = tokenCache("Maskinporten");
    const mint = vi.fn<Mint>(counted(100));
    await cache("k", mint).get();
    pass(75);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => cache("k", mint).get()));
    await settled();
    expect({ tokens: new Set(tokens), minted: mint.mock.calls.length }).toEqual({
      tokens: new Set(["token 1"]),
      minted: 2,
    });
  });
});

describe("a flight that never settles", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] }));
  const hang: Mint = () => new Promise(() => undefined);

  test("is given up after a minute, and the next call has one of its own", async () => {
    const source = tokenCache("Maskinporten");
    const both = Promise.allSettled([source("k", hang).get(), source("k", hang).get()]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await both).map((one) => one.status === "rejected" && one.reason)).toEqual(
      Array(2).fill(
        expect.objectContaining({
          kind: "token",
          from: "Maskinporten",
          retryable: true,
          message: "Maskinporten: no token within 60000 ms.",
        }),
      ),
    );
    expect(await source("k", counted(100)).get()).toBe("token 1");
  });

  test("does not replace the token that came after it, when it settles at last", async () => {
    const cache = tokenCache("Maskinporten");
    let settle: (token: ReturnType<typeof issued>) => void = () => undefined;
    const late = Promise.allSettled([cache("k", () => new Promise((resolve) => (settle = resolve))).get()]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await late).map(({ status }) => status)).toEqual(["rejected"]);
    await cache("k", counted(100)).get();
    settle(issued("late"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await cache("k", counted(100)).get()).toBe("token 1");
  });

  test("in the background leaves the token in use until it dies, and is tried again", async () => {
    const cache = tokenCache("Maskinporten");
    await cache("k", counted(600)).get();
    await vi.advanceTimersByTimeAsync(560_000);
    expect(await cache("k", hang).get()).toBe("token 1");
    const last = cache("k", hang).get();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await last).toBe("token 1");
    expect(await cache("k", async () => issued("token 2")).get()).toBe("token 2");
  });
});

describe("a failure", () => {
  const failing = (error: Error) => vi.fn<Mint>().mockRejectedValue(error);

  test("that passes is told to all who wait, and then forgotten", async () => {
    const cache = tokenCache("Maskinporten");
    const mint = failing(new TokenError("Maskinporten", "no answer.", { retryable: true }));
    const both = await Promise.allSettled([cache("k", mint).get(), cache("k", mint).get()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(mint).toHaveBeenCalledTimes(1);
    expect(await cache("k", counted(100)).get()).toBe("token 1");
  });

  test.each([
    new TokenError("Maskinporten", "the grant was refused.", { status: 400 }),
    new ConfigurationError("The key cannot be read."),
  ])("that stays is told for five seconds without asking again: $name", async (error) => {
    const cache = tokenCache("Maskinporten");
    const mint = failing(error);
    for (let call = 0; call < 100; call++) await expect(cache("k", mint).get()).rejects.toBe(error);
    pass(4.999);
    await expect(cache("k", mint).get()).rejects.toBe(error);
    expect(mint).toHaveBeenCalledTimes(1);
    expect(await cache("other", counted(100)).get()).toBe("token 1");
    pass(0.001);
    expect(await cache("k", counted(100)).get()).toBe("token 1");
  });

  test.each([
    ["that passes", 45, 45, true],
    ["that passes, of a server that asks for more than a minute,", 3600, 60, true],
    ["that stays", 45, 45, false],
    ["that stays, of a server that asks for less than five seconds,", 1, 5, false],
  ])("%s is told for as long as the server asks to be left alone", async (_, asked, held, retryable) => {
    const cache = tokenCache("Maskinporten");
    const error = new TokenError("Maskinporten", "refused.", { retryable, retryAfterMs: asked * 1000 });
    const mint = failing(error);
    await expect(cache("k", mint).get()).rejects.toBe(error);
    pass(held - 0.001);
    await expect(cache("k", mint).get()).rejects.toBe(error);
    expect(mint).toHaveBeenCalledTimes(1);
    pass(0.001);
    expect(await cache("k", counted(100)).get()).toBe("token 1");
  });

  test("of a server that asks to be left alone is not asked behind a token's back either", async () => {
    const cache = tokenCache("Maskinporten");
    await cache("k", counted(1000)).get();
    pass(960);
    const mint = failing(new TokenError("Maskinporten", "refused.", { retryable: true, retryAfterMs: 9000 }));
    for (let second = 0; second < 9; second++) {
      await cache("k", mint).get();
      await settled();
      pass(1);
    }
    expect(mint).toHaveBeenCalledTimes(1);
  });

  test("in the background is not told, and not tried again at once", async () => {
    const cache = tokenCache("Maskinporten");
    await cache("k", counted(100)).get();
    pass(75);
    const mint = failing(new TokenError("Maskinporten", "no answer.", { retryable: true }));
    for (let call = 0; call < 5; call++) {
      expect(await cache("k", mint).get()).toBe("token 1");
      await settled();
    }
    expect(mint).toHaveBeenCalledTimes(1);
    pass(5);
    await expect(cache("k", mint).get()).rejects.toThrow("no answer");
  });
});

test("the longest unused key goes first when there are too many, never one in flight", async () => {
  const cache = tokenCache("Maskinporten", undefined, 2);
  const minted: string[] = [];
  const get = (key: string) => cache(key, async () => issued(`${key}${minted.push(key)}`)).get();
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

test("ten thousand keys are kept, so that as many identities take one token each", async () => {
  const cache = tokenCache("Maskinporten");
  const mint = vi.fn<Mint>(counted(100));
  for (let round = 0; round < 2; round++) {
    for (let key = 0; key < 10_000; key++) await cache(String(key), mint).get();
  }
  expect(mint).toHaveBeenCalledTimes(10_000);
});
