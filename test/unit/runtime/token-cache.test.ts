import { expect, test } from "vitest";
import { TokenCache } from "../../../runtime/auth/token-cache.js";

const never = () => new AbortController().signal;

function counted(lifetime: number) {
  let minted = 0;
  return async () => ({ value: `token ${++minted}`, lifetime });
}

test.each([
  ["an hour: 30 s before its end", 3600, 3570],
  ["119 s: a fifth before its end", 119, 95.2],
  ["10 s: a fifth before its end", 10, 8],
])("a token is used until shortly before its end: %s", async (_, lifetime, usable) => {
  let now = 1_000_000;
  const cache = new TokenCache(() => now);
  const mint = counted(lifetime);

  expect(await cache.get("k", mint, never())).toBe("token 1");
  now += usable * 1000 - 1;
  expect(await cache.get("k", mint, never())).toBe("token 1");
  now += 1;
  expect(await cache.get("k", mint, never())).toBe("token 2");
});

test("age counts from receipt, not from the asking", async () => {
  let now = 0;
  const cache = new TokenCache(() => now);
  const slow = async () => {
    now += 60_000;
    return { value: "slow", lifetime: 100 };
  };
  await cache.get("k", slow, never());
  now += 79_999;
  expect(await cache.get("k", counted(1), never())).toBe("slow");
});

test("all who ask at the same time wait for one token; another key has its own", async () => {
  const cache = new TokenCache();
  const mint = counted(100);
  const tokens = await Promise.all([...Array(20).fill("a"), "b"].map((key: string) => cache.get(key, mint, never())));
  expect(tokens).toEqual([...Array<string>(20).fill("token 1"), "token 2"]);
});

test("one who stops waiting does not stop the others", async () => {
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

test("one who has stopped before asking starts nothing", async () => {
  const cache = new TokenCache();
  const mint = counted(100);
  await expect(cache.get("k", mint, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  expect(await cache.get("k", mint, never())).toBe("token 1");
});

test("a failure is told to all who wait, and then forgotten", async () => {
  const cache = new TokenCache();
  const failing = () => Promise.reject(new Error("no"));
  const both = await Promise.allSettled([cache.get("k", failing, never()), cache.get("k", failing, never())]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await cache.get("k", counted(100), never())).toBe("token 1");
});

test("a refused token is dropped, its successor is not", async () => {
  const cache = new TokenCache();
  const mint = counted(100);
  await cache.get("k", mint, never());
  cache.drop("k", "token 1");
  expect(await cache.get("k", mint, never())).toBe("token 2");
  cache.drop("k", "token 1");
  expect(await cache.get("k", mint, never())).toBe("token 2");
});
