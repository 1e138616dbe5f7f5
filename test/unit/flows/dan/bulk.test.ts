import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ArgumentError } from "altinnkit";
import { unitBasicInformation } from "altinnkit/dan/datasets/v1";
import {
  AuthenticationError,
  DatasetError,
  PartyError,
  QuotaError,
  RequestError,
  SourceError,
  danRetry,
  harvestBulk,
  type BulkRequest,
} from "altinnkit/flows/dan";
import { danClient } from "../../../servers/dan/client.js";
import { startDan, type DanServer } from "../../../servers/dan/dan.js";
import { organizationNumbers } from "../../../servers/dan/numbers.js";
import { refusal } from "../../../servers/dan/refusal.js";

let dan: DanServer;
const subjects = organizationNumbers(1000);
const throttled = { status: 429, headers: { "Retry-After": "0" }, body: { statusCode: 429, message: "Slowly." } };

beforeEach(async () => {
  dan = await startDan();
  for (const number of subjects) dan.addUnit(number, { name: "FIKTIV FOSS AS", form: "AS" });
});

afterEach(() => dan.close());

function bulk(given: Iterable<string> | AsyncIterable<string>, request: BulkRequest = {}, attempts = 3) {
  const client = danClient(dan, {}, { policies: [danRetry({ baseDelayMs: 2, attempts })] });
  return harvestBulk(client, unitBasicInformation, given, request);
}

/** Each answer tells whom it is about, `work` having been done first. */
function answerAfter(work: (subject: string) => Promise<void> | void): void {
  dan.provide(unitBasicInformation.name, async ({ subject }) => {
    await work(subject!);
    return [{ evidenceValueName: "OrganizationNumber", value: Number(subject) }];
  });
}

/** Now and then 429 and 503, and never at the same pace; the first answers wait until so many are asked for at once. */
function failNowAndThen(atOnce: number): void {
  const full = gate();
  let asked = 0;
  answerAfter(async () => {
    const turn = ++asked;
    if (turn === atOnce) full.open();
    await full.opened;
    if (turn % 17 === 0) dan.answerNext(throttled);
    await sleep(turn % 4);
    if (turn % 23 === 0) throw refusal(1013);
  });
}

test.each([
  [1000, "as they come", false],
  [300, "in order", true],
])("%i subjects arrive once each, %s, twenty at once", async (count, _how, ordered) => {
  failNowAndThen(20);
  const given = subjects.slice(0, count);
  const got: [string, number | undefined][] = [];
  let progress: object = {};
  for await (const outcome of bulk(given, { concurrency: 20, ordered }, 9)) {
    got.push([outcome.subject, outcome.data?.values.OrganizationNumber]);
    progress = outcome.progress;
  }

  const wanted = given.map((subject) => [subject, Number(subject)]);
  expect(ordered ? got : got.toSorted(([one], [other]) => one.localeCompare(other))).toEqual(wanted);
  expect(progress).toEqual({ harvested: count, failed: 0, skipped: 0 });
  expect(dan.mostAtOnce).toBe(20);
  expect(dan.received.length).toBeGreaterThan(count * 1.05);
});

test("a slow subject holds up its own place alone", async () => {
  const [slow, ...others] = subjects.slice(0, 12) as [string, ...string[]];
  const rest = gate();
  let asked = 0;
  answerAfter((subject) => {
    if (subject === slow) return rest.opened;
    if (++asked === others.length) rest.open();
    return undefined;
  });

  const given: string[] = [];
  for await (const { subject } of bulk([slow, ...others], { concurrency: 2 })) given.push(subject);

  // The last two are answered side by side.
  expect(given.slice(0, 10)).toEqual(others.slice(0, 10));
  expect(given.toSorted()).toEqual([slow, ...others]);
});

test.each([false, true])(
  "a loop that takes its time lets no more than it has room for be read (%s)",
  async (ordered) => {
    let read = 0;
    function* counted() {
      for (const subject of subjects.slice(0, 40)) {
        read++;
        yield subject;
      }
    }
    const ahead: number[] = [];
    let given = 0;
    for await (const _ of bulk(counted(), { concurrency: 3, ordered })) {
      given++;
      if (given % 10 === 1) await until(() => dan.received.length === given + 6);
      await sleep(5);
      ahead.push(read - given);
    }

    expect(given).toBe(40);
    expect(Math.max(...ahead)).toBe(6);
  },
);

test("in order, a first one that is slow is not run away from", async () => {
  const rest = gate();
  let read = 0;
  function* counted() {
    for (const subject of subjects) {
      read++;
      yield subject;
    }
  }
  answerAfter((subject) => (subject === subjects[0] ? rest.opened : undefined));
  const outcomes = bulk(counted(), { concurrency: 3, ordered: true });
  const first = outcomes.next();
  await until(() => dan.received.length === 6);
  await sleep(50);

  expect([read, dan.received.length]).toEqual([6, 6]);
  rest.open();
  expect((await first).value?.subject).toBe(subjects[0]);
  await outcomes.return();
});

