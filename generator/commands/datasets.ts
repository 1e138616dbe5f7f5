import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { contextOf, findDatasets, nearest, type Wanted } from "../datasets/find.js";
import { howToFetch, roadsTo } from "../datasets/how-to.js";
import { readDatasets, type PinnedDataset } from "../datasets/read.js";
import { InputError } from "../errors.js";
import { openSpecs } from "../folders.js";
import { datasetPage, datasetTable } from "./dataset-page.js";
import { specsOption, valueOption } from "./options.js";

interface DatasetsFlags extends ConsoleFlags {
  readonly words?: string[] | undefined;
  readonly context?: string | undefined;
  readonly open?: boolean | undefined;
  readonly specs?: string | undefined;
}

export const datasets: CommandModule<unknown, DatasetsFlags> = {
  command: "datasets [words..]",
  describe: "Find a dataset of data.altinn.no, and show the code that fetches it",
  builder: (yargs) =>
    yargs
      .positional("words", { type: "string", array: true, describe: "Words of its name, values or summary" })
      .option("context", valueOption("context", "Service context it belongs to"))
      .option("open", { type: "boolean", describe: "Open to everyone, without a token" })
      .option("specs", specsOption)
      .example("$0 datasets", "All of them")
      .example("$0 datasets kjøretøy", "What has it in its name, values or summary")
      .example("$0 datasets UnitBasicInformation --open", "The code for everyone")
      .example("$0 datasets --context eBevis --json | jq '.[].name'", "Names for a script"),
  async handler({ words = [], context, open, specs, ...flags }) {
    const console = openConsole(flags);
    const folder = await openSpecs(specs);
    const all = await readDatasets(folder);
    if (all.length === 0)
      throw new InputError(`${folder}: no datasets are pinned here. Run "altinnkit pull dan/datasets/v1".`);
    const wanted = { words: words.map(String), context, open };
    const found = findDatasets(all, wanted);
    const road = (dataset: PinnedDataset) => (open === true ? "open" : roadsTo(dataset)[0]!);
    const code = (dataset: PinnedDataset) =>
      howToFetch(dataset.id, dataset, road(dataset), context && contextOf(dataset, context));
    console.printJson(found.map((dataset) => ({ ...dataset, roads: roadsTo(dataset), code: code(dataset) })));
    const [best] = found;
    if (best === undefined) {
      console.warn(remedy(all, wanted));
      process.exitCode = 1;
      return;
    }
    const coloured = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
    if (found.length > 1) console.print(datasetTable(found));
    if (found.length === 1 || words.length > 0) {
      console.print(`${found.length > 1 ? "\n" : ""}${datasetPage(best, code(best), coloured)}`);
    }
  },
};

function remedy(all: readonly PinnedDataset[], { words, context, open }: Wanted): string {
  const what = [
    ...words.map((word) => `"${word}"`),
    ...(context === undefined ? [] : [`context "${context}"`]),
    ...(open === true ? ["open to everyone"] : []),
  ].join(", ");
  const misses = [
    ...words
      .filter((word) => findDatasets(all, { words: [word] }).length === 0)
      .map((word) => nearest(all, word, "word")),
    ...(context === undefined || findDatasets(all, { words: [], context }).length > 0
      ? []
      : [nearest(all, context, "context")]),
  ].filter((hint) => hint !== undefined);
  const hint =
    misses.length > 0
      ? `Did you mean ${misses.map((miss) => `"${miss}"`).join(" and ")}?`
      : `"altinnkit datasets" shows all ${all.length}; take a word away, or look in another context.`;
  return `No dataset fits ${what}. ${hint}`;
}
