import { XmlError, XmlReader } from "../../../runtime/xml/index.js";
import { InputError } from "../../errors.js";

/** The namespace of XML Schema. */
export const schemaNamespace = "http://www.w3.org/2001/XMLSchema";

/** A file that is read. */
export interface XsdFile {
  /** Its path or URL: what messages call it, and what relative locations are relative to. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A qualified name with its prefix resolved. */
export interface QName {
  /** Empty for none. */
  readonly namespace: string;
  readonly local: string;
}

/** What a `schema` element says for all that stands in it. */
export interface SchemaScope {
  /** The file it stands in. */
  readonly file: string;
  /** Target namespace; empty for none. */
  readonly namespace: string;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
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
  readonly scope: SchemaScope;
  /** The text of its annotation, when documentation is kept. */
  readonly doc?: string;
}

/** What becomes of the text of annotations: nothing, or `description`. */
export type XsdDocs = "strip" | "keep";

interface OpenNode extends XsdNode {
  readonly children: XsdNode[];
  doc?: string;
}

/** Attributes that hold a value, in which blanks may be meant. */
export const verbatim = new Set(["value", "fixed", "default"]);
const referring = new Set(["type", "base", "ref", "itemType", "memberTypes", "substitutionGroup"]);

/**
 * The schema of a file as a tree of schema elements with their places.
 *
 * @throws {@link InputError} with file, line and column when it is not one.
 */
export function parseDocument({ name, bytes }: XsdFile, docs: XsdDocs): XsdNode {
  return placed(name, () => {
    const reader = new XmlReader(bytes);
    reader.next();
    if (reader.namespace !== schemaNamespace || reader.local !== "schema")
      throw new XmlError("unknown-root", "Not an XML Schema document.", reader.position);
    const schema = readSchema(reader, name, docs);
    reader.next();
    return schema;
  });
}

/** Runs what reads a file; what is wrong with its XML is told with the file's name. */
export function placed<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const said = error.message.replace(/^line \d+, column \d+: /, "");
    throw new InputError(`${file}:${error.line ?? 1}:${error.column ?? 1}: ${said}`, { cause: error });
  }
}

/** Reads the `schema` element whose start tag the reader stands on, up to its end. */
export function readSchema(reader: XmlReader, file: string, docs: XsdDocs): XsdNode {
  const scope = scopeOf(reader, file);
  const schema = startedNode(reader, scope);
  const open = [schema];
  for (let parent: OpenNode | undefined = schema; parent; parent = open.at(-1)) {
    const token = reader.next();
    if (token === "end") open.pop();
    if (token === "text" && !reader.isBlank)
      throw new XmlError(
        "unexpected-text",
        `Text in ${parent.name}; elements of XML Schema are expected.`,
        reader.position,
      );
    if (token !== "start") continue;
    if (reader.namespace !== schemaNamespace) skip(reader);
    else if (reader.local === "annotation") {
      const doc = documentation(reader);
      if (docs === "keep" && doc !== "") parent.doc = doc;
    } else {
      const node = startedNode(reader, scope);
      parent.children.push(node);
      open.push(node);
    }
  }
  return schema;
}

function scopeOf(reader: XmlReader, file: string): SchemaScope {
  const said = new Map(reader.attributes.map(({ local, value }) => [local, value.trim()]));
  return {
    file,
    namespace: said.get("targetNamespace") ?? "",
    elementsQualified: said.get("elementFormDefault") === "qualified",
    attributesQualified: said.get("attributeFormDefault") === "qualified",
  };
}

function startedNode(reader: XmlReader, scope: SchemaScope): OpenNode {
  const attributes = new Map<string, string>();
  const references = new Map<string, readonly QName[]>();
  for (const { namespace, local, value } of reader.attributes) {
    if (namespace !== "") continue;
    attributes.set(local, verbatim.has(local) ? value : value.trim());
    if (referring.has(local))
      references.set(
        local,
        names(value).map((name) => qualified(reader, name)),
      );
  }
  for (const local of reader.local === "enumeration" ? ["value"] : ["fixed", "default"]) {
    const value = attributes.get(local);
    if (value === undefined) continue;
    references.set(
      local,
      names(value).flatMap((name) => resolved(reader, name) ?? []),
    );
  }
  return { name: reader.local, attributes, references, children: [], scope, ...reader.position };
}

function names(value: string): readonly string[] {
  const text = value.trim();
  return text === "" ? [] : text.split(/\s+/);
}

/** A qualified name by the prefixes in scope where the reader stands. */
export function qualified(reader: XmlReader, name: string): QName {
  const found = resolved(reader, name);
  if (!found) throw new XmlError("namespace", `The prefix of ${name} is not declared.`, reader.position);
  return found;
}

/** A name with its prefix resolved; `undefined` for a prefix that is not declared. */
function resolved(reader: XmlReader, name: string): QName | undefined {
  const colon = name.indexOf(":");
  const namespace = reader.resolve(colon === -1 ? "" : name.slice(0, colon));
  return namespace === undefined ? undefined : { namespace, local: name.slice(colon + 1) };
}

function skip(reader: XmlReader): void {
  for (let depth = 1; depth > 0;) {
    const token = reader.next();
    depth += token === "start" ? 1 : token === "end" ? -1 : 0;
  }
}

/** The text of an annotation's `documentation`; `appinfo` is for machines. */
function documentation(reader: XmlReader): string {
  const open: string[] = ["annotation"];
  let text = "";
  while (open.length > 0) {
    const token = reader.next();
    if (token === "start") open.push(reader.local);
    else if (token === "end") open.pop();
    else if (open[1] === "documentation") text += ` ${reader.text}`;
  }
  return text.replaceAll(/\s+/g, " ").trim();
}
