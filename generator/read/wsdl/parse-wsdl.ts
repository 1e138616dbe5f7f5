import { decodeXml } from "../../../runtime/xml/decode.js";
import { XmlError, XmlReader } from "../../../runtime/xml/index.js";
import { placed, type XsdDocs, type XsdFile } from "../xsd/parse-document.js";
import { DocumentReader, type WsdlDocument } from "./document-reader.js";
import { wsdlNamespace } from "./nodes.js";

/**
 * The WSDLs and schemas of a file with their places: of a WSDL, or of a dump that holds many, one after the other or
 * wrapped in elements of any name.
 *
 * @throws {@link InputError} with file, line and column when it holds neither.
 */
export function parseWsdl({ name, bytes }: XsdFile, docs: XsdDocs): WsdlDocument {
  return placed(name, () => {
    const reader = new XmlReader(bytes);
    reader.next();
    const root = { name: reader.local, namespace: reader.namespace, position: reader.position };
    const first = new DocumentReader(reader, name, docs).readRoot();
    const document = isLast(reader) ? first : new DocumentReader(wrapped(bytes), name, docs).readRoots();
    if (document.definitions.length + document.schemas.length > 0) return document;
    const found = root.namespace === "" ? root.name : `${root.name} of ${root.namespace}`;
    const wanted = `A WSDL was expected, which is definitions of ${wsdlNamespace}`;
    throw new XmlError("unknown-root", `${wanted}; this is ${found}.`, root.position);
  });
}

/** Whether nothing follows the root that was read. */
function isLast(reader: XmlReader): boolean {
  try {
    return reader.next() === "eof";
  } catch {
    // Told by who reads it as a dump, where a second root is no fault.
    return false;
  }
}

/** A reader on an element around all roots of a dump; what is in it keeps its lines. */
function wrapped(bytes: Uint8Array): XmlReader {
  const blank = (declaration: string): string => declaration.replaceAll(/[^\r\n]/g, " ");
  const roots = decodeXml(bytes).replaceAll(/<\?xml[ \t\r\n][^?]*\?>/g, blank);
  const reader = new XmlReader(`<m>${roots}</m>`);
  reader.next();
  return reader;
}
