import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { pull as pullSources, type Outcome } from "../pull/pull.js";
import { select } from "../select.js";
import { sources } from "../sources/index.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { idsOption, valueOption } from "./options.js";

interface PullFlags extends ConsoleFlags {
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
      .example("$0 pull", "Pin every contract anew")
      .example("$0 pull 'altinn3/**' --docs keep", "Some, with upstream's descriptions for your own tree")
      .example("$0 pull --mirror ./mirror", "Without network"),
  async handler({ ids = [], mirror, docs, specs, ...flags }) {
    const console = openConsole(flags);
    const report = new Diagnostics();
    const chosen = select(sources, ids);
    let done = 0;
    const outcomes = await pullSources(chosen, {
      specs,
      docs,
      report,
      ...(mirror === undefined ? {} : { mirror }),
      onDone: ({ id, status }) => console.progress(`[${++done}/${chosen.length}] ${id}: ${status}`),
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

function forMachines(outcome: Outcome): object {
  if (outcome.status === "failed") return outcome;
  const { id, status, entry } = outcome;
  return { id, status, ...entry };
}

function summary(outcomes: readonly Outcome[], specs: string): string {
  const count = (status: Outcome["status"]): number => outcomes.filter((outcome) => outcome.status === status).length;
  return `${count("pinned")} pinned, ${count("unchanged")} unchanged, ${count("failed")} failed in ${specs}/.`;
}
