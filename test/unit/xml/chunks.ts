/** A document as bytes that come a few at a time. */
export function* inChunks(document: string | Uint8Array, size: number): Generator<Uint8Array, void> {
  const bytes = typeof document === "string" ? new TextEncoder().encode(document) : document;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All that a loop gives. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
