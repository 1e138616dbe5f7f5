import type { XmlReader } from "./reader.js";
import { expandedName, splitName } from "./namespaces.js";
import type { XmlWriter } from "./writer.js";

/** An element as it stands, where a schema says nothing about it. Names are `{namespace}local`, or `local` without one. */
export interface XmlNode {
  readonly name: string;
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
        node.children.push(child);
        open.push(child);
        break;
      }
      case "text":
        node.children.push(reader.text);
        break;
      case "end":
      case "eof":
        open.pop();
    }
  }
  return top;
}

/** Writes an element as it stands. */
export function writeNode(writer: XmlWriter, { name, attributes, children }: XmlNode): void {
  const { namespace, local } = splitName(name);
  writer.start(namespace, local);
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

interface OpenNode extends XmlNode {
  readonly children: (string | XmlNode)[];
}

function startedNode({ namespace, local, attributes }: XmlReader): OpenNode {
  return {
    name: expandedName(namespace, local),
    attributes: Object.fromEntries(
      attributes.map(({ namespace, local, value }) => [expandedName(namespace, local), value]),
    ),
    children: [],
  };
}
