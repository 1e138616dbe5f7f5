import { XmlError, type XmlReader } from "../../../runtime/xml/index.js";
import { expanded } from "../xsd/nodes.js";
import { qualified, readSchema, schemaNamespace, type XsdDocs, type XsdNode } from "../xsd/parse-document.js";
import { wsdlNamespace, type WsdlNode, type WsdlScope } from "./nodes.js";

/** What one file holds, in document order. */
export interface WsdlDocument {
  /** `definitions` elements. */
  readonly definitions: readonly WsdlNode[];
  readonly schemas: readonly XsdNode[];
}

/** Attributes that hold the name of another declaration, by the element they are on. */
const referring = new Map([
  ["binding", "type"],
  ["port", "binding"],
  ["input", "message"],
  ["output", "message"],
  ["fault", "message"],
  ["header", "message"],
  ["part", "element"],
]);

/** Declarations of WSDL that have a name. */
const named = new Set(["message", "part", "portType", "operation", "binding", "service", "port"]);

/** Reads WSDLs and schemas from the element a reader stands on, to its end. */
export class DocumentReader {
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

  /** What one root holds. */
  readRoot(): WsdlDocument {
    this.#element();
    return this.#read();
  }

  /** What the roots inside one element hold. */
  readRoots(): WsdlDocument {
    this.#inside(
      () => this.#element(),
      (text) => {
        if (text.trim() !== "") throw this.#error("Text outside the root element.");
      },
    );
    return this.#read();
  }

  #read(): WsdlDocument {
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
    if (namespace === wsdlNamespace && named.has(name) && !attributes.get("name"))
      throw this.#error(`The attribute name is required on ${name}.`);
    const reference = referring.get(name) ?? "";
    const said = attributes.get(reference);
    const references = said === undefined ? [] : [[reference, qualified(reader, said)] as const];
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

  #error(message: string): XmlError {
    return new XmlError("malformed", message, this.#reader.position);
  }

  /** Goes through what an element holds, up to its end. */
  #inside(element: () => void, text?: (piece: string) => void): void {
    for (let token = this.#reader.next(); token !== "end"; token = this.#reader.next()) {
      if (token === "start") element();
      else text?.(this.#reader.text);
    }
  }
}
