import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import type { Outcome } from "../pull/pull.js";
import { knownContracts } from "../known-sources.js";
import { select } from "../select.js";
import type { Source } from "../sources/index.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { idsOption, valueOption } from "./options.js";
import { appOptions, appSources, type AppFlags } from "./own-app.js";

interface PullFlags extends ConsoleFlags, AppFlags {
  readonly ids?: string[] | undefined;
  readonly mirror?: string | undefined;
  readonly docs: "strip" | "keep";
  readonly specs: string;
}

export const pull: CommandModule<unknown, PullFlags> = {
  command: "pull [ids..]",
  describe: "Fetch contracts from upstream, repair, normalise and pin them",
  builder: (yargs) =>
    yargs
      .positional("ids", idsOption)
      .option("mirror", valueOption("mirror", "Folder or base URL that stands in for the live URLs"))
      .option("docs", {
        choices: ["strip", "keep"] as const,
        requiresArg: true,
        default: "strip" as const,
        describe: "Upstream's descriptions",
      })
      .option("specs", { ...valueOption("specs", "Folder of pinned specs"), default: "specs" })
      .options(appOptions)
      .example("$0 pull", "Pin every contract anew, and every app that was pulled before")
      .example("$0 pull --app ttd/my-app --model Skjema", "One app's own API, and a model of its form data for XML")
      .example("$0 pull 'altinn3/**' --docs keep", "Some, with upstream's descriptions for your own tree")
      .example("$0 pull --mirror ./mirror", "Without network"),
  async handler({ ids = [], mirror, docs, specs, app, environment, document, model, ...flags }) {
    const console = openConsole(flags);
    const report = new Diagnostics();
    const chosen = await choose(ids, appSources({ app, environment, document, model }), specs);
    const { pull: pullSources } = await import("../pull/pull.js");
    const outcomes = await pullSources(chosen, {
      specs,
      docs,
      report,
      ...(mirror === undefined ? {} : { mirror }),
      onDone: ({ id, status }) => console.progress(`${id}: ${status}`),
    });
    printDiagnostics(report, console);
    const failed = outcomes.filter((outcome) => outcome.status === "failed");
    for (const { id, error, urls } of failed) {
      console.warn(`${id}: not pinned; an earlier pin stays.\n  ${error}\n  upstream: ${urls.join(", ")}`);
    }
    console.printJson({ contracts: outcomes.map(forMachines), diagnostics: report.all });
    console.print(summary(outcomes, specs));
    if (failed.length > 0) process.exitCode = 1;
  },
};

/** What was named; everything when nothing was. What is named as an app comes from where its options say. */
async function choose(ids: readonly string[], own: readonly Source[], specs: string): Promise<Source[]> {
  if (ids.length === 0 && own.length > 0) return [...own];
  const others = new Set(select(await knownContracts(specs), ids).map(({ source }) => source));
  return [...[...others].filter(({ id }) => !own.some((source) => source.id === id)), ...own];
}

function forMachines(outcome: Outcome): object {
  if (outcome.status === "failed") return outcome;
  const { id, status, entry } = outcome;
  return { id, status, ...entry };
}

function summary(outcomes: readonly Outcome[], specs: string): string {
  const count = (status: Outcome["status"]): number => outcomes.filter((outcome) => outcome.status === status).length;
  return `${count("pinned")} pinned, ${count("unchanged")} unchanged, ${count("failed")} failed in ${specs}/.`;
}
