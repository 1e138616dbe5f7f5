import pc from "picocolors";
import { table } from "../console.js";
import { roadsTo, scopesIn } from "../datasets/how-to.js";
import type { PinnedDataset } from "../datasets/read.js";

/** Datasets for people: one line each. */
export function datasetTable(datasets: readonly PinnedDataset[]): string {
  return table([
    ["NAME", "ACCESS", "CONTEXTS", "SUMMARY"],
    ...datasets.map((dataset) => [
      dataset.name,
      roadsTo(dataset).join(", "),
      dataset.contexts.join(", "),
      dataset.summary ?? "",
    ]),
  ]);
}

/** One dataset for people: what it asks for, what it gives, and the code that fetches it. */
export function datasetPage(dataset: PinnedDataset, code: string, coloured: boolean): string {
  const { bold, yellow } = pc.createColors(coloured);
  const { name, summary, aliasOf, contexts, parameters, values, consent, asynchronous, deprecated, sunset } = dataset;
  const about: [string, string][] = [
    ["contract", dataset.id],
    ["access", roadsTo(dataset).join(", ")],
    ["contexts", contexts.join(", ")],
    ["scopes", scopesOf(dataset)],
    [
      "parameters",
      parameters.map(({ required, ...one }) => `${one.name}${required ? "" : "?"}: ${one.type}`).join(", "),
    ],
    ["values", values.map((value) => `${value.name}: ${value.valueType}`).join(", ")],
    ["alias of", aliasOf ?? ""],
    ["consent", consent ? "the subject's, in at least one service context" : ""],
    ["answers", asynchronous ? "later; ask for the status first" : ""],
  ];
  return [
    `${bold(name)}${summary === undefined ? "" : `: ${summary}`}`,
    ...(deprecated
      ? [yellow(sunset === undefined ? "Deprecated." : `Deprecated; it may be gone after ${sunset}.`)]
      : []),
    ...table(about.filter(([, text]) => text !== ""))
      .split("\n")
      .map((line) => `  ${line}`),
    "",
    code,
  ].join("\n");
}

/** By context, where they ask for different ones. */
function scopesOf(dataset: PinnedDataset): string {
  const { contexts, scopes } = dataset;
  if (scopes.length === 0) return "any that begins with altinn:dataaltinnno";
  const same = contexts.every((context) => scopesIn(dataset, context).length === scopes.length);
  if (same) return scopes.join(", ");
  return contexts.map((context) => `${scopesIn(dataset, context).join(", ") || "any"} (${context})`).join("; ");
}
