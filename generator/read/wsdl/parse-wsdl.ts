import { decodeXml } from "../../../runtime/xml/decode.js";
import { XmlError, XmlReader } from "../../../runtime/xml/index.js";
import {
  placed,
  qualified,
  readSchema,
  schemaNamespace,
  type QName,
  type XsdDocs,
  type XsdFile,
  type XsdNode,
} from "../xsd/parse-document.js";

/** The namespace of WSDL 1.1. */
export const wsdlNamespace = "http://schemas.xmlsoap.org/wsdl/";

/** An element of a WSDL or of what extends it; documentation is left out, and so are schemas. */
export interface WsdlNode {
  readonly namespace: string;
  readonly name: string;
  /** By local name; those with a namespace of their own by `{namespace}local`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes that hold qualified names. */
  readonly references: ReadonlyMap<string, QName>;
  readonly children: readonly WsdlNode[];
  readonly line: number;
  readonly column: number;
  readonly scope: WsdlScope;
  /** The text of its documentation, when that is kept. */
  readonly doc?: string;
}

/** What a `definitions` element says for all that stands in it. */
export interface WsdlScope {
  readonly file: string;
  /** Target namespace; empty for none. */
  readonly namespace: string;
}

/** What one file holds, in document order. */
export interface WsdlDocument {
  /** `definitions` elements. */
  readonly definitions: readonly WsdlNode[];
  readonly schemas: readonly XsdNode[];
}

/** Attributes that refer, of elements that have such. */
const referring: Readonly<Record<string, string>> = {
  binding: "type",
  port: "binding",
  input: "message",
  output: "message",
  fault: "message",
  header: "message",
  part: "element",
};

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
    const document = new DocumentReader(reader, name, docs).read();
    if (document.definitions.length + document.schemas.length === 0) {
      const found = root.namespace === "" ? root.name : `${root.name} of ${root.namespace}`;
      const wanted = `A WSDL was expected, which is definitions of ${wsdlNamespace}`;
      throw new XmlError("unknown-root", `${wanted}; this is ${found}.`, root.position);
    }
    return isLast(reader) ? document : new DocumentReader(wrapped(bytes), name, docs).read();
  });
}

/** Reads from the element it stands on to its end. */
class DocumentReader {
  readonly #reader: XmlReader;
  readonly #file: string;
  readonly #docs: XsdDocs;
  readonly #definitions: WsdlNode[] = [];
  readonly #schemas: XsdNode[] = [];

  constructor(reader: XmlReader, file: string, docs: XsdDocs) {
    this.#reader = reader;
    this.#file = file;
    this.#docs = docs;
  }

  read(): WsdlDocument {
    this.#element();
    return { definitions: this.#definitions, schemas: this.#schemas };
  }

  #element(): void {
    const { namespace, local } = this.#reader;
    if (namespace === schemaNamespace && local === "schema") this.#schema();
    else if (namespace === wsdlNamespace && local === "definitions") this.#definitions.push(this.#root());
    else this.#inside(() => this.#element());
  }

  #schema(): void {
    this.#schemas.push(readSchema(this.#reader, this.#file, this.#docs));
  }

  #root(): WsdlNode {
    const target = this.#reader.attributes.find(({ local }) => local === "targetNamespace");
    return this.#node({ file: this.#file, namespace: target?.value.trim() ?? "" });
  }

  #node(scope: WsdlScope): WsdlNode {
    const reader = this.#reader;
    const { namespace, local: name } = reader;
    const attributes = new Map(reader.attributes.map((said) => [expanded(said), said.value.trim()]));
    const reference = referring[name];
    const said = reference === undefined ? undefined : attributes.get(reference);
    const references = said === undefined ? [] : [[reference ?? "", qualified(reader, said)] as const];
    const { line, column } = reader.position;
    const children: WsdlNode[] = [];
    let doc = "";
    this.#inside(() => {
      if (reader.namespace === schemaNamespace && reader.local === "schema") this.#schema();
      else if (reader.namespace === wsdlNamespace && reader.local === "documentation") doc = this.#text();
      else children.push(this.#node(scope));
    });
    return {
      namespace,
      name,
      attributes,
      references: new Map(references),
      children,
      line,
      column,
      scope,
      ...(doc !== "" && { doc }),
    };
  }

  #text(): string {
    let text = "";
    const read = (): void => {
      this.#inside(read, (piece) => (text += ` ${piece}`));
    };
    read();
    return this.#docs === "keep" ? text.replaceAll(/\s+/g, " ").trim() : "";
  }

  /** Goes through what an element holds, up to its end. */
  #inside(element: () => void, text?: (piece: string) => void): void {
    for (let token = this.#reader.next(); token !== "end"; token = this.#reader.next()) {
      if (token === "start") element();
      else text?.(this.#reader.text);
    }
  }
}

function expanded({ namespace, local }: QName): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
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
