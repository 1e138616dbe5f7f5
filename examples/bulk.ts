/**
 * Harvests a dataset about every subject in a file, one number a line, and writes what came as NDJSON. Started again after
 * a kill, it goes on where it was; those that failed are asked for again. Show your users that the data come from Altinn.
 */
import { open } from "node:fs/promises";
import { connect } from "altinnkit";
import { maskinporten, subscriptionKey } from "altinnkit/auth";
import { unitBasicInformation as dataset } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvestBulk, type BulkProgress } from "altinnkit/flows/dan";
import { openJournal, openLines } from "altinnkit/flows/dan/node";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "", JOURNAL_KEY = "" } = process.env;
const { SUBJECTS = "subjects.txt", RESULTS = "results.ndjson", JOURNAL = "results.journal" } = process.env;

let retried = 0;
const dan = connect(danV1, {
  environment: "tt02",
  auth: [
    maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: ["altinn:dataaltinnno/ebevis"] }),
    subscriptionKey(SUBSCRIPTION_KEY),
  ],
  onEvent: ({ type }) => {
    if (type === "retry") retried++;
  },
});

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of (await open(file)).readLines()) if (line.trim() !== "") yield line.trim();
}

const results = await openLines(RESULTS);
const journal = await openJournal({ file: JOURNAL, key: JOURNAL_KEY, dataset });
// A kill may have come between a result and its mark in the journal: the one that was written last is done.
if (results.last !== undefined) {
  const { subject } = JSON.parse(results.last) as { subject: string };
  if (!journal.has(subject)) await journal.add(subject);
}

let total = 0;
for await (const _ of linesOf(SUBJECTS)) total++;

const failures = new Map<string, number>();
const started = performance.now();
let progress: BulkProgress = { harvested: 0, failed: 0, skipped: 0 };
const { isTTY } = process.stderr;
const shown = setInterval(show, isTTY ? 100 : 10_000);

for await (const outcome of harvestBulk(dan, dataset, linesOf(SUBJECTS), { concurrency: 20, journal })) {
  const { subject, data, error } = outcome;
  progress = outcome.progress;
  // No number here: what failed is told by its kind.
  if (error) failures.set(error.message, (failures.get(error.message) ?? 0) + 1);
  else await results.append(JSON.stringify({ subject, ...data.values }));
}

clearInterval(shown);
show();
if (isTTY) process.stderr.write("\n");
await Promise.all([results.close(), journal.close()]);
console.log(`${progress.harvested} harvested, ${progress.skipped} were there, ${progress.failed} failed.`);
for (const [message, times] of failures) console.log(`${times} times: ${message}`);
console.log("Data from Altinn.");
process.exitCode = progress.failed > 0 ? 1 : 0;

/** One line that moves on a terminal, a line now and then elsewhere. */
function show(): void {
  const { harvested, failed, skipped } = progress;
  const perSecond = Math.round(((harvested + failed) / (performance.now() - started)) * 1000);
  const line = `${harvested + failed + skipped} of ${total}, ${failed} failed, ${retried} retried, ${perSecond}/s`;
  process.stderr.write(isTTY ? `\r${line} ` : `${line}\n`);
}
