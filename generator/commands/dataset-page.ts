import pc from "picocolors";
import { table } from "../console.js";
import { roadsTo } from "../datasets/how-to.js";
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

/** Each service context has a scope of its own; a client asks for that of the context its key is for. */
function scopesOf({ scopes, contexts }: PinnedDataset): string {
  if (scopes.length === 0) return "any that begins with altinn:dataaltinnno";
  return scopes.join(", ") + (scopes.length > 1 && contexts.length > 1 ? " (those of your service context)" : "");
}
