import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { judges } from "./judges.js";
import { holds, type Sitting, type Verdict } from "./measure.js";
import { report } from "./report.js";
import { missing } from "./shared.js";

/** What is reached, where it is not the bar. Six documents import what was not saved beside them. */
const reached: Readonly<Record<string, number>> = { "upstream: wholly expressed": 95 };

const sitting: Sitting = {
  seed: 1,
  folder: mkdtempSync(join(tmpdir(), "altinnkit-judged-")),
  progress: () => undefined,
};
afterAll(() => rmSync(sitting.folder, { recursive: true }), 120_000);

if (missing.length > 0) process.stderr.write(`Outside judges of XML are skipped without ${missing.join(", ")}.\n`);

describe.skipIf(missing.length > 0)("outside judges of the XML engine", () => {
  test.each(["upstream", "w3c", "random", "mutations"])(
    "%s: every measure is at its bar, or no worse than it was",
    async (name) => {
      const verdict = await judges[name]!(sitting);

      process.stdout.write(report(verdict));

      expect(verdict.measures.length).toBeGreaterThan(0);
      expect(worse(verdict)).toEqual([]);
    },
  );
});

function worse({ measures }: Verdict): readonly string[] {
  return measures
    .filter((measure) => {
      const { name, value, bar } = measure;
      const known = reached[name];
      const isNoWorse = known !== undefined && ("least" in bar ? value >= known : value <= known);
      return !holds(measure) && !isNoWorse;
    })
    .map(({ name, value }) => `${name}: ${value}`);
}
