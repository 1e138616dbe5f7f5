import { readFile, stat } from "node:fs/promises";
import { InputError } from "./errors.js";
import { findLocalXsd } from "./find-local-xsd.js";
import { readCatalog } from "./read-catalog.js";
import type { FindXsd, XsdFile } from "./read/xsd/index.js";

/** Reads a schema or a WSDL that a user names. */
export async function readXmlSource(file: string): Promise<XsdFile> {
  if ((await stat(file)).isDirectory()) throw new InputError(`${file}: this is a folder; name one file in it.`);
  return { name: file, bytes: await readFile(file) };
}

/** Where imports are found: by the catalog, if there is one, then beside the file that imports. Nothing is fetched. */
export function findImports(catalog: string | undefined): FindXsd {
  if (catalog === undefined) return findLocalXsd;
  const find = readCatalog(catalog);
  return (wanted) => find(wanted) ?? findLocalXsd(wanted);
}
