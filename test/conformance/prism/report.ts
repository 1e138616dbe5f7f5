import type { OperationReport } from "./examine.js";

/** What stands in a table for one contract. */
interface Row {
  readonly contract: string;
  readonly operations: number;
  /** Operations whose requests Prism took. */
  readonly accepted: number;
  readonly answers: number;
  /** Answers that their types hold. */
  readonly parsed: number;
  /** Parts of requests and answers that ask for a listed reason. */
  readonly listed: number;
}

/** The examined contracts as a table. */
export function table(examined: ReadonlyMap<string, readonly OperationReport[]>): string {
  const rows = [...examined].map(([contract, reports]) => rowOf(contract, reports));
  const columns = ["operations", "accepted", "answers", "parsed", "listed"] as const;
  const sums = columns.map((column) => [column, rows.reduce((sum, row) => sum + row[column], 0)]);
  const whole = { contract: "all", ...(Object.fromEntries(sums) as Omit<Row, "contract">) };
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => (index === 0 ? `${cell}`.padEnd(40) : `${cell}`.padStart(10))).join("  ");
  const lines = [...rows, whole].map((row) => line([row.contract, ...columns.map((column) => row[column])]));
  return `${[line(["contract", ...columns]), ...lines].join("\n")}\n`;
}

/** Every operation and what is wrong with it, by contract. */
export function json(examined: ReadonlyMap<string, readonly OperationReport[]>): string {
  const entries = [...examined].map(([contract, reports]) => [
    contract,
    reports.map((report) => ({ ...report, faults: Object.fromEntries(report.faults) })),
  ]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

function rowOf(contract: string, reports: readonly OperationReport[]): Row {
  const faults = reports.map((report) => [...report.faults.keys()]);
  const ofAnswers = faults.flat().filter(isOfAnswer).length;
  const answers = reports.reduce((sum, report) => sum + report.answers, 0);
  return {
    contract,
    operations: reports.length,
    accepted: faults.filter((found) => found.every(isOfAnswer)).length,
    answers,
    parsed: answers - ofAnswers,
    listed: faults.flat().length,
  };
}

function isOfAnswer(pointer: string): boolean {
  return pointer.includes("/responses/");
}
