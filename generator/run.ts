import yargs from "yargs";
import { check } from "./commands/check.js";
import { datasets } from "./commands/datasets.js";
import { doctor } from "./commands/doctor.js";
import { generate } from "./commands/generate.js";
import { list } from "./commands/list.js";
import { migrate } from "./commands/migrate.js";
import { pull } from "./commands/pull.js";
import { schema } from "./commands/schema.js";
import { xml } from "./commands/xml.js";
import { readDatasets } from "./datasets/read.js";
import { InputError } from "./errors.js";
import { openSpecs } from "./folders.js";
import { knownContracts } from "./known-sources.js";

/** Runs one command line. */
export async function run(args: readonly string[]): Promise<void> {
  const cli = yargs([...args])
    .scriptName("altinnkit")
    .usage("$0 <command>\n\nTyped clients, datasets and XML codecs from the contracts of Altinn and data.altinn.no.")
    .option("json", { type: "boolean", describe: "Print the result as JSON on stdout" })
    .option("quiet", { type: "boolean", describe: "Print errors only" })
    .command(list)
    .command(pull)
    .command(generate)
    .command(check)
    .command(datasets)
    .command(schema)
    .command(xml)
    .command(migrate)
    .command(doctor)
    .completion("completion", "Print a shell script that completes commands, ids and datasets", complete)
    .example("$0 list", "What there is")
    .example("$0 pull 'altinn3/**' && $0 generate && $0 check", "Renew, generate, prove")
    .demandCommand(1, "Name a command.")
    .recommendCommands()
    .strict()
    .version()
    .alias("h", "help")
    .wrap(Math.min(120, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error) => {
      if (error !== undefined && error.name !== "YError") throw error;
      throw new InputError(`${message ?? error?.message}\nRun "altinnkit --help" for usage.`);
    });
  await cli.parseAsync();
}

function complete(
  current: string,
  argv: { readonly _?: readonly (string | number)[] },
  defaults: (onCompleted?: (error: Error | null, completions: string[] | undefined) => void) => unknown,
  answer: (completions: string[]) => void,
): void {
  const known = proposals(argv._ ?? []);
  void defaults((_error, completions) => {
    void known.then((names) => answer([...(completions ?? []), ...names.filter((name) => name.startsWith(current))]));
  });
}

async function proposals(words: readonly (string | number)[]): Promise<string[]> {
  if (words.includes("schema") || words.includes("migrate")) return [];
  return words.includes("datasets") ? datasetNames() : ids();
}

async function ids(): Promise<string[]> {
  return (await knownContracts(await openSpecs(undefined))).map(({ id }) => id);
}

async function datasetNames(): Promise<string[]> {
  return (await readDatasets(await openSpecs(undefined))).map(({ name }) => name);
}
