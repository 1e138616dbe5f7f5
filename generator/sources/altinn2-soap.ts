import { derivedWsdls, publishedWsdls } from "./altinn2-soap-documents.js";
import type { Source, SourceDocument } from "./source.js";

/**
 * Every age of every contract: what is pinned comes from the newest, and how the others differ is told. The first
 * document holds facts of all of them, so that no contract is "the" document of this source.
 */
export const altinn2Soap: Source = {
  id: "altinn2/soap",
  format: "wsdl",
  title: "SOAP services of Altinn II",
  documents: [
    fact("error-codes.json", "content/api/tjenesteeiere/soap/feilkoder/_index.md"),
    fact("endpoints.json", "content/api/soap/endepunkter-oversikt/_index.md"),
    ...published(),
    ...derivedWsdls.trim().split(/\s+/).map(derived),
  ],
};

function published(): SourceDocument[] {
  let base = "";
  return publishedWsdls
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [, folder, path] = /^ {2}(\S+) = (.+)$/.exec(line) ?? [];
      if (folder === undefined || path === undefined) {
        base = `https://raw.githubusercontent.com/${encodeURI(line)}`;
        return [];
      }
      const name = `${folder}/${path.split("/").at(-1)}`;
      return [{ name, url: `${base}/${encodeURI(path)}`, mirror: `altinn2/soap/${name}` }];
    });
}

/** What the documentation lists, and what it does not: its text is not read, so it comes from a mirror. */
function fact(name: string, page: string): SourceDocument {
  return { name, url: `https://github.com/Altinn/docs/blob/master/${page}`, mirror: mirrored(name), supplement: true };
}

function derived(name: string): SourceDocument {
  return { name, url: "https://github.com/Altinn/docs", mirror: mirrored(name), supplement: true };
}

function mirrored(name: string): string {
  return `altinn2/soap/derived/${name}`;
}
