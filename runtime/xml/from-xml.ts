import { bytesOf, type XmlChunks } from "./chunks.js";
import { Decoder } from "./decoder.js";
import type { DecoderOptions } from "./value-decoder.js";
import type { XmlError } from "./error.js";
import type { XmlLimits } from "./limits.js";
import { XmlReader } from "./reader.js";
import type { XmlRoot } from "./table.js";

/** How {@link fromXml} reads. */
export interface FromXmlOptions extends XmlLimits {
  /**
   * Steps over elements and attributes the schema does not know; a function is told of each. `keep` has them in the object
   * they stand in, under `$unknown` and `$unknownAttributes`, for {@link toXml} to write back.
   */
  readonly lenient?: boolean | "keep" | ((ignored: XmlError) => void);
  /** Gives empty elements and absent attributes their default or fixed values; false unless said otherwise. */
  readonly applyDefaults?: boolean;
  /** `open` gives values that an enumeration does not list as they are, instead of refusing them. */
  readonly enumerations?: "open" | "closed";
}

/**
 * Reads a document into the object its schema describes.
 *
 * Names are matched by namespace, never by prefix. An element that is absent has no property, one that is nil is `null`
 * (or has `$nil`), one that is empty has an empty value. Decimals, unbounded integers, dates and times stay as written.
 * What `xsi:type` says stands under `$type`, and the name of an element that stands in for another under `$el`.
 *
 * @param input - Text, or bytes in UTF-8, UTF-16, ISO-8859-1 or Windows-1252, at once or as a stream. A stream is read whole;
 * `itemsFromXml` and `bytesFromXml` read one in constant memory.
 * @throws {@link XmlError} with path, line and column. Facets other than enumerations are not checked.
 */
export function fromXml<T>(root: XmlRoot<T>, input: string | Uint8Array, options?: FromXmlOptions): T;
export function fromXml<T>(root: XmlRoot<T>, input: XmlChunks, options?: FromXmlOptions): Promise<T>;
export function fromXml<T>(
  root: XmlRoot<T>,
  input: string | Uint8Array | XmlChunks,
  options: FromXmlOptions = {},
): T | Promise<T> {
  const read = (document: string | Uint8Array): T =>
    new Decoder(new XmlReader(document, options), decoderOptions(options)).read(root) as T;
  if (typeof input === "string" || input instanceof Uint8Array) return read(input);
  return bytesOf(input, options.maxSize).then(read);
}

/** What readers of envelopes say beside it. */
export type ReadingOptions = FromXmlOptions & Pick<DecoderOptions, "include" | "or">;

/** Errors are thrown, and what is stepped over is told. */
export function decoderOptions({
  lenient = false,
  applyDefaults = false,
  enumerations,
  include,
  or,
}: ReadingOptions): DecoderOptions {
  const fail = (error: XmlError): never => {
    throw error;
  };
  const ignore = lenient === false ? fail : typeof lenient === "function" ? lenient : () => undefined;
  return {
    fail,
    ignore,
    keep: lenient === "keep",
    applyDefaults,
    open: enumerations === "open",
    ...(include && { include }),
    ...(or && { or }),
  };
}
