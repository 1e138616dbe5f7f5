import type { XmlLimits } from "altinnkit/xml";
import { xmlRoot, type XmlNode } from "altinnkit/codegen";

/** A document somebody might send to take up time or memory. */
interface Hostile {
  readonly document: () => Uint8Array;
  readonly limits?: XmlLimits;
  /** Read as a stream. */
  readonly inChunks?: (document: Uint8Array) => Iterable<Uint8Array>;
  /** What comes of it. */
  readonly outcome: string;
}

/** Reads anything below its items. */
export const list = xmlRoot<{ item?: readonly XmlNode[] }>({
  element: "list",
  type: "List",
  table: {
    namespace: "",
    types: { List: { content: { element: "item", type: "xs:anyType", min: 0, max: "unbounded" } } },
  },
});

const million = 1_000_000;
const bytesOf = (text: string) => (): Uint8Array => new TextEncoder().encode(text);
const filled = (before: string, character: string, length: number, after: string) => (): Uint8Array => {
  const bytes = new Uint8Array(before.length + length + after.length).fill(character.charCodeAt(0));
  bytes.set(new TextEncoder().encode(before));
  bytes.set(new TextEncoder().encode(after), before.length + length);
  return bytes;
};
const repeated = (before: string, part: string, times: number, after: string) => (): Uint8Array =>
  Buffer.concat([Buffer.from(before), Buffer.alloc(part.length * times, part), Buffer.from(after)]);
const numbered = (before: string, part: (index: number) => string, times: number, after: string) => (): Uint8Array =>
  new TextEncoder().encode(before + Array.from({ length: times }, (_, index) => part(index)).join("") + after);
const chunksOf = (size: number) =>
  function* (document: Uint8Array): Generator<Uint8Array, void> {
    for (let at = 0; at < document.length; at += size) yield document.subarray(at, at + size);
  };

const none = { maxDepth: Infinity, maxAttributes: Infinity };

export const hostile: Readonly<Record<string, Hostile>> = {
  "entities that multiply": {
    document: bytesOf('<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><list>&b;</list>'),
    outcome: "doctype",
  },
  "an entity that is a file": {
    document: bytesOf('<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><list>&a;</list>'),
    outcome: "doctype",
  },
  "an outside document type": { document: bytesOf('<!DOCTYPE l SYSTEM "https://dtd.example/">'), outcome: "doctype" },
  "an entity nobody declared": { document: bytesOf("<list>&a;</list>"), outcome: "malformed" },
  "a million levels": { document: repeated("<list>", "<a>", million, ""), outcome: "limit" },
  "a million levels, let in": {
    document: () =>
      Buffer.concat([
        Buffer.from("<list><item>"),
        Buffer.alloc(3 * million, "<a>"),
        Buffer.alloc(4 * million, "</a>"),
        Buffer.from("</item></list>"),
      ]),
    limits: none,
    outcome: "done",
  },
  "100,000 attributes": { document: numbered("<list", (index) => ` a${index}=''`, 1e5, "/>"), outcome: "limit" },
  "100,000 attributes, let in": {
    document: numbered("<list><item", (index) => ` a${index}=''`, 1e5, "/></list>"),
    limits: none,
    outcome: "done",
  },
  "100,000 attributes of 100,000 namespaces, let in": {
    document: numbered("<list><item", (index) => ` xmlns:p${index}='u:${index}' p${index}:a=''`, 1e5, "/></list>"),
    limits: none,
    outcome: "done",
  },
  "the same attribute at the end of 100,000": {
    document: numbered("<list", (index) => ` a${index}=''`, 1e5, " a0=''/>"),
    limits: none,
    outcome: "malformed",
  },
  "an element with a name of 50 MB": { document: filled("<", "a", 5e7, "/>"), outcome: "limit" },
  "an element with a name of 50 MB beyond ASCII": { document: repeated("<", "æ", 2.5e7, "/>"), outcome: "limit" },
  "an attribute with a name of 50 MB": { document: filled("<list ", "a", 5e7, "=''/>"), outcome: "limit" },
  "an instruction with a name of 50 MB": { document: filled("<?", "a", 5e7, "?><list/>"), outcome: "limit" },
  "a text of 50 MB where none may stand": {
    document: filled("<list>", "a", 5e7, "</list>"),
    outcome: "unexpected-text",
  },
  "50 MB of brackets": { document: filled("<list>", "]", 5e7, "</list>"), outcome: "unexpected-text" },
  "50 MB of ampersands": { document: filled("<list>", "&", 5e7, "</list>"), outcome: "malformed" },
  "a million references": { document: repeated("<list a='", "&#65;", million, "'/>"), outcome: "unknown-attribute" },
  "a million comments in a text": { document: repeated("<list>", " <!---->", million, "</list>"), outcome: "done" },
  "300,000 names": {
    document: numbered("<list>", (index) => `<a${index}/>`, 3e5, "</list>"),
    outcome: "unknown-element",
  },
  "bytes that are not UTF-8": {
    document: () => Buffer.from("<list>\u00FF</list>", "latin1"),
    outcome: "encoding",
  },
  "a size over the limit": {
    document: filled("<list>", " ", 5e7, "</list>"),
    limits: { maxSize: 1e6 },
    outcome: "limit",
  },
  "a text over the limit": {
    document: filled("<list>", " ", 5e7, "</list>"),
    limits: { maxTextLength: 1e6 },
    outcome: "limit",
  },
  "more nodes than the limit": {
    document: repeated("<list>", "<item/>", million, "</list>"),
    limits: { maxNodes: 1000 },
    outcome: "limit",
  },
  "one item of 20 MB, in chunks": {
    document: filled("<list><item>", "a", 2e7, "</item></list>"),
    inChunks: chunksOf(65_536),
    outcome: "done",
  },
  "an item without end, in chunks": {
    document: repeated("<list><item>", "<a>", million, ""),
    inChunks: chunksOf(65_536),
    limits: { maxSize: 1e6 },
    outcome: "limit",
  },
  "a name without end, in chunks": {
    document: filled("<list><", "a", 5e7, ""),
    inChunks: chunksOf(65_536),
    limits: { maxSize: 1e7 },
    outcome: "limit",
  },
  "500,000 chunks of one byte": {
    document: repeated("<list>", "<item a='b'>c</item>", 25_000, "</list>"),
    inChunks: chunksOf(1),
    outcome: "done",
  },
};
