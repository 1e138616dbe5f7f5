import { basename, extname } from "node:path";
import type { Report } from "./diagnostics.js";
import { printFile, withHeader } from "./emit/print.js";
import { soapFiles } from "./emit/soap.js";
import { xmlFiles } from "./emit/xml.js";
import { sortKeys } from "./model/json.js";
import type { SoapService } from "./model/soap.js";
import type { Tree } from "./model/tree.js";
import { xmlModuleId } from "./model/xml-module-id.js";
import { libraryOf, type XmlModule } from "./model/xml.js";
import { readWsdl } from "./read/wsdl/index.js";
import { readXsd, writeSchema, type FindXsd, type XsdFile } from "./read/xsd/index.js";
import { readXsdSchema } from "./read/xsd-schema.js";

/** What a schema or a WSDL gave. */
export interface GeneratedXml {
  readonly modules: readonly XmlModule[];
  readonly services: readonly SoapService[];
  readonly tree: Tree;
}

/** How {@link generateXml} reads. */
export interface GenerateXmlOptions {
  /** Finds what the schema imports. */
  readonly find: FindXsd;
  readonly report: Report;
  /** Enumerations list the values that are known, and others may come. */
  readonly openEnumerations: boolean;
}

/**
 * Turns a schema or a WSDL of a user's own, with all it imports, into files: a folder per namespace, and one per service.
 *
 * @throws {@link InputError} with file, line and column.
 */
export async function generateXml(
  file: XsdFile,
  { find, report, openEnumerations }: GenerateXmlOptions,
): Promise<GeneratedXml> {
  const stem = basename(file.name, extname(file.name));
  const moduleOf = (namespace: string): string =>
    namespace === "" ? stem : xmlModuleId(namespace).replace(/^altinn2\/xml\//, "");
  const options = { id: file.name, moduleOf, docs: "keep", find, report } as const;
  const { modules: read, services } =
    extname(file.name).toLowerCase() === ".wsdl"
      ? readWsdl([file], options)
      : { modules: readXsd([file], { ...options, roots: "free" }), services: [] };
  // Through the schema that is pinned, as pinned contracts go: it tells all there is to tell.
  const before = libraryOf(read);
  const modules = read.map((module) => {
    const schema = writeSchema(openEnumerations ? { ...module, openEnumerations } : module, before);
    return readXsdSchema(module.id, sortKeys(schema), report);
  });
  return { modules, services, tree: await treeOf(basename(file.name), modules, services) };
}

async function treeOf(source: string, modules: readonly XmlModule[], services: readonly SoapService[]): Promise<Tree> {
  const tree = new Map<string, string>();
  const library = libraryOf(modules);
  for (const module of modules) {
    for (const [file, text] of xmlFiles(module, library)) tree.set(`${module.id}/${file}`, withHeader(text, source));
  }
  for (const service of services) {
    const id = `services/${service.name}`;
    for (const [file, content] of soapFiles(id, service, modules)) {
      tree.set(`${id}/${file}`, await printFile(content, source));
    }
  }
  return tree;
}
