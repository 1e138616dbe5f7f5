import { XmlError } from "./error.js";

/** Bytes that come in chunks, such as the body of a response. */
export type XmlChunks = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Chunks one after the other; what they come from is let go of when the loop ends early. */
export async function* chunksOf(source: XmlChunks): AsyncGenerator<Uint8Array, void> {
  // Not every browser can loop over a stream.
  if (!("getReader" in source)) return yield* source;
  const reader = source.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
    reader.releaseLock();
  }
}

/**
 * All bytes of chunks.
 *
 * @throws {@link XmlError} `limit` as soon as there are more than `maxSize`.
 */
export async function bytesOf(source: XmlChunks, maxSize = Infinity): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(source)) {
    size += chunk.length;
    if (size > maxSize) throw new XmlError("limit", `The document is larger than ${maxSize}.`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
