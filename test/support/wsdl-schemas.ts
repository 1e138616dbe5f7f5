import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const schema = /<([\w-]+:)?schema\b[^>]*(?<!\/)>.*?<\/\1?schema\s*>/gs;
const declaration = /\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g;
const imported = /<(?:[\w-]+:)?import\b[^>]*?\bnamespace\s*=\s*["']([^"']*)["'][^>]*?(?:\/>|>\s*<\/[^>]*>)/gs;
const target = /\btargetNamespace\s*=\s*["']([^"']*)["']/;

/** A schema inside a document, which may be a WSDL, with the namespaces declared around it. */
interface Found {
  readonly namespace: string;
  readonly start: string;
  readonly rest: string;
}

/**
 * Writes the schemas of some documents, WSDLs among them, as files that import one another; gives the path of one that
 * imports all, for xmllint.
 */
export function writeSchemas(documents: readonly Uint8Array[], folder: string): string {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, string>();
  const found = documents.flatMap((bytes) => schemasIn(decode(bytes)));
  for (const { namespace } of found) if (!files.has(namespace)) files.set(namespace, join(folder, `${files.size}.xsd`));
  for (const [namespace, path] of files) {
    const parts = found.filter((one) => one.namespace === namespace);
    const paths = parts.map((_, index) => (parts.length === 1 ? path : `${path.slice(0, -4)}-${index}.xsd`));
    for (const [index, { start, rest }] of parts.entries()) {
      const body = rest.replaceAll(imported, (whole, name: string) =>
        name === namespace ? "" : files.has(name) ? reference("import", files.get(name)!, name) : whole,
      );
      writeFileSync(paths[index]!, `${start}>${body}`);
    }
    if (parts.length > 1) writeSchema(path, paths.map((part) => reference("include", part)).join(""), namespace);
  }
  const driver = join(folder, "driver.xsd");
  writeSchema(driver, [...files].map(([namespace, path]) => reference("import", path, namespace)).join(""));
  return driver;
}

function schemasIn(text: string): readonly Found[] {
  const matches = [...text.replaceAll(/<!--.*?-->/gs, "").matchAll(schema)];
  const outside = declarationsIn(matches[0] ? text.slice(0, text.indexOf(matches[0][0].slice(0, 40))) : "");
  return matches.map(([whole]) => {
    const end = whole.indexOf(">");
    const start = whole.slice(0, end);
    const own = declarationsIn(start);
    const missing = [...outside].filter(([name]) => !own.has(name)).map(([, said]) => ` ${said}`);
    return { namespace: target.exec(start)?.[1] ?? "", start: start + missing.join(""), rest: whole.slice(end + 1) };
  });
}

/** Namespace declarations by prefix; of several the last, which is the innermost. */
function declarationsIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(declaration)].map(([said]) => [said.split("=")[0]!.trim(), said]));
}

function reference(kind: "import" | "include", path: string, namespace = ""): string {
  return `<xs:${kind} xmlns:xs="http://www.w3.org/2001/XMLSchema"${namespace && ` namespace="${namespace}"`} schemaLocation="${path}"/>`;
}

function writeSchema(path: string, inside: string, namespace = ""): void {
  const said = namespace && ` targetNamespace="${namespace}"`;
  writeFileSync(path, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${said}>${inside}</xs:schema>`);
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
