import { resolved } from "../xml/compile.js";
import type { XmlElementParticle, XmlParticle, XmlRoot, XmlTable } from "../xml/table.js";
import type { XmlNode } from "../xml/node.js";
import { envelopeNamespaces } from "./namespaces.js";
import type { SoapMessage, SoapOperation } from "./operation.js";

/** An envelope as it is written. */
export interface WrittenEnvelope {
  readonly Header?: Readonly<Record<string, unknown>>;
  readonly Body: { readonly body?: unknown };
}

/** An envelope as it is read. */
export interface ReadEnvelope {
  readonly Header?: { readonly blocks?: readonly XmlNode[] };
  readonly Body: {
    /** The element the operation answers. */
    readonly body?: unknown;
    readonly fault?: ReadFault;
    /** Any other element. */
    readonly others?: readonly XmlNode[];
  };
}

/** A fault of either version. */
export interface ReadFault {
  readonly faultcode?: string;
  readonly faultstring?: string;
  readonly Code?: ReadCode;
  readonly Reason?: { readonly Text: readonly string[] };
  readonly detail?: { readonly elements?: readonly XmlNode[] };
}

/** A code of SOAP 1.2. */
export interface ReadCode {
  readonly Value: string;
  readonly Subcode?: ReadCode;
}

/** The envelope a message is written in: its own elements by their names, any other header block under `blocks`. */
export function envelopeToWrite({ version, input }: SoapOperation): XmlRoot<WrittenEnvelope> {
  const namespace = envelopeNamespaces[version];
  const imports = new Imports();
  const headers = Object.entries(input.headers ?? {}).map(([key, root]) => imports.particle(root, key));
  const body = bodyOf(input, imports);
  return envelope(namespace, imports, [...headers, anyElement("blocks")], { sequence: body }, {});
}

/** The envelope an answer is read from, in one version. */
export function envelopeToRead(version: SoapOperation["version"], output: SoapMessage = {}): XmlRoot<ReadEnvelope> {
  const namespace = envelopeNamespaces[version];
  const imports = new Imports();
  const fault = { element: "Fault", type: "Fault", key: "fault" };
  const inside = { choice: [...bodyOf(output, imports), fault, anyElement("others")], min: 0 };
  return envelope(namespace, imports, [anyElement("blocks")], inside, version === "1.1" ? faultOf11 : faultOf12);
}

/** Gives the tables of other elements names. */
class Imports {
  readonly tables: Record<string, () => XmlTable> = {};

  /** An element of another table in one of ours. */
  particle({ table, type, ...root }: XmlRoot<unknown>, key: string): XmlElementParticle {
    const alias = `x${Object.keys(this.tables).length}`;
    const { table: home, name } = resolved(table, type);
    this.tables[alias] = () => home;
    return { ...root, namespace: table.namespace, type: name.startsWith("xs:") ? name : `${alias}#${name}`, key };
  }
}

function bodyOf({ body }: SoapMessage, imports: Imports): readonly XmlParticle[] {
  return body ? [imports.particle(body, "body")] : [];
}

function envelope<T>(
  namespace: string,
  imports: Imports,
  headers: readonly XmlParticle[],
  body: XmlParticle,
  types: XmlTable["types"],
): XmlRoot<T> {
  const table: XmlTable = {
    namespace,
    types: {
      Envelope: {
        content: {
          sequence: [
            { element: "Header", type: "Header", min: 0 },
            { element: "Body", type: "Body" },
          ],
        },
      },
      Header: { content: { sequence: headers } },
      Body: { content: body },
      ...types,
    },
    imports: imports.tables,
  };
  return { element: "Envelope", type: "Envelope", table };
}

function anyElement(key: string): XmlParticle {
  return { any: "##any", key, min: 0, max: "unbounded" };
}

const detail = { anyAttribute: "##any", content: { sequence: [anyElement("elements")] } };

function text(element: string, more: Partial<XmlElementParticle> = {}): XmlElementParticle {
  return { element, type: "xs:string", ...more };
}

/** @see [SOAP 1.1, section 4.4](https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383507) */
const faultOf11: XmlTable["types"] = {
  Fault: {
    content: {
      all: [
        text("faultcode", { namespace: "", min: 0 }),
        text("faultstring", { namespace: "", min: 0 }),
        text("faultactor", { namespace: "", min: 0 }),
        { element: "detail", namespace: "", type: "Detail", min: 0 },
      ],
    },
  },
  Detail: detail,
};

/** @see [SOAP 1.2, section 5.4](https://www.w3.org/TR/soap12-part1/#soapfault) */
const faultOf12: XmlTable["types"] = {
  Fault: {
    content: {
      sequence: [
        { element: "Code", type: "Code" },
        { element: "Reason", type: "Reason" },
        text("Node", { min: 0 }),
        text("Role", { min: 0 }),
        { element: "Detail", type: "Detail", key: "detail", min: 0 },
      ],
    },
  },
  Code: { content: { sequence: [text("Value"), { element: "Subcode", type: "Code", min: 0 }] } },
  Reason: { content: { sequence: [text("Text", { max: "unbounded" })] } },
  Detail: detail,
};
