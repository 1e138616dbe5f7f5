import { connect, poll, type PollOptions } from "altinnkit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { archiveV1 } from "./archive.js";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Polls an API whose answers tell the second they are given in, until it has `enough` of them. */
async function polled(enough: number, options?: PollOptions, headers: HeadersInit = {}): Promise<unknown> {
  const start = performance.now();
  const fetch = () => {
    const name = String((performance.now() - start) / 1000);
    return Promise.resolve(Response.json({ name }, { headers }));
  };
  const client = connect(archiveV1, { environment: "tt02", fetch, policies: [] });
  const seconds: number[] = [];
  const work = async () => {
    for await (const { name } of poll((call) => client.people.get({ path }, call), options)) {
      if (seconds.push(Number(name)) === enough) return seconds;
    }
    return "the end";
  };
  const outcome = work().catch((error: unknown) => ({ error, seconds }));
  await vi.runAllTimersAsync();
  return outcome;
}

const path = { ssn: "14857310056" };

test("waits grow by half, up to half a minute", async () => {
  expect(await polled(4)).toEqual([0, 1, 2.5, 4.75]);
  expect(await polled(4, { baseDelayMs: 20_000 })).toEqual([0, 20, 50, 80]);
  expect(await polled(4, { baseDelayMs: 10, maxDelayMs: 12 })).toEqual([0, 0.01, 0.022, 0.034]);
});

test("an answer that asks for a longer wait gets it", async () => {
  expect(await polled(3, {}, { "retry-after": "45" })).toEqual([0, 45, 90]);
  expect(await polled(3, { baseDelayMs: 10_000 }, { "retry-after": "5" })).toEqual([0, 10, 25]);
});

test("an answer that asks for a wait no timer can run for is asked again after the longest one", async () => {
  const longest = 2_000_000;
  expect(await polled(2, {}, { "retry-after": "9999999999" })).toEqual([0, longest]);
});

test("a wait that would go on past the time given is not begun", async () => {
  expect(await polled(9, { timeoutMs: 4000 })).toEqual({
    error: expect.objectContaining({
      kind: "timeout",
      timeoutMs: 4000,
      message: "GET /people/{ssn}: not finished within 4000 ms.",
    }),
    seconds: [0, 1, 2.5],
  });
});

test("the caller's signal ends a wait", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 1500);

  expect(await polled(9, { signal: controller.signal })).toEqual({ error: reason, seconds: [0, 1] });
});

test("a refusal is thrown", async () => {
  const fetch = () => Promise.resolve(Response.json({ title: "Gone" }, { status: 410 }));
  const client = connect(archiveV1, { environment: "tt02", fetch, policies: [] });

  const answers = poll((call) => client.people.get({ path }, call));
  await expect(answers.next()).rejects.toThrow(expect.objectContaining({ kind: "http", status: 410 }));
});
