import { connect, limit } from "altinnkit";
import { afterEach, expect, test, vi } from "vitest";
import { archiveV1 } from "./archive.js";

afterEach(() => vi.useRealTimers());

const path = { ssn: "14857310056" };

const busy = () => {
  const seen = { now: 0, most: 0 };
  const fetch = async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.now--;
    return Response.json({ name: "Kari" });
  };
  return { seen, fetch };
};

test("no more requests are under way than allowed, over all clients of one limit", async () => {
  const { seen, fetch } = busy();
  const policies = [limit({ concurrency: 3 })];
  const clients = [1, 2].map(() => connect(archiveV1, { environment: "tt02", fetch, policies }));
  const calls = Array.from({ length: 20 }, (_, index) => clients[index % 2]!.people.get({ path }));
  await Promise.all(calls);
  expect(seen.most).toBe(3);
});

test("who gives up while waiting leaves the place to the next", async () => {
  const { fetch } = busy();
  const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit({ concurrency: 1 })] });
  const controller = new AbortController();
  const reason = new Error("enough");
  const first = client.people.get({ path });
  const second = client.people.get({ path }, { signal: controller.signal });
  const third = client.people.get({ path });
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  expect([(await first).data, (await third).data]).toEqual([{ name: "Kari" }, { name: "Kari" }]);
});

test("a minute's requests are a tenth fewer than the limit, and the next waits out the minute", async () => {
  vi.useFakeTimers();
  const start = performance.now();
  const sent: number[] = [];
  const fetch = async () => {
    sent.push(Math.round((performance.now() - start) / 1000));
    return Response.json({});
  };
  const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit({ perMinute: 10 })] });
  const calls = Array.from({ length: 20 }, () => client.people.get({ path }));
  await vi.advanceTimersByTimeAsync(130_000);
  await Promise.all(calls);
  expect(sent).toEqual([...Array(9).fill(0), ...Array(9).fill(60), ...Array(2).fill(120)]);
});

test("without limits nothing waits", async () => {
  const { seen, fetch } = busy();
  const client = connect(archiveV1, { environment: "tt02", fetch, policies: [limit()] });
  await Promise.all(Array.from({ length: 20 }, () => client.people.get({ path })));
  expect(seen.most).toBe(20);
});

test("an API's own limit is kept without being asked for, and by nobody who names policies", async () => {
  const { seen, fetch } = busy();
  const limited = { ...archiveV1, policies: [limit({ concurrency: 3 })] };
  const client = connect(limited, { environment: "tt02", fetch });
  await Promise.all(Array.from({ length: 20 }, () => client.people.get({ path })));
  expect(seen.most).toBe(3);

  const free = connect(limited, { environment: "tt02", fetch, policies: [] });
  await Promise.all(Array.from({ length: 20 }, () => free.people.get({ path })));
  expect(seen.most).toBe(20);
});
