import { base64Path } from "./items-from-xml.js";
import { base64Of } from "./base64-chunks.js";
import type { XmlChunks } from "./chunks.js";
import { defaultNamespace } from "./default-namespace.js";
import { itemsPlace } from "./content-encoder.js";
import { Encoder } from "./encoder.js";
import { XmlError } from "./error.js";
import { itemPath, type ItemPath, type XmlAround, type XmlItem } from "./item-path.js";
import { instanceNamespace } from "./namespaces.js";
import { getOwn, isRecord } from "./objects.js";
import type { XmlRoot, XmlTable } from "./table.js";
import { encoderOptions, type ToXmlOptions } from "./to-xml.js";
import { XmlWriter } from "./writer.js";

const chunkLength = 16_384;

/**
 * Writes a document with items that come one by one, as chunks of UTF-8, in memory that does not grow with their number.
 *
 * @param around - The document without its items.
 * @param path - Properties from the root to the repeated element.
 * @throws TypeError when the schema has no such path; from the loop {@link XmlError}.
 */
export async function* itemsToXml<T, const Path extends readonly string[]>(
  root: XmlRoot<T>,
  around: XmlAround<T, Path>,
  path: Path,
  items: AsyncIterable<XmlItem<T, Path>> | Iterable<XmlItem<T, Path>>,
  options: ToXmlOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const way = itemPath(root, path);
  const { item } = way;
  yield* inChunks(root, around, way, options, namespacesOf(root.table), async function* (encoder, writer) {
    let count = 0;
    for await (const value of items) {
      if (++count > item.max) throw miscounted("unexpected-element", `There are more than ${item.max}.`, path);
      encoder.item(item, value);
      yield writer.drain();
    }
    if (count < item.min) throw miscounted("missing-element", `There are fewer than ${item.min}.`, path);
  });
}

/**
 * Writes a document with a base64 element whose bytes come in chunks, as chunks of UTF-8, in memory that does not grow
 * with them.
 *
 * @param around - The document without the element.
 * @param path - Properties from the root to the element.
 * @throws TypeError when the schema has no such element, or has several; from the loop {@link XmlError}.
 */
export async function* bytesToXml<T, const Path extends readonly string[]>(
  root: XmlRoot<T>,
  around: XmlAround<T, Path>,
  path: Path,
  bytes: XmlChunks,
  options: ToXmlOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const way = base64Path(root, path);
  const { namespace, local } = way.item.element;
  yield* inChunks(root, around, way, options, [], async function* (_, writer) {
    writer.start(namespace, local);
    for await (const text of base64Of(bytes)) {
      writer.text(text);
      yield writer.drain();
    }
    writer.end();
    yield writer.drain();
  });
}

type WriteItems = (encoder: Encoder, writer: XmlWriter) => AsyncGenerator<string, void>;

async function* inChunks(
  root: XmlRoot<unknown>,
  around: unknown,
  path: ItemPath,
  options: ToXmlOptions,
  namespaces: Iterable<string>,
  writeItems: WriteItems,
): AsyncGenerator<Uint8Array, void> {
  const { declaration = true, maxDepth = 256, cdata = [] } = options;
  const utf8 = new TextEncoder();
  const bare = defaultNamespace(root.table);
  const writer = new XmlWriter(bare, maxDepth, cdata);
  for (const namespace of namespaces) if (namespace !== bare) writer.declare(namespace);
  let inside: XmlWriter | undefined;
  const leaveOut = (): void => void (inside ??= writer.fork());
  const encoding = encoderOptions(options);
  new Encoder(writer, { ...encoding, leaveOut }).write(root, withPlace(around, path.keys, path.item.many));
  if (!inside) throw new TypeError(`The document has no place for items at ${path.keys.join(".")}.`);

  const [before, after] = writer.halves();
  let text = (declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : "") + before;
  for await (const written of writeItems(new Encoder(inside, encoding), inside)) {
    text += written;
    if (text.length < chunkLength) continue;
    yield utf8.encode(text);
    text = "";
  }
  yield utf8.encode(text + after);
}

/** The document with a mark in the items' place, so that what surrounds them is written. */
function withPlace(around: unknown, [key = "", ...rest]: readonly string[], many: boolean): unknown {
  const known = isRecord(around) ? around : {};
  const place = many ? [itemsPlace] : itemsPlace;
  return { ...known, [key]: rest.length === 0 ? place : withPlace(getOwn(known, key), rest, many) };
}

// Items come when the root's tag is gone: what they may need is declared before.
function namespacesOf(table: XmlTable): ReadonlySet<string> {
  const tables = new Set([table]);
  for (const { imports = {} } of tables) for (const imported of Object.values(imports)) tables.add(imported());
  const namespaces = new Set([instanceNamespace, ...[...tables].map(({ namespace }) => namespace)]);
  namespaces.delete("");
  return namespaces;
}

function miscounted(
  code: "missing-element" | "unexpected-element",
  message: string,
  path: readonly string[],
): XmlError {
  return new XmlError(code, message, { path: `/${path.join("/")}` });
}
