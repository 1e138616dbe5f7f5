import didYouMean from "didyoumean2";
import type { Dataset } from "../model/contract.js";
import { words } from "../model/naming/words.js";

/** What is looked for. Without anything, all datasets are found. */
export interface Wanted {
  /** Each of them is in the dataset's name, contexts, value names or summary. */
  readonly words: readonly string[];
  readonly context?: string | undefined;
  readonly open?: boolean | undefined;
}

/** Datasets that fit, the best first, those of one rank by name. A text fits in any case, with or without its accents. */
export function findDatasets<T extends Dataset>(datasets: readonly T[], { words: asked, context, open }: Wanted): T[] {
  return datasets
    .filter((dataset) => open !== true || dataset.open)
    .filter((dataset) => context === undefined || contextOf(dataset, context) !== undefined)
    .map((dataset) => ({ dataset, ranks: asked.map((word) => rankOf(dataset, plain(word))) }))
    .filter(({ ranks }) => ranks.every((rank) => rank > 0))
    .map(({ dataset, ranks }) => ({ dataset, rank: ranks.reduce((sum, rank) => sum + rank, 0) }))
    .sort((one, other) => other.rank - one.rank || (one.dataset.name < other.dataset.name ? -1 : 1))
    .map(({ dataset }) => dataset);
}

/** The context of a dataset that was meant. */
export function contextOf({ contexts }: Dataset, asked: string): string | undefined {
  return contexts.find((context) => plain(context) === plain(asked));
}

/** The name or word of a dataset, or the context, that a word was perhaps meant to be. */
export function nearest(datasets: readonly Dataset[], asked: string, what: "word" | "context"): string | undefined {
  const candidates = datasets.flatMap(({ name, values, contexts }) =>
    what === "context" ? contexts : [name, ...words(name), ...values.map((value) => value.name)],
  );
  const found = didYouMean(plain(asked), [...new Set(candidates)].map(plain));
  return candidates.find((candidate) => plain(candidate) === found);
}

function rankOf({ name, contexts, values, summary = "" }: Dataset, word: string): number {
  const own = plain(name);
  if (own === word) return 100;
  if (own.startsWith(word)) return 50;
  if (words(name).map(plain).includes(word)) return 40;
  if (own.includes(word)) return 30;
  if (contexts.some((context) => plain(context).includes(word))) return 20;
  if (values.some((value) => plain(value.name).includes(word))) return 10;
  return plain(summary).includes(word) ? 5 : 0;
}

/** As names on the wire are written, which have no Norwegian letters: `kjøretøy` is `kjoretoy`. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll("ø", "o").replaceAll("æ", "ae").normalize("NFD").replaceAll(/\p{M}/gu, "");
}
