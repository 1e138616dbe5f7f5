import { causes, type Cause } from "./causes.js";
import { holds, type Failure, type Measure, type Verdict } from "./measure.js";

/** How many causes are told per measure. */
const told = 12;

/** The measures as a table, then why what failed did fail. */
export function report({ measures, failures, notes }: Verdict): string {
  const rows = measures.map((measure) => [
    holds(measure) ? "ok" : "--",
    measure.name,
    bar(measure),
    figure(measure.value, measure.unit),
    measure.of,
  ]);
  const sections = measures.flatMap(({ name }) => {
    const found = causes(failures.filter(({ measure }) => measure === name));
    if (found.length === 0) return [];
    const rest = found.slice(told).reduce((sum, { count }) => sum + count, 0);
    const others = rest === 0 ? [] : [`${String(rest).padStart(6)}  of ${found.length - told} other causes`];
    return ["", name, ...found.slice(0, told).map(line), ...others];
  });
  const remarks = notes.length === 0 ? [] : ["", "Left out:", ...notes.map((note) => `  ${note}`)];
  return `${[...columns([["", "measure", "bar", "measured", "of"], ...rows]), ...sections, ...remarks].join("\n")}\n`;
}

/** Every failure on a line of its own, as JSON. */
export function failureLines(failures: readonly Failure[]): string {
  return failures.map((failure) => `${JSON.stringify(failure)}\n`).join("");
}

function line({ count, level, message, groups, example }: Cause): string {
  const shares = [...groups].sort(([, one], [, other]) => other - one).map(([group, of]) => `${group} ${of}`);
  const shown = shares.length > 4 ? [...shares.slice(0, 4), "…"] : shares;
  return `${String(count).padStart(6)}  ${level}: ${message}\n        ${shown.join(", ")}; ${example.instance ?? example.schema}`;
}

function bar({ bar: limit, unit }: Measure): string {
  return "least" in limit ? `>= ${figure(limit.least, unit)}` : `<= ${figure(limit.most, unit)}`;
}

function figure(value: number, unit: Measure["unit"]): string {
  // Never rounded up to a bar it does not reach.
  const digits = unit === "" || unit === "%" ? Math.floor(value * 100) / 100 : Math.round(value * 100) / 100;
  return unit === "" ? String(digits) : `${digits} ${unit}`;
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
