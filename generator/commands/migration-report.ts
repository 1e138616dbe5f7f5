import pc from "picocolors";
import { table } from "../console.js";
import { summaryLine } from "../migrate/markdown.js";
import { identifiersIn, type Answer, type Group, type Summary } from "../migrate/result.js";
import type { Use } from "../migrate/use.js";

const colours = { replaced: pc.green, redesigned: pc.yellow, shim: pc.green, dropped: pc.red, unclear: pc.magenta };

/** A report for people: uses by what becomes of them, the identifiers that change, and how many there are. */
export function migrationReport(
  groups: readonly Group[],
  unanswered: readonly Use[],
  summary: Summary,
  coloured: boolean,
): string {
  const { bold } = pc.createColors(coloured);
  const identifiers = Object.values(identifiersIn(groups));
  return [
    ...groups.flatMap(({ answer, uses }) => [usesTable(uses), "", ...answerLines(answer, coloured), ""]),
    ...(unanswered.length === 0 ? [] : [usesTable(unanswered), "", "  not in the table", ""]),
    ...(identifiers.length === 0 ? [] : [bold("Identifiers"), ...identifiers.map(identifierLine), ""]),
    bold(summaryLine(summary)),
  ].join("\n");
}

function identifierLine({ altinn2, altinn3 }: { readonly altinn2: string; readonly altinn3: string }): string {
  return `  ${altinn2}\n    ${altinn3}`;
}

function usesTable(uses: readonly Use[]): string {
  return table(
    uses.map(({ file, line, column, altinn2, certain }) => [
      `${file}:${line}:${column}`,
      altinn2,
      certain ? "" : "possible",
    ]),
  );
}

function answerLines({ product, status, basis, to, changes, sketch }: Answer, coloured: boolean): string[] {
  const { dim } = pc.createColors(coloured);
  const source = basis === "none" ? "no source" : basis;
  return [
    `  ${coloured ? colours[status](status) : status} (${source}): ${product}`,
    ...(to.length === 0 ? [] : [indented(table(to.map(({ operation, import: from }) => [operation, from])))]),
    ...changes.map((change) => `  - ${change}`),
    ...(sketch === null ? [] : ["", dim(indented(sketch))]),
  ];
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "    ");
}
