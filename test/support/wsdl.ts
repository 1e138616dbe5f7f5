import { Diagnostics } from "../../generator/diagnostics.js";
import { printFile } from "../../generator/emit/print.js";
import { soapFiles } from "../../generator/emit/soap.js";
import { xmlFiles } from "../../generator/emit/xml.js";
import { libraryOf } from "../../generator/model/xml.js";
import { xmlModuleId } from "../../generator/model/xml-module-id.js";
import { findBeside, readWsdl, type ReadWsdl } from "../../generator/read/wsdl/index.js";

/** A WSDL as read, with what was said of it. */
export interface WsdlReading extends ReadWsdl {
  readonly diagnostics: readonly string[];
}

/** Reads the first of some files, or those chosen; the others are found where these, or a `.svcmap`, call them by name. */
export function readFolder(
  folder: Readonly<Record<string, string | Uint8Array>>,
  chosen: readonly string[] = Object.keys(folder).slice(0, 1),
  docs: "strip" | "keep" = "strip",
): WsdlReading {
  const report = new Diagnostics();
  const files = Object.entries(folder).map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }));
  const read = readWsdl(
    files.filter(({ name }) => chosen.includes(name)),
    { id: "test/soap", moduleOf: xmlModuleId, docs, find: findBeside(files), report },
  );
  return { ...read, diagnostics: report.all.map(({ code, at, detail }) => `${code} ${at} ${detail}`) };
}

/** Every file that would be generated, by path: those of the services below `test/soap`, and those of their modules. */
export async function emitted({ services, modules }: ReadWsdl): Promise<ReadonlyMap<string, string>> {
  const library = libraryOf(modules);
  const files = new Map<string, string>();
  for (const module of modules)
    for (const [file, text] of xmlFiles(module, library)) files.set(`${module.id}/${file}`, text);
  for (const service of services) {
    const id = `test/soap/${service.name}`;
    for (const [file, structure] of soapFiles(id, service, modules))
      files.set(`${id}/${file}`, await printFile(structure, "test"));
  }
  return files;
}