test("what is wrong with one subject is its outcome, and no other's", async () => {
  const [deleted, refused, down, busy, fine] = subjects as [string, string, string, string, string];
  dan.addUnit(deleted, { name: "FIKTIV OPPHØRT AS", form: "AS", deleted: true });
  answerAfter((subject) => {
    if (subject === refused) throw refusal(3002);
    if (subject === down) throw refusal(3001);
    if (subject === busy) dan.answerNext(throttled, 3);
  });
  const given = ["310724182", deleted, refused, down, busy, fine];
  const got: unknown[] = [];
  for await (const { index, error, progress } of bulk(given, { concurrency: 1 }))
    got.push([index, error?.name, progress]);

  expect(got).toEqual([
    [0, "ArgumentError", { harvested: 0, failed: 1, skipped: 0 }],
    [1, "PartyError", { harvested: 0, failed: 2, skipped: 0 }],
    [2, "SourceError", { harvested: 0, failed: 3, skipped: 0 }],
    [3, "SourceError", { harvested: 0, failed: 4, skipped: 0 }],
    [4, undefined, { harvested: 1, failed: 4, skipped: 0 }],
    [5, "QuotaError", { harvested: 1, failed: 5, skipped: 0 }],
  ]);
});

test.each<[what: string, prepare: () => void, error: new (...args: never[]) => Error]>([
  ["credentials are refused", () => dan.fail(1024, 99), AuthenticationError],
  ["the dataset is another product's", () => dan.fail(1006, 99), DatasetError],
  ["a parameter is wrong", () => dan.fail(1017, 99), RequestError],
  ["the quota is used up", () => dan.limitTo(0), QuotaError],
])("it ends where %s", async (_what, prepare, error) => {
  prepare();
  await expect(bulk(subjects, { concurrency: 4 }).next()).rejects.toThrow(error);
  await sleep(20);
  // A token that is refused is minted anew once.
  expect(dan.received.length).toBeLessThanOrEqual(8);
});

test("what came before the end is given first", async () => {
  dan.limitTo(5);
  const given: string[] = [];
  const run = async () => {
    for await (const { subject } of bulk(subjects, { concurrency: 1 })) given.push(subject);
  };

  await expect(run()).rejects.toThrow(QuotaError);
  expect(given).toEqual(subjects.slice(0, 5));
});

test("a requestor that is none, and a limit below one, are told before anything is read", async () => {
  const unread = {
    [Symbol.iterator]: (): Iterator<string> => {
      throw new Error("It was read.");
    },
  };
  await expect(bulk(unread, { requestor: "310724182" }).next()).rejects.toThrow(ArgumentError);
  await expect(bulk(unread, { concurrency: 0 }).next()).rejects.toThrow(ArgumentError);
  await expect(bulk(unread, { concurrency: NaN }).next()).rejects.toThrow(ArgumentError);
});

test("the signal ends what is under way, and a source that never comes, with its reason", async () => {
  const reason = new Error("Closing time.");
  for (const source of [subjects, never()]) {
    const controller = new AbortController();
    answerAfter(() => new Promise(() => undefined));
    const next = bulk(source, { signal: controller.signal, concurrency: 2 }).next();
    setTimeout(() => controller.abort(reason), 30);
    await expect(next).rejects.toBe(reason);
  }
  const { signal } = new AbortController();
  await expect(bulk(subjects, { signal: AbortSignal.any([signal, AbortSignal.abort(reason)]) }).next()).rejects.toBe(
    reason,
  );
  expect(dan.received).toHaveLength(2);
});

test("leaving the loop closes the source and asks for nothing more", async () => {
  let closed = false;
  async function* closing() {
    try {
      yield* subjects;
    } finally {
      closed = true;
    }
  }
  for await (const _ of bulk(closing(), { concurrency: 2 })) break;
  await until(() => closed);
  const asked = dan.received.length;
  await sleep(30);

  expect(dan.received).toHaveLength(asked);
  expect(asked).toBeLessThanOrEqual(5);
});

test("a source that fails ends it, after what was read", async () => {
  const reason = new Error("The list broke off.");
  async function* broken() {
    yield* subjects.slice(0, 3);
    await until(() => dan.received.length === 3);
    throw reason;
  }
  const given: string[] = [];
  const run = async () => {
    for await (const { subject } of bulk(broken(), { concurrency: 1 })) given.push(subject);
  };

  await expect(run()).rejects.toBe(reason);
  expect(given).toEqual(subjects.slice(0, 3));
});

test("a journal gets what the loop is done with, and no failure; what it has is skipped", async () => {
  const [first, second, third, fourth] = subjects as [string, string, string, string];
  const told: string[] = [];
  const journal = {
    has: async (subject: string) => subject === first,
    add: (subject: string) => void told.push(subject),
  };
  answerAfter((subject) => {
    if (subject === second) throw refusal(3002);
  });

  const seen: unknown[] = [];
  for await (const { subject, index, error, progress } of bulk(subjects, { concurrency: 1, journal })) {
    seen.push([subject, index, error instanceof SourceError, progress, [...told]]);
    if (subject === fourth) break;
  }

  expect(seen).toEqual([
    [second, 1, true, { harvested: 0, failed: 1, skipped: 1 }, []],
    [third, 2, false, { harvested: 1, failed: 1, skipped: 1 }, []],
    [fourth, 3, false, { harvested: 2, failed: 1, skipped: 1 }, [third]],
  ]);
  expect(told).toEqual([third]);
});

test("errors of a bulk harvest tell no number", async () => {
  for await (const { error } of bulk(["310724182", "310724199"])) {
    expect([ArgumentError, PartyError]).toContain(error?.constructor);
    expect(String(error) + JSON.stringify(error)).not.toContain("3107241");
  }
});

async function* never(): AsyncGenerator<string> {
  await new Promise(() => undefined);
  yield "";
}

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

function gate(): Gate {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(1);
}
