import type { Console } from "../console.js";
import { catalogue, type Diagnostics } from "../diagnostics.js";

/** Prints what stages reported; notes are for `--json` alone. */
export function printDiagnostics(report: Diagnostics, console: Console): void {
  for (const { code, level, contract, at, detail } of report.all) {
    if (level === "note") continue;
    const place = at.startsWith(contract) ? at : `${contract} at ${at}`;
    console.warn(`${level}: ${place} ${catalogue[code].says}${detail === undefined ? "" : ` (${detail})`} [${code}]`);
  }
}
