import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { XmlReader } from "../runtime/xml/index.js";
import { InputError } from "./errors.js";
import type { FindXsd, XsdFile } from "./read/xsd/index.js";
import { placed } from "./read/xsd/parse-document.js";

const catalogNamespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/** What a catalog says of where documents are. */
interface Catalog {
  /** Files by the URL or the namespace they stand for. */
  readonly files: ReadonlyMap<string, string>;
  /** Folders by the beginning of the URLs they stand for. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Finds imported schemas by an XML catalog: `uri`, `system`, `rewriteURI` and `rewriteSystem`. A namespace may be the name of
 * a `uri`, for imports that give no location.
 *
 * @param file - The catalog; what it names is relative to it.
 * @throws {@link InputError} with file, line and column when it is not a catalog or names a file that is not there.
 * @see [XML Catalogs 1.1](https://www.oasis-open.org/committees/download.php/14810/xml-catalogs.pdf)
 */
export function readCatalog(file: string): FindXsd {
  const { files, folders } = placed(file, () => parse(file));
  return ({ location, namespace }) => {
    const name = (location !== undefined && (files.get(location) ?? moved(folders, location))) || files.get(namespace);
    return name === undefined ? undefined : open(name, file);
  };
}

function parse(file: string): Catalog {
  const reader = new XmlReader(readFileSync(file));
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const here = dirname(file);
  reader.next();
  if (reader.namespace !== catalogNamespace || reader.local !== "catalog") {
    throw new InputError(`${file}:1:1: not an XML catalog.`);
  }
  for (let token = reader.next(); token !== "eof"; token = reader.next()) {
    if (token !== "start" || reader.namespace !== catalogNamespace) continue;
    const said = new Map(reader.attributes.map(({ local, value }) => [local, value]));
    const [from, to] = [
      said.get("name") ?? said.get("systemId") ?? said.get("uriStartString") ?? said.get("systemIdStartString"),
      said.get("uri") ?? said.get("rewritePrefix"),
    ];
    if (from === undefined || to === undefined) continue;
    (reader.local.startsWith("rewrite") ? folders : files).set(from, resolve(here, to));
  }
  return { files, folders };
}

/** The longest beginning wins. */
function moved(folders: Catalog["folders"], location: string): string | undefined {
  const [best] = [...folders.keys()].filter((start) => location.startsWith(start)).sort((a, b) => b.length - a.length);
  return best === undefined ? undefined : resolve(folders.get(best)!, location.slice(best.length));
}

function open(name: string, catalog: string): XsdFile {
  if (!existsSync(name)) throw new InputError(`${catalog}: it names ${name}, which is not there.`);
  return { name, bytes: readFileSync(name) };
}
