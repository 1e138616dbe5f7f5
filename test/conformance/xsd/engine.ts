import { xmlRoot, type XmlRoot, type XmlTable } from "altinnkit/codegen";
import { fromXml, toXml, XmlReader } from "altinnkit/xml";
import { Project, type SourceFileStructure } from "ts-morph";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { printFile } from "../../../generator/emit/print.js";
import { xmlFiles } from "../../../generator/emit/xml.js";
import type { JsonObject } from "../../../generator/model/json.js";
import type { XmlModule } from "../../../generator/model/xml.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";
import { readXsd } from "../../../generator/read/xsd/index.js";
import { rootOf } from "../../unit/xsd/reading.js";

/** The one place where the judges call the engine. */

/** A schema document, or a WSDL. */
export interface SchemaFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the engine makes of a set of documents. */
export interface Engine {
  /** By expanded name: `{namespace}local`. */
  readonly roots: ReadonlyMap<string, XmlRoot<unknown>>;
  /** The generated TypeScript by path, not formatted. */
  readonly files: () => ReadonlyMap<string, string>;
  /** What the engine says it cannot express. */
  readonly diagnostics: readonly string[];
}

interface Steps {
  readonly schema: JsonObject;
  readonly module: XmlModule;
  readonly files: ReadonlyMap<string, SourceFileStructure>;
  readonly diagnostics: readonly string[];
}

/** Reads a set of documents; the first is where reading starts. */
export function read(documents: readonly SchemaFile[]): Engine {
  const steps = run(documents);
  const { module, files } = steps;
  return {
    roots: module.roots.length === 0 ? new Map() : rootsOf(module, rootOf(steps).table),
    files: () => new Map([...files].map(([path, structure]) => [path, print(structure)])),
    diagnostics: steps.diagnostics,
  };
}

/** All that a user gets of a set of documents, as it is written to disk. */
export async function generate(documents: readonly SchemaFile[]): Promise<ReadonlyMap<string, string>> {
  const { schema, files } = run(documents);
  const printed = [...files].map(async ([path, file]) => [path, await printFile(file, "judge")] as const);
  return new Map([["schema.json", JSON.stringify(schema, null, 2)], ...(await Promise.all(printed))]);
}

/** Reads a document and writes it again. */
export function roundTrip(root: XmlRoot<unknown>, document: Uint8Array): string {
  return toXml(root, fromXml(root, document));
}

/** What the engine says against a document; `undefined` when it accepts it. */
export function objection(root: XmlRoot<unknown>, document: Uint8Array): string | undefined {
  try {
    fromXml(root, document);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** The expanded name of a document's root element. */
export function rootName(document: Uint8Array): string {
  const reader = new XmlReader(document);
  reader.next();
  return `{${reader.namespace}}${reader.local}`;
}

function run([document]: readonly SchemaFile[]): Steps {
  if (!document) throw new Error("There is no document.");
  if (document.path.endsWith(".wsdl")) throw new Error("WSDL is not read yet.");
  const report = new Diagnostics();
  const schema = readXsd({ id: "judged/v1", name: "schema", bytes: document.bytes }, { docs: "strip" }, report);
  const module = readXsdSchema("judged/v1", schema, report);
  const diagnostics = report.all.map(({ detail, code }) => detail ?? code);
  return { schema, module, files: xmlFiles(module), diagnostics };
}

function rootsOf({ roots }: XmlModule, table: XmlTable): ReadonlyMap<string, XmlRoot<unknown>> {
  const entries = roots.map(({ name, type, nillable }) => {
    const root = xmlRoot({ element: name, type, table, ...(nillable && { nillable }) });
    return [`{${table.namespace}}${name}`, root] as const;
  });
  return new Map(entries);
}

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });

function print(structure: SourceFileStructure): string {
  const file = project.createSourceFile("file.ts", structure, { overwrite: true });
  const text = file.getFullText();
  file.forget();
  return text;
}
