import { XmlReader } from "../../../runtime/xml/index.js";
import type { FindXsd } from "../xsd/index.js";
import { placed, type XsdFile } from "../xsd/parse-document.js";

const serviceMap = "urn:schemas-microsoft-com:xml-wcfservicemap";

/**
 * Finds imports among some files: by their paths relative to the file that asks, or by the URL they were fetched from,
 * as the `.svcmap` beside them tells.
 *
 * @throws {@link InputError} with file, line and column when a `.svcmap` is not XML.
 */
export function findBeside(files: readonly XsdFile[]): FindXsd {
  const byName = new Map(files.map((file) => [file.name, file]));
  const maps = files.filter(({ name }) => name.endsWith(".svcmap"));
  const fetched = new Map(maps.flatMap((map) => [...fetchedFrom(map)]));
  return ({ location, from }) => {
    if (location === undefined) return undefined;
    return byName.get(fetched.get(withoutScheme(location)) ?? beside(from, location));
  };
}

/** Names of files by the URLs, less their schemes, they were fetched from. */
function fetchedFrom({ name, bytes }: XsdFile): ReadonlyMap<string, string> {
  return placed(name, () => {
    const reader = new XmlReader(bytes);
    const files = new Map<string, string>();
    for (let token = reader.next(); token !== "eof"; token = reader.next()) {
      if (token !== "start" || reader.namespace !== serviceMap || reader.local !== "MetadataFile") continue;
      const said = new Map(reader.attributes.map(({ local, value }) => [local, value]));
      const file = said.get("FileName");
      const url = said.get("SourceUrl");
      if (file !== undefined && url !== undefined) files.set(withoutScheme(url), beside(name, file));
    }
    return files;
  });
}

/** A URL less its scheme: documents fetched over https often name one another over http. */
function withoutScheme(url: string): string {
  return url.replace(/^https?:/i, "");
}

/** The name of a file that another file calls by a relative path. */
function beside(from: string, location: string): string {
  const base = from.startsWith("/") ? "file://" : "file:///";
  const { href } = new URL(location, new URL(from, base));
  return decodeURIComponent(href.startsWith(base) ? href.slice(base.length) : href);
}
