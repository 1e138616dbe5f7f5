import type { Identifier } from "../../migration/index.js";
import { identifiersIn, type Answer, type Group, type Summary } from "./result.js";
import type { Use } from "./use.js";

/** A report as Markdown, to keep beside the code or to hand on. */
export function markdownReport(groups: readonly Group[], unanswered: readonly Use[], summary: Summary): string {
  const identifiers = Object.values(identifiersIn(groups));
  return [
    "# From Altinn II to Altinn 3",
    summaryLine(summary),
    ...groups.flatMap(({ answer, uses }) => [`## ${answer.product}`, list(uses.map(useLine)), ...answerParts(answer)]),
    ...(unanswered.length === 0 ? [] : ["## Not in the table", list(unanswered.map(useLine))]),
    ...(identifiers.length === 0 ? [] : ["## Identifiers", identifiersTable(identifiers)]),
  ].join("\n\n");
}

/** What becomes of a use: status, operations, changes and sketch. */
export function answerParts({ status, basis, to, changes, sketch }: Answer): string[] {
  return [
    `**${status}**, ${basis === "none" ? "no source" : basis}`,
    ...(to.length === 0 ? [] : [list(to.map(({ operation, import: from }) => `\`${operation}\` of \`${from}\``))]),
    list(changes),
    ...(sketch === null ? [] : [`\`\`\`ts\n${sketch}\n\`\`\``]),
  ];
}

export function identifiersTable(identifiers: readonly Identifier[]): string {
  const rows = identifiers.map(({ altinn2, altinn3 }) => `| ${altinn2} | ${altinn3} |`);
  return ["| Altinn II | Altinn 3 |", "| --- | --- |", ...rows].join("\n");
}

/** `4 uses of Altinn II: 3 redesigned, 1 unclear.` */
export function summaryLine({ uses, possible, statuses }: Summary): string {
  const counts = Object.entries(statuses).map(([status, count]) => `${count} ${status}`);
  const told = counts.length === 0 ? "" : `: ${counts.join(", ")}`;
  const perhaps = possible === 0 ? "" : ` ${possible} of them ${possible === 1 ? "is" : "are"} only possible.`;
  return `${uses === 0 ? "No use" : count(uses)} of Altinn II${told}.${perhaps}`;
}

function count(uses: number): string {
  return uses === 1 ? "1 use" : `${uses} uses`;
}

function useLine({ file, line, column, altinn2, certain }: Use): string {
  return `${file}:${line}:${column} \`${altinn2}\`${certain ? "" : ", possible"}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
