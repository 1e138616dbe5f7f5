import type { CommandModule } from "yargs";
import { openConsole, table, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { openSpecs } from "../folders.js";
import type { Generated } from "../generate.js";
import { countContract } from "../model/count.js";
import { select } from "../select.js";
import { readSpecs } from "../specs.js";
import { writeTree } from "../write-tree.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { idsOption, outOption, specsOption } from "./options.js";

interface GenerateFlags extends ConsoleFlags {
  readonly ids?: string[] | undefined;
  readonly specs?: string | undefined;
  readonly out: string;
}

export const generate: CommandModule<unknown, GenerateFlags> = {
  command: "generate [ids..]",
  describe: "Generate typed clients, datasets and XML codecs from pinned specs; no network",
  builder: (yargs) =>
    yargs
      .positional("ids", idsOption)
      .option("specs", specsOption)
      .option("out", outOption)
      .example("$0 generate", "The whole tree")
      .example("$0 generate 'dan/**' --out src/altinn", "Some contracts, into your own project"),
  async handler({ ids = [], specs: named, out, ...flags }) {
    const console = openConsole(flags);
    const report = new Diagnostics();
    const among = await readSpecs(await openSpecs(named));
    const specs = select(among, ids);
    let done = 0;
    // What writes code is loaded where it is needed: it takes longer to load than all the rest.
    const { generate: generateTrees } = await import("../generate.js");
    const generated = await generateTrees(specs, report, {
      among,
      onDone: ({ contract }, count) => console.progress(`[${++done}/${count}] ${contract.id}`),
    });
    const tree = new Map(generated.flatMap((one) => [...one.tree]));
    const changed = await writeTree(
      out,
      tree,
      ids.length === 0 ? undefined : generated.map(({ contract }) => contract.id),
    );
    printDiagnostics(report, console);
    const rows = generated.map(countRow);
    console.printJson({ out, contracts: rows, files: tree.size, changed, diagnostics: report.all });
    console.print(table([["ID", "OPERATIONS", "TYPES", "FILES"], ...rows.map((row) => Object.values(row))]));
    console.print(
      `${tree.size} files in ${out}/${changed.length === 0 ? ", none changed" : `, ${changed.length} changed`}.`,
    );
  },
};

function countRow({ contract, tree }: Generated): Record<"id" | "operations" | "types" | "files", string | number> {
  return { id: contract.id, ...countContract(contract), files: tree.size };
}
