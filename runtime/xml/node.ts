import { isNameCharacter } from "./characters.js";
import { XmlError } from "./error.js";
import { expandedName, instanceNamespace, splitName } from "./namespaces.js";
import { maker, setOwn } from "./objects.js";
import type { XmlReader } from "./reader.js";
import type { XmlWriter } from "./writer.js";

/** An element as it stands, where a schema says nothing about it. Names are `{namespace}local`, or `local` without one. */
export interface XmlNode {
  readonly name: string;
  /** The namespaces of prefixes that its own text and attributes use, as qualified names do; written back with it. */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text and elements in document order. */
  readonly children: readonly (string | XmlNode)[];
}

/** A nil element of a type whose attributes say something. */
export type XmlNil<T, Attributes extends keyof T> = { readonly $nil: true } & Pick<T, Attributes>;

/** Reads the element whose start tag the reader stands on, up to and with its end tag. */
export function readNode(reader: XmlReader): XmlNode {
  const top = startedNode(reader);
  const open = [top];
  for (let node: OpenNode | undefined = top; node; node = open.at(-1)) {
    switch (reader.next()) {
      case "start": {
        const child = startedNode(reader);
        addChild(node, child);
        open.push(child);
        break;
      }
      case "text":
        addChild(node, reader.text);
        keepPrefixes(node, reader.text, reader);
        break;
      case "end":
        open.pop();
        break;
      case "eof":
        throw new XmlError("unexpected-element", "An element beside the way to the items is called like one on it.");
    }
  }
  return top;
}

/** Writes an element as it stands. */
export function writeNode(writer: XmlWriter, { name, namespaces, attributes, children }: XmlNode): void {
  if (typeof name !== "string") {
    throw new XmlError("bad-value", "The value must be an XmlNode.", { path: writer.path });
  }
  const { namespace, local } = splitName(name);
  writer.start(namespace, local, namespaces);
  for (const [attribute, value] of Object.entries(attributes)) {
    const { namespace, local } = splitName(attribute);
    writer.attribute(namespace, local, value);
  }
  for (const child of children) {
    if (typeof child === "string") writer.text(child);
    else writeNode(writer, child);
  }
  writer.end();
}

const Attributes = maker();

interface OpenNode extends XmlNode {
  namespaces?: Record<string, string>;
  children: (string | XmlNode)[];
}

// Most nodes have one child, and a list that a first one is pushed to makes room for seventeen.
function addChild(node: OpenNode, child: string | XmlNode): void {
  if (node.children.length === 0) node.children = [child];
  else node.children.push(child);
}

function startedNode(reader: XmlReader): OpenNode {
  const attributes = new Attributes() as Record<string, string>;
  const node: OpenNode = { name: expandedName(reader.namespace, reader.local), attributes, children: [] };
  for (const { namespace, local, value } of reader.attributes) {
    setOwn(attributes, expandedName(namespace, local), value);
    keepPrefixes(node, value, reader);
    // A type without a prefix is one of the default namespace.
    if (namespace === instanceNamespace && local === "type" && !value.includes(":")) keep(node, "", reader);
  }
  return node;
}

function keepPrefixes(node: OpenNode, text: string, reader: XmlReader): void {
  let after = 0;
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", after)) {
    let start = colon;
    while (start > after && isNameCharacter(text.charCodeAt(start - 1))) start--;
    after = colon + 1;
    if (start < colon && isNameCharacter(text.charCodeAt(after))) keep(node, text.slice(start, colon), reader);
  }
}

function keep(node: OpenNode, prefix: string, reader: XmlReader): void {
  const namespace = prefix === "xml" ? undefined : reader.resolve(prefix);
  if (namespace !== undefined) setOwn((node.namespaces ??= {}), prefix, namespace);
}
