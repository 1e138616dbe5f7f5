import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigurationError } from "altinnkit";
import { advRegPerson, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { openJournal, openLines, type FileJournal } from "altinnkit/flows/dan/node";

let folder: string;
let file: string;
const key = "a key of thirty-two bytes or more";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
  file = join(folder, "journal");
});

afterEach(() => rm(folder, { recursive: true }));

/** A run: what it finds of two subjects, and what it adds. */
async function run(...added: string[]): Promise<boolean[]> {
  const journal = await openJournal({ file, key, dataset: unitBasicInformation });
  const had = ["310724181", "14857310056"].map((subject) => journal.has(subject));
  for (const subject of added) await journal.add(subject);
  await journal.close();
  return had;
}

test("a journal tells the next run what this one added, and no number", async () => {
  expect(await run("310724181")).toEqual([false, false]);
  expect(await run("14857310056")).toEqual([true, false]);
  expect(await run()).toEqual([true, true]);

  const text = await readFile(file, "utf8");
  expect(text).toMatch(/^([\w-]{43}\n){3}$/);
  expect(text).not.toMatch(/310724181|14857310056|UnitBasic/);
});

test.skipIf(process.platform === "win32")("others than its owner may not read it; Windows knows no modes", async () => {
  await run();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("what was added is had at once", async () => {
  const journal = await openJournal({ file, key, dataset: unitBasicInformation });
  await journal.add("310724181");
  expect([journal.has("310724181"), journal.has("14857310056")]).toEqual([true, false]);
  await journal.close();
});

test("a last line that a kill cut off is taken away, whichever byte it was cut at", async () => {
  await run("310724181");
  const whole = await readFile(file, "utf8");
  for (const length of [1, 43, 44, 45, 87]) {
    await writeFile(file, whole.slice(0, length));
    expect(await run("14857310056")).toEqual([false, false]);
    expect(await run()).toEqual([false, true]);
    expect((await readFile(file, "utf8")).split("\n").map((line) => line.length)).toEqual([43, 43, 0]);
  }
});

test.each<[what: string, open: () => Promise<FileJournal>]>([
  ["another key", () => openJournal({ file, key: key.toUpperCase(), dataset: unitBasicInformation })],
  ["another dataset", () => openJournal({ file, key, dataset: advRegPerson })],
])("a journal with %s is refused, and left as it is", async (_what, open) => {
  await run("310724181");
  await expect(open()).rejects.toThrow(
    new ConfigurationError("The journal was begun with another key, or for another dataset."),
  );
  expect(await run()).toEqual([true, false]);
});

test("a key that can be guessed is refused", async () => {
  for (const short of ["", "x".repeat(31), new Uint8Array(16)]) {
    await expect(openJournal({ file, key: short, dataset: unitBasicInformation })).rejects.toThrow(
      new ConfigurationError("A journal's key has at least 32 bytes."),
    );
  }
});

test("lines of any length and letters come back whole", async () => {
  const long = "æ".repeat(100_000);
  const first = await openLines(file);
  for (const line of ["blåbær", long]) await first.append(line);
  await first.close();
  await appendFile(file, Buffer.from("cut ø").subarray(0, -1));

  const read: string[] = [];
  const second = await openLines(file, (line) => read.push(line));
  await second.append("last");
  await second.close();

  expect([first.last, second.last === long, read.length, read[0]]).toEqual([undefined, true, 2, "blåbær"]);
  expect(await readFile(file, "utf8")).toBe(`blåbær\n${long}\nlast\n`);
});
