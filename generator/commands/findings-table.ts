import pc from "picocolors";
import type { Finding } from "../../runtime/index.js";
import { table } from "../console.js";

const colours = { ok: pc.green, warning: pc.yellow, failed: pc.red, skipped: pc.dim };

/** Findings for people: one line each, and the remedy below. */
export function findingsTable(findings: readonly Finding[], coloured: boolean): string {
  const rows = findings.flatMap(({ step, outcome, says, remedy }) => [
    { outcome, cells: [step, outcome, says] },
    ...(remedy === undefined ? [] : [{ outcome, cells: ["", "", remedy] }]),
  ]);
  const [header, ...lines] = table([["STEP", "OUTCOME", "FINDING"], ...rows.map(({ cells }) => cells)]).split("\n");
  const painted = lines.map((line, index) => (coloured ? colours[rows[index]!.outcome](line) : line));
  return [header, ...painted].join("\n");
}
