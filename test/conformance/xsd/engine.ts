import type { XmlRoot } from "altinnkit/codegen";
import { checkXml, fromXml, toXml, XmlReader } from "altinnkit/xml";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { withHeader } from "../../../generator/emit/print.js";
import { xmlFiles } from "../../../generator/emit/xml.js";
import { sortKeys, type JsonObject } from "../../../generator/model/json.js";
import { libraryOf, typeRef, type XmlModule } from "../../../generator/model/xml.js";
import { readXsdSchema } from "../../../generator/read/xsd-schema.js";
import { gatherDefinitions } from "../../../generator/read/wsdl/gather-definitions.js";
import { findBeside } from "../../../generator/read/wsdl/index.js";
import { readXsd, writeSchema, type XsdFile, type XsdOptions } from "../../../generator/read/xsd/index.js";
import { readSchemas } from "../../../generator/read/xsd/steps.js";
import { rootsOf } from "../../support/xml-roots.js";

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
  /** The generated TypeScript by path. */
  readonly files: () => ReadonlyMap<string, string>;
  /** What the engine says it cannot express. */
  readonly diagnostics: readonly string[];
}

/** Reads a set of documents; the first is where reading starts. Every global element may start an instance. */
export function read(documents: readonly SchemaFile[]): Engine {
  const { modules, files, diagnostics } = run(documents);
  return { roots: descriptorsOf(modules), files, diagnostics };
}

/** All that a user gets of a set of documents, as it is written to disk. */
export function generate(documents: readonly SchemaFile[]): ReadonlyMap<string, string> {
  const { schemas, files } = run(documents, "free");
  const printed = [...files()].map(([path, text]) => [path, withHeader(text, "judge")] as const);
  const written = [...schemas].map(([id, schema]) => [`${id}/schema.json`, JSON.stringify(schema, null, 2)] as const);
  return new Map([...written, ...printed]);
}

/** Reads a document and writes it again. */
export function roundTrip(root: XmlRoot<unknown>, document: Uint8Array): string {
  return toXml(root, fromXml(root, document));
}

/** What the engine says against a document; `undefined` when it accepts it. */
export function objection(root: XmlRoot<unknown>, document: Uint8Array): string | undefined {
  return checkXml(root, document)[0]?.message;
}

/** The expanded name of a document's root element. */
export function rootName(document: Uint8Array): string {
  const reader = new XmlReader(document);
  reader.next();
  return `{${reader.namespace}}${reader.local}`;
}

function run(documents: readonly SchemaFile[], roots: "free" | "all" = "all"): Steps {
  const [first] = documents;
  if (!first) throw new Error("There is no document.");
  const report = new Diagnostics();
  const ids = new Map<string, string>();
  const moduleOf = (namespace: string): string => {
    const id = ids.get(namespace) ?? `n${ids.size}`;
    ids.set(namespace, id);
    return id;
  };
  const files = documents.map(({ path, bytes }) => ({ name: path, bytes }));
  const options = { id: "judged", moduleOf, docs: "strip", roots, find: findBeside(files), report } as const;
  const [main] = files as [XsdFile];
  const found = first.path.endsWith(".wsdl") ? schemasOf(main, options) : readXsd([main], options);
  const library = libraryOf(found);
  const schemas = new Map(found.map((module) => [module.id, sortKeys(writeSchema(module, library))]));
  const modules = [...schemas].map(([id, schema]) => readXsdSchema(id, schema, report));
  return {
    schemas,
    modules,
    files: () => filesOf(modules),
    diagnostics: report.all.map(({ detail, code }) => `${code}: ${detail ?? ""}`),
  };
}

/** The schemas of a WSDL, whether its messages use them or not. */
function schemasOf(wsdl: XsdFile, options: XsdOptions): readonly XmlModule[] {
  return readSchemas(gatherDefinitions([wsdl], options).schemas, options);
}

interface Steps {
  readonly schemas: ReadonlyMap<string, JsonObject>;
  readonly modules: readonly XmlModule[];
  readonly files: () => ReadonlyMap<string, string>;
  readonly diagnostics: readonly string[];
}

function filesOf(modules: readonly XmlModule[]): ReadonlyMap<string, string> {
  const library = libraryOf(modules);
  const all = modules.flatMap((module) =>
    [...xmlFiles(module, library)].map(([file, text]) => [`${module.id}/${file}`, text] as const),
  );
  return new Map(all);
}

/** The descriptors of all roots, by expanded name. */
function descriptorsOf(modules: readonly XmlModule[]): ReadonlyMap<string, XmlRoot<unknown>> {
  const roots = rootsOf(modules);
  return new Map(
    modules.flatMap(({ id, namespace, roots: own }) =>
      own.map(({ name }) => [`{${namespace}}${name}`, roots.get(typeRef(id, name))!] as const),
    ),
  );
}
