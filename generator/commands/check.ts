import { existsSync } from "node:fs";
import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { readTree, recover } from "../files.js";
import { defaultSpecs } from "../folders.js";
import { generate } from "../generate.js";
import { readLock, readSpecs, sha256, type Lock, type PinnedSpec } from "../specs.js";
import { differences } from "../write-tree.js";

interface CheckFlags extends ConsoleFlags {
  readonly specs: string;
  readonly out: string;
}

/** One thing that is not as it should be. */
interface Stale {
  readonly path: string;
  readonly problem: string;
}

export const check: CommandModule<unknown, CheckFlags> = {
  command: "check",
  describe: "Fail when generated/ is not what specs/ gives, or lock.json is not true",
  builder: (yargs) =>
    yargs
      .option("specs", {
        type: "string",
        requiresArg: true,
        default: defaultSpecs(),
        describe: "Folder of pinned specs",
      })
      .option("out", { type: "string", requiresArg: true, default: "generated", describe: "Tree to compare with" })
      .example("$0 check", "In CI, after npm ci"),
  async handler({ specs: folder, out, ...flags }) {
    const console = openConsole(flags);
    await recover(folder);
    await recover(out);
    const specs = await readSpecs(folder);
    const pins = stalePins(specs, await readLock(folder), folder);
    const files = await staleFiles(specs, out);
    const commands = [
      ...(pins.length > 0 ? ["altinnkit pull"] : []),
      ...(files.length > 0 ? ["altinnkit generate"] : []),
    ];
    console.printJson({ stale: [...pins, ...files], mend: commands });
    if (commands.length === 0) {
      console.print(`${specs.length} contracts: ${out}/ is what ${folder}/ gives, and lock.json is true.`);
      return;
    }
    console.warn([...pins, ...files].map(({ path, problem }) => `${path}: ${problem}`).join("\n"));
    console.warn(`Run ${commands.map((command) => `"npx ${command}"`).join(", then ")}, and commit.`);
    process.exitCode = 1;
  },
};

function stalePins(specs: readonly PinnedSpec[], lock: Lock, folder: string): Stale[] {
  const pinned = new Map(specs.map((spec) => [spec.id, spec]));
  const untrue = specs.flatMap(({ id, file, text }) => {
    const entry = lock[id];
    if (entry === undefined) return [{ path: `${folder}/${file}`, problem: "not in lock.json" }];
    return entry.pinned === sha256(text) ? [] : [{ path: `${folder}/${file}`, problem: "not what lock.json pins" }];
  });
  const gone = Object.keys(lock).filter((id) => !pinned.has(id));
  return [...untrue, ...gone.map((id) => ({ path: `${folder}/lock.json`, problem: `pins ${id}, which is not there` }))];
}

async function staleFiles(specs: readonly PinnedSpec[], out: string): Promise<Stale[]> {
  const generated = await generate(specs, new Diagnostics());
  const wanted = new Map(generated.flatMap(({ tree }) => [...tree]));
  const present = existsSync(out) ? await readTree(out) : new Map<string, string>();
  return differences(present, wanted).map((path) => ({
    path: `${out}/${path}`,
    problem: !present.has(path) ? "missing" : wanted.has(path) ? "differs" : "left over",
  }));
}
