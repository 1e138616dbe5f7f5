import { basename, extname } from "node:path";
import type { CommandModule } from "yargs";
import { openConsole, type ConsoleFlags } from "../console.js";
import { Diagnostics, type Report } from "../diagnostics.js";
import { replaceFile } from "../files.js";
import { objectAt, textAt, type JsonObject } from "../model/json.js";
import { libraryOf } from "../model/xml.js";
import { readXsdAltinn } from "../read/xsd-altinn/index.js";
import { parseDocument, readXsd, writeSchema, type FindXsd, type XsdFile } from "../read/xsd/index.js";
import { findImports, readXmlSource } from "../xml-sources.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { valueOption } from "./options.js";

const profiles = ["full", "altinn"] as const;

interface SchemaFlags extends ConsoleFlags {
  readonly file: string;
  readonly profile: (typeof profiles)[number];
  readonly catalog?: string | undefined;
  readonly out?: string | undefined;
}

export const schema: CommandModule<unknown, SchemaFlags> = {
  command: "schema <file>",
  describe: "Derive a JSON Schema from an XSD; no network",
  builder: (yargs) =>
    yargs
      .positional("file", { type: "string", demandOption: true, describe: "The XSD" })
      .option("profile", {
        choices: profiles,
        default: "full" as const,
        requiresArg: true,
        describe: "full says all that a document may hold; altinn is what Altinn Studio derives",
      })
      .option("catalog", valueOption("catalog", "XML catalog that says where imported schemas are"))
      .option("out", valueOption("out", "File to write; stdout when left out"))
      .example("$0 schema melding.xsd", "The schema of what our codec reads and writes")
      .example("$0 schema melding.xsd --catalog catalog.xml", "Imports that lie elsewhere")
      .example("$0 schema melding.xsd --profile altinn", "The schema that Altinn Studio derives"),
  async handler({ file, profile, catalog, out, ...flags }) {
    const console = openConsole(flags);
    const report = new Diagnostics();
    const xsd = await readXmlSource(file);
    const derived =
      profile === "altinn" ? readXsdAltinn(xsd, idOf(file)) : bundled(xsd, idOf(file), findImports(catalog), report);
    printDiagnostics(report, console);
    // In the order of the document: Altinn Studio takes the order of elements from it.
    const text = JSON.stringify(derived, null, 2);
    if (out !== undefined) await replaceFile(out, `${text}\n`);
    console.printJson(out === undefined ? derived : { out, profile, diagnostics: report.all });
    console.print(out === undefined ? text : `Written to ${out}.`);
  },
};

/** The schema of a file, with those of the namespaces it imports inside. */
function bundled(xsd: XsdFile, id: string, find: FindXsd, report: Report): JsonObject {
  const own = parseDocument(xsd, "strip").scope.namespace;
  const modules = readXsd([xsd], {
    id: xsd.name,
    moduleOf: (namespace) => (namespace === own ? id : namespace.replace(/#$/, "") || "no-namespace.schema.json"),
    docs: "keep",
    roots: "free",
    find,
    report,
  });
  const library = libraryOf(modules);
  const [main = {}, ...others] = modules.map((module) => writeSchema(module, library));
  const definitions = objectAt(main, "$defs");
  const inside = Object.fromEntries(others.map((schema) => [textAt(schema, "$id") ?? "", schema]));
  return { ...main, $defs: { ...definitions, ...inside } };
}

/** `melding.xsd` is `melding.schema.json`, as Altinn Studio names the two. */
function idOf(file: string): string {
  return `${basename(file, extname(file))}.schema.json`;
}
