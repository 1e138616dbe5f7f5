import { splitName } from "../xml/namespaces.js";
import { readNode, type XmlNode } from "../xml/node.js";
import { setOwn } from "../xml/objects.js";
import { XmlReader } from "../xml/reader.js";
import type { HalResource } from "./types.js";

type Members = Record<string, unknown>;

/** Relations that Altinn II gives as a list, however many there are. */
const lists = /^(form|attachment)$/;
const nil = "{http://www.w3.org/2001/XMLSchema-instance}nil";

/**
 * A resource in HAL's XML form, in the shape its JSON form has: `resource` and `link` elements become `_embedded` and
 * `_links`, all others properties.
 *
 * XML does not tell numbers from texts, so values stay texts, and one element does not show that it could be a list.
 * Only a link's own flags and its size are what they are in JSON.
 *
 * @throws {@link XmlError} for what is not well-formed.
 * @see [HAL, the XML variant](https://stateless.group/hal_specification.html)
 */
export function readHalXml(xml: string): HalResource {
  const reader = new XmlReader(xml);
  // A document has one element, so the first token is its start, and none but its end comes after it.
  reader.next();
  const resource = resourceOf(readNode(reader));
  reader.next();
  return resource;
}

function resourceOf(node: XmlNode): HalResource {
  const { href } = node.attributes;
  const links: Members = href === undefined ? {} : { self: { href } };
  const embedded: Record<string, HalResource[]> = {};
  const properties: Members = {};
  for (const child of elementsOf(node)) {
    const { rel } = child.attributes;
    const name = localName(child);
    if (name === "link" && rel !== undefined) add(links, rel, linkOf(child), lists.test(rel));
    else if (name === "resource" && rel !== undefined) add(embedded, rel, resourceOf(child), true);
    else add(properties, name, valueOf(child));
  }
  return {
    ...properties,
    ...(Object.keys(links).length > 0 && { _links: links }),
    ...(Object.keys(embedded).length > 0 && { _embedded: embedded }),
  };
}

function linkOf({ attributes }: XmlNode): Members {
  const link: Members = {};
  for (const [attribute, text] of Object.entries(attributes)) {
    const { local } = splitName(attribute);
    if (local !== "rel") setOwn(link, local, linkValue(local, text));
  }
  return link;
}

function linkValue(name: string, text: string): unknown {
  if (/^(templated|isTemplated|encrypted|signinglocked|signedbydefault)$/.test(name)) return /^(true|1)$/i.test(text);
  return name === "filesize" && /^\d+$/.test(text) ? Number(text) : text;
}

function valueOf(node: XmlNode): unknown {
  if (/^(true|1)$/.test(node.attributes[nil] ?? "")) return null;
  const elements = elementsOf(node);
  if (elements.length === 0) return node.children.filter((child) => typeof child === "string").join("");
  const value: Members = {};
  for (const element of elements) add(value, localName(element), valueOf(element));
  return value;
}

/** What comes again becomes a list; a list from the start has one member, too. */
function add(members: Members, name: string, value: unknown, isList = false): void {
  const before = Object.hasOwn(members, name) ? members[name] : undefined;
  if (before === undefined) setOwn(members, name, isList ? [value] : value);
  else setOwn(members, name, [before, value].flat());
}

function elementsOf({ children }: XmlNode): XmlNode[] {
  return children.filter((child) => typeof child !== "string");
}

function localName({ name }: XmlNode): string {
  return splitName(name).local;
}
