import { setTimeout as sleep } from "node:timers/promises";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../servers/dan/refusal.js";
import { startWorld, type World } from "../servers/world.js";
import { runExample, startExample } from "../support/examples.js";

let world: World;
let subjects: string[];
const path = (name: "SUBJECTS" | "RESULTS" | "JOURNAL") => world.env[name]!;
const read = (name: "SUBJECTS" | "RESULTS" | "JOURNAL") => readFile(path(name), "utf8").catch(() => "");

beforeAll(async () => {
  world = await startWorld();
  subjects = (await read("SUBJECTS")).trimEnd().split("\n");
  let asked = 0;
  // Every number is the subject's own; now and then there is 429 or 503 in place of an answer.
  world.dan.provide("UnitBasicInformation", async ({ subject }) => {
    const turn = ++asked;
    if (turn % 47 === 0) world.dan.answerNext({ status: 429, headers: { "Retry-After": "0" } });
    await sleep(10);
    if (turn % 53 === 0) throw refusal(1013);
    return [{ evidenceValueName: "OrganizationNumber", value: Number(subject) }];
  });
}, 60_000);

afterAll(() => world.close());

beforeEach(async () => {
  await Promise.all([rm(path("RESULTS"), { force: true }), rm(path("JOURNAL"), { force: true })]);
});

/** Lines of the results in the order of the subjects. */
async function sortedResults(): Promise<string[]> {
  return (await read("RESULTS")).split("\n").filter(Boolean).toSorted();
}

const wanted = (count: number): string[] =>
  subjects.slice(0, count).map((subject) => JSON.stringify({ subject, OrganizationNumber: Number(subject) }));

test("bulk.ts, killed and started again, has harvested each subject once", async () => {
  await writeFile(path("SUBJECTS"), `${subjects.slice(0, 400).join("\n")}\n`);
  const first = startExample("bulk", world.env);
  const killed = new Promise((resolve) => first.once("close", (_, signal) => resolve(signal)));
  while ((await read("RESULTS")).split("\n").length < 100) await sleep(20);
  first.kill("SIGKILL");
  expect(await killed).toBe("SIGKILL");
  const before = (await read("RESULTS")).split("\n").length - 1;
  expect(before).toBeLessThan(400);

  const { code, stdout, stderr } = await runExample("bulk", world.env);

  expect([code, stdout]).toEqual([
    0,
    `${400 - before} harvested, ${before} were there, 0 failed.\nData from Altinn.\n`,
  ]);
  // On a busy machine there are lines of what was done before.
  expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^400 of 400, 0 failed, \d+ retried, \d+\/s$/);
  expect(await sortedResults()).toEqual(wanted(400));
  expect(world.dan.mostAtOnce).toBeLessThanOrEqual(20);
  expect(await read("JOURNAL")).not.toMatch(/\b31\d{7}\b/);
});

test("a kill between a result and its mark, or in the middle of a line, repeats and loses none", async () => {
  await writeFile(path("SUBJECTS"), `${subjects.slice(0, 40).join("\n")}\n`);
  await runExample("bulk", world.env);
  const [results, journal] = [await read("RESULTS"), await read("JOURNAL")];
  const half = results.split("\n").slice(0, 20).join("\n");
  await writeFile(path("RESULTS"), `${half}\n{"subject":"31`);
  // The title and nineteen marks of twenty, and a half one.
  await writeFile(path("JOURNAL"), journal.slice(0, 20 * 44));
  await appendFile(path("JOURNAL"), "torn");

  const { stdout } = await runExample("bulk", world.env);

  expect(stdout).toBe("20 harvested, 20 were there, 0 failed.\nData from Altinn.\n");
  expect(await sortedResults()).toEqual(wanted(40));
});

test("bulk.ts tells what failed without a number, and asks for it again", async () => {
  const [first, second] = subjects as [string, string];
  await writeFile(path("SUBJECTS"), `${first}\n\n310724182\n${second}\n`);

  for (const counts of ["2 harvested, 0 were there, 1 failed.", "0 harvested, 2 were there, 1 failed."]) {
    const { code, stdout } = await runExample("bulk", world.env);
    expect([code, stdout.split("\n")]).toEqual([
      1,
      [counts, '1 times: data.altinn.no: the check digits of "subject" are wrong.', "Data from Altinn.", ""],
    ]);
  }
  expect(await sortedResults()).toEqual(wanted(2));
});
