import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import type { CommandModule } from "yargs";
import { openConsole, type Console, type ConsoleFlags } from "../console.js";
import { InputError } from "../errors.js";
import { openSpecs } from "../folders.js";
import type { RestNames } from "../migrate/client-uses.js";
import type { findUses } from "../migrate/find-uses.js";
import { markdownReport } from "../migrate/markdown.js";
import { readList, type Unknown } from "../migrate/read-list.js";
import { groupUses, identifiersIn, summarise } from "../migrate/result.js";
import type { Use } from "../migrate/use.js";
import { migrationReport } from "./migration-report.js";
import { specsOption, valueOption } from "./options.js";

interface MigrateFlags extends ConsoleFlags {
  readonly sources?: string[] | undefined;
  readonly operations?: string | undefined;
  readonly markdown?: boolean | undefined;
  readonly fail?: boolean | undefined;
  readonly specs?: string | undefined;
}

export const migrate: CommandModule<unknown, MigrateFlags> = {
  command: "migrate [sources..]",
  describe: "Find what code uses of Altinn II, and say what to call of Altinn 3 instead; no network",
  builder: (yargs) =>
    yargs
      .positional("sources", {
        type: "string",
        array: true,
        describe: "tsconfig.json, files, folders or globs; ./tsconfig.json when left out",
      })
      .option("operations", valueOption("operations", "File with an operation a line, instead of sources; - is stdin"))
      .option("markdown", { type: "boolean", describe: "Print a report in Markdown" })
      .option("fail", { type: "boolean", describe: "End in exit 1 when there is a use that is certain" })
      .option("specs", specsOption)
      .conflicts("markdown", "json")
      .example("$0 migrate", "What the project in this folder uses")
      .example("$0 migrate src 'legacy/**/*.js' --markdown > migration.md", "A report to hand on")
      .example("$0 migrate --json | jq '.uses[] | .file'", "Places for a script")
      .example("echo InsertCorrespondenceBasicV2 | $0 migrate --operations -", "One operation")
      .example("$0 migrate --fail", "For CI: nothing of Altinn II is left"),
  async handler({ sources = [], operations, markdown, fail, specs, ...flags }) {
    const console = openConsole(flags);
    if (operations !== undefined && sources.length > 0) throw new InputError("Give sources or --operations, not both.");
    const { uses, unknown } =
      operations === undefined
        ? { ...(await usesIn(sourcesOf(sources), await restNames(specs))), unknown: [] }
        : readList(await textOf(operations), nameOf(operations));
    print(uses, unknown, markdown ?? false, console);
    for (const { line, text, nearest } of unknown) {
      const hint = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
      console.warn(`${nameOf(operations ?? "")}:${line}: nothing in Altinn II is called "${text}".${hint}`);
    }
    if (unknown.length > 0 || (fail && uses.some(({ certain }) => certain))) process.exitCode = 1;
  },
};

/** What reads code is loaded where code is read. */
const usesIn: typeof findUses = async (...given) => (await import("../migrate/find-uses.js")).findUses(...given);

function print(uses: readonly Use[], unknown: readonly Unknown[], markdown: boolean, console: Console): void {
  const groups = groupUses(uses);
  const summary = summarise(uses);
  const unanswered = uses.filter(({ migrations }) => migrations.length === 0);
  console.printJson({
    summary,
    uses: uses.map(({ migrations, ...use }) => ({ ...use, migrations: migrations.map(({ id }) => id) })),
    migrations: groups.map(({ answer }) => answer),
    identifiers: identifiersIn(groups),
    unknown,
  });
  const coloured = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  console.print(
    markdown ? markdownReport(groups, unanswered, summary) : migrationReport(groups, unanswered, summary, coloured),
  );
}

function sourcesOf(sources: readonly string[]): readonly string[] {
  if (sources.length > 0) return sources.map(String);
  if (existsSync("tsconfig.json")) return ["tsconfig.json"];
  throw new InputError("No tsconfig.json is here. Name one, or files, folders or globs.");
}

function nameOf(file: string): string {
  return file === "-" ? "stdin" : file;
}

async function textOf(file: string): Promise<string> {
  return file === "-" ? readAll(process.stdin) : readFile(file, "utf8");
}

/** Our names of the REST API's operations; none where it is not pinned. */
async function restNames(specs: string | undefined): Promise<RestNames> {
  const file = join(await openSpecs(specs), "altinn2/rest/v0/names.json");
  if (!existsSync(file)) return {};
  const { operations } = JSON.parse(await readFile(file, "utf8")) as { operations: RestNames };
  return operations;
}
