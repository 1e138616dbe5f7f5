/** Measures the XML engine against outside judges: `npm run judge:xml -- --only w3c,random --seed 7`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { judges } from "../test/conformance/xsd/judges.js";
import { holds, type Sitting, type Verdict } from "../test/conformance/xsd/measure.js";
import { failureLines, report } from "../test/conformance/xsd/report.js";
import { missing } from "../test/conformance/xsd/shared.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e6)) },
    report: { type: "string", default: ".scratch/judge-xml.jsonl" },
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const chosen = values.only?.flatMap((names) => names.split(",")) ?? Object.keys(judges);
const unknown = chosen.filter((name) => !Object.hasOwn(judges, name));
if (unknown.length > 0) fail(`There is no judge ${unknown.join(", ")}; there are ${Object.keys(judges).join(", ")}.`);
if (missing.length > 0) fail(`The judges cannot sit without ${missing.join(", ")}.`);

const sitting: Sitting = {
  seed: Number(values.seed),
  folder: mkdtempSync(join(tmpdir(), "altinnkit-judged-")),
  progress(what, done, total) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}: ${Math.floor(done)} of ${total}`);
  },
};
const verdicts: Verdict[] = [];
for (const name of chosen) {
  const start = performance.now();
  verdicts.push(await judges[name]!(sitting));
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}
const verdict: Verdict = {
  measures: verdicts.flatMap(({ measures }) => measures),
  failures: verdicts.flatMap(({ failures }) => failures),
  notes: verdicts.flatMap(({ notes }) => notes),
};
mkdirSync(dirname(values.report), { recursive: true });
writeFileSync(values.report, failureLines(verdict.failures));
if (values.json)
  process.stdout.write(`${JSON.stringify({ seed: sitting.seed, ...verdict, failures: undefined }, null, 2)}\n`);
else process.stdout.write(`${report(verdict)}\n`);
process.stderr.write(`Seed ${sitting.seed}; ${verdict.failures.length} failures in ${values.report}.\n`);
if (values.keep) process.stderr.write(`The documents are in ${sitting.folder}.\n`);
else rmSync(sitting.folder, { recursive: true });
process.exitCode = verdict.measures.every(holds) ? 0 : 1;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
