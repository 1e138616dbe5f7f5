import { XmlError, XmlReader } from "../../../runtime/xml/index.js";
import { InputError } from "../../errors.js";

/** The namespace of XML Schema. */
export const schemaNamespace = "http://www.w3.org/2001/XMLSchema";

/** A file that is read. */
export interface XsdInput {
  /** The contract's id. */
  readonly id: string;
  /** What messages call the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A qualified name with its prefix resolved. */
export interface QName {
  /** Empty for none. */
  readonly namespace: string;
  readonly local: string;
}

/** An element of XML Schema; annotations and foreign elements are left out. */
export interface XsdNode {
  readonly name: string;
  /** Attributes without a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes that hold qualified names. */
  readonly references: ReadonlyMap<string, readonly QName[]>;
  readonly children: readonly XsdNode[];
  readonly line: number;
  readonly column: number;
  /** The text of its annotation, when documentation is kept. */
  readonly doc?: string;
}

interface OpenNode extends XsdNode {
  readonly children: XsdNode[];
  doc?: string;
}

const referring = ["type", "base", "ref", "itemType", "memberTypes", "substitutionGroup"];

/** The document as a tree of schema elements with their places. */
export function parseDocument({ name, bytes }: XsdInput, docs: "strip" | "keep"): XsdNode {
  try {
    return parse(new XmlReader(bytes), docs);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const said = error.message.replace(/^line \d+, column \d+: /, "");
    throw new InputError(`${name}:${error.line ?? 1}:${error.column ?? 1}: ${said}`, { cause: error });
  }
}

function parse(reader: XmlReader, docs: "strip" | "keep"): XsdNode {
  const top: OpenNode = { name: "", attributes: new Map(), references: new Map(), children: [], line: 1, column: 1 };
  const open = [top];
  for (let token = reader.next(); token !== "eof"; token = reader.next()) {
    const parent = open.at(-1) ?? top;
    if (token === "end") open.pop();
    if (token !== "start") continue;
    if (reader.namespace !== schemaNamespace) skip(reader);
    else if (reader.local === "annotation") {
      const doc = documentation(reader);
      if (docs === "keep" && doc !== "") parent.doc = doc;
    } else {
      const node = startedNode(reader);
      parent.children.push(node);
      open.push(node);
    }
  }
  return top.children[0] ?? top;
}

function startedNode(reader: XmlReader): OpenNode {
  const attributes = new Map<string, string>();
  const references = new Map<string, readonly QName[]>();
  for (const { namespace, local, value } of reader.attributes) {
    if (namespace !== "") continue;
    attributes.set(local, value.trim());
    if (referring.includes(local))
      references.set(
        local,
        value
          .trim()
          .split(/\s+/)
          .map((name) => qualified(reader, name)),
      );
  }
  return { name: reader.local, attributes, references, children: [], ...reader.position };
}

function qualified(reader: XmlReader, name: string): QName {
  const colon = name.indexOf(":");
  const namespace = reader.resolve(colon === -1 ? "" : name.slice(0, colon));
  if (namespace === undefined)
    throw new XmlError("namespace", `The prefix of ${name} is not declared.`, reader.position);
  return { namespace, local: name.slice(colon + 1) };
}

function skip(reader: XmlReader): void {
  for (let depth = 1; depth > 0;) {
    const token = reader.next();
    depth += token === "start" ? 1 : token === "end" ? -1 : 0;
  }
}

/** The text of an annotation's `documentation`; `appinfo` is for machines. */
function documentation(reader: XmlReader): string {
  const names: string[] = ["annotation"];
  let text = "";
  while (names.length > 0) {
    const token = reader.next();
    if (token === "start") names.push(reader.local);
    else if (token === "end") names.pop();
    else if (names[1] === "documentation") text += ` ${reader.text}`;
  }
  return text.replaceAll(/\s+/g, " ").trim();
}
