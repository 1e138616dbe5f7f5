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
