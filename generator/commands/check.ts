import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { recover } from "../files.js";
import { openSpecs } from "../folders.js";
import { gives, readLock, untruths, type Lock } from "../lock.js";
import { select } from "../select.js";
import { ownSources, sources } from "../sources/index.js";
import { readSpecs, type PinnedSpec } from "../specs.js";
import { differences, readGenerated } from "../write-tree.js";
import { idsOption, outOption, specsOption } from "./options.js";

interface CheckFlags extends ConsoleFlags {
  readonly ids?: string[] | undefined;
  readonly specs?: string | undefined;
  readonly out: string;
}

/** One thing that is not as it should be. */
interface Stale {
  readonly path: string;
  readonly problem: string;
}

export const check: CommandModule<unknown, CheckFlags> = {
  command: "check [ids..]",
  describe: "Fail when generated/ is not what specs/ gives, or lock.json is not true",
  builder: (yargs) =>
    yargs
      .positional("ids", idsOption)
      .option("specs", specsOption)
      .option("out", outOption)
      .example("$0 check", "In CI, after npm ci")
      .example("$0 check 'dan/**' --out src/altinn", "A tree of some contracts"),
  async handler({ ids = [], specs: named, out, ...flags }) {
    const console = openConsole(flags);
    const folder = await openSpecs(named);
    const all = await readSpecs(folder);
    const specs = select(all, ids);
    const lock = await readLock(folder);
    const pins = [...stalePins(specs, lock, folder), ...lostPins(all, lock, folder)];
    const files = await staleFiles(specs, all, out, ids.length > 0);
    const commands = [
      ...(pins.length > 0 ? [commandLine("pull", ids, { specs: named })] : []),
      ...(files.length > 0 ? [commandLine("generate", ids, { specs: named, out })] : []),
    ];
    console.printJson({ stale: [...pins, ...files], mend: commands });
    if (commands.length === 0) {
      console.print(`${out}/ is what ${folder}/ gives, and lock.json is true (contracts: ${specs.length}).`);
      return;
    }
    console.warn([...pins, ...files].map(({ path, problem }) => `${path}: ${problem}`).join("\n"));
    console.warn(`Run ${commands.map((command) => `"npx ${command}"`).join(", then ")}, and commit.`);
    process.exitCode = 1;
  },
};

function stalePins(specs: readonly PinnedSpec[], lock: Lock, folder: string): Stale[] {
  const known = [...sources, ...ownSources(lock)];
  return specs.flatMap((spec) => {
    const source = known.find((candidate) => gives(candidate, spec.id, lock[spec.id]));
    return untruths(spec, lock, source).map((problem) => ({ path: `${folder}/${spec.file}`, problem }));
  });
}

function lostPins(specs: readonly PinnedSpec[], lock: Lock, folder: string): Stale[] {
  const pinned = new Set(specs.map(({ id }) => id));
  const gone = Object.keys(lock).filter((id) => !pinned.has(id));
  return gone.map((id) => ({ path: `${folder}/lock.json`, problem: `pins ${id}, which is not there` }));
}

async function staleFiles(
  specs: readonly PinnedSpec[],
  among: readonly PinnedSpec[],
  out: string,
  some: boolean,
): Promise<Stale[]> {
  const { generate } = await import("../generate.js");
  const generated = await generate(specs, new Diagnostics(), { among });
  const wanted = new Map(generated.flatMap(({ tree }) => [...tree]));
  await recover(out);
  const { present } = await readGenerated(out, some ? generated.map(({ contract }) => contract.id) : undefined);
  return differences(present, wanted).map((path) => ({
    path: `${out}/${path}`,
    problem: !present.has(path) ? "missing" : wanted.has(path) ? "differs" : "left over",
  }));
}

/** The command that mends it, for the same contracts and folders. */
function commandLine(
  command: "pull" | "generate",
  ids: readonly string[],
  { specs, out = "generated" }: { specs: string | undefined; out?: string },
): string {
  return [
    `altinnkit ${command}`,
    ...ids.map(quoted),
    ...(specs === undefined ? [] : [`--specs ${quoted(specs)}`]),
    ...(out === "generated" ? [] : [`--out ${quoted(out)}`]),
  ].join(" ");
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w/.@:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
