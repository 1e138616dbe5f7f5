import { Base64Decoder } from "./base64.js";
import type { XmlChunks } from "./chunks.js";
import type { FromXmlOptions } from "./from-xml.js";
import { itemPath, type ItemPath, type XmlAround, type XmlItem } from "./item-path.js";
import { Piecewise } from "./piecewise.js";
import type { XmlRoot } from "./table.js";

/** Items of a document as they come, and the document around them. */
export interface XmlItems<Item, Around> extends AsyncIterable<Item> {
  /**
   * What has been read beside the items: before the first of them what stands in front of all of them, after the last all.
   * What stands beside them deeper than the root's own elements is there once the elements around it have ended.
   */
  readonly around: Partial<Around>;
}

/**
 * Reads the items of a document one by one, in memory that does not grow with their number. All of the document is judged
 * as {@link fromXml} judges it, what stands behind an item when it is its turn.
 *
 * @param path - Properties from the root to the repeated element.
 * @throws TypeError when the schema has no such path; from the loop {@link XmlError}.
 */
export function itemsFromXml<T, const Path extends readonly string[]>(
  root: XmlRoot<T>,
  source: XmlChunks,
  path: Path,
  options: FromXmlOptions = {},
): XmlItems<XmlItem<T, Path>, XmlAround<T, Path>> {
  const way = itemPath(root, path);
  const values: unknown[] = [];
  const reading = new Piecewise(root, way, { keys: path, values }, options);
  return around(reading, async function* () {
    for await (const _ of reading.read(source)) {
      for (const value of values.splice(0)) yield valueOf(way, value) as XmlItem<T, Path>;
    }
  });
}

/**
 * Reads the one base64 element at a path in pieces, in memory that does not grow with it.
 *
 * @param path - Properties from the root to the element.
 * @throws TypeError when the schema has no such element, or has several; from the loop {@link XmlError}.
 */
export function bytesFromXml<T, const Path extends readonly string[]>(
  root: XmlRoot<T>,
  source: XmlChunks,
  path: Path,
  options: FromXmlOptions = {},
): XmlItems<Uint8Array, XmlAround<T, Path>> {
  const way = base64Path(root, path);
  const values: unknown[] = [];
  const texts: string[] = [];
  const reading = new Piecewise(root, way, { keys: path, values, text: (text) => texts.push(text) }, options);
  return around(reading, async function* () {
    const decoder = new Base64Decoder();
    for await (const _ of reading.read(source)) {
      for (const text of texts.splice(0)) {
        const bytes = decoder.push(text);
        if (!bytes) throw notBase64(reading, path);
        if (bytes.length > 0) yield bytes;
      }
    }
    if (!decoder.isComplete) throw notBase64(reading, path);
  });
}

/** A path to one element of bytes. */
export function base64Path(root: XmlRoot<unknown>, path: readonly string[]): ItemPath {
  const way = itemPath(root, path);
  const type = way.item.element.type();
  if (type.kind !== "simple" || type.simple.builtin !== "xs:base64Binary" || way.states.some(({ many }) => many)) {
    throw new TypeError(`There is no single xs:base64Binary at ${path.join(".")}.`);
  }
  return way;
}

function around<Item, Around>(reading: Piecewise, items: () => AsyncGenerator<Item, void>): XmlItems<Item, Around> {
  return {
    get around() {
      return (reading.document ?? {}) as Partial<Around>;
    },
    [Symbol.asyncIterator]: items,
  };
}

function valueOf({ item }: ItemPath, entry: unknown): unknown {
  return (entry as Record<string, unknown>)[item.key];
}

function notBase64(reading: Piecewise, path: readonly string[]): Error {
  return reading.error("The value is not one its type allows.", `/${path.join("/")}`);
}
