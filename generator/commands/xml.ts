import type { CommandModule } from "yargs";
import { openConsole, table, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { writeTree } from "../write-tree.js";
import { findImports, readXmlSource } from "../xml-sources.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { valueOption } from "./options.js";

interface XmlFlags extends ConsoleFlags {
  readonly file: string;
  readonly out: string;
  readonly catalog?: string | undefined;
  readonly "open-enumerations": boolean;
}

export const xml: CommandModule<unknown, XmlFlags> = {
  command: "xml <file>",
  describe: "Generate types and codecs from an XSD or a WSDL of your own; no network",
  builder: (yargs) =>
    yargs
      .positional("file", { type: "string", demandOption: true, describe: "The XSD or WSDL" })
      .option("out", {
        ...valueOption("out", "Folder that holds the generated tree and nothing else"),
        demandOption: true,
      })
      .option("catalog", valueOption("catalog", "XML catalog that says where imported schemas are"))
      .option("open-enumerations", {
        type: "boolean",
        default: false,
        describe: "Let enumerations hold values that the schema does not list",
      })
      .example("$0 xml melding.xsd --out src/melding", "A folder per namespace: types, codec and root elements")
      .example("$0 xml archive.wsdl --out src/archive", "The same of a WSDL, and a descriptor per operation"),
  async handler({ file, out, catalog, "open-enumerations": openEnumerations, ...flags }) {
    const console = openConsole(flags);
    const report = new Diagnostics();
    const { generateXml } = await import("../generate-xml.js");
    const { modules, services, tree } = await generateXml(await readXmlSource(file), {
      find: findImports(catalog),
      report,
      openEnumerations,
    });
    const changed = await writeTree(out, tree);
    printDiagnostics(report, console);
    const rows = modules.map(({ id, namespace, types, roots }) => ({
      module: id,
      namespace,
      types: types.length,
      roots: roots.length,
    }));
    const operations = services.flatMap(({ ports }) => ports.flatMap(({ binding }) => binding.operations)).length;
    console.printJson({ out, modules: rows, operations, files: tree.size, changed, diagnostics: report.all });
    console.print(table([["MODULE", "NAMESPACE", "TYPES", "ROOTS"], ...rows.map((row) => Object.values(row))]));
    console.print(
      `${tree.size} files in ${out}/${changed.length === 0 ? ", none changed" : `, ${changed.length} changed`}.`,
    );
  },
};
