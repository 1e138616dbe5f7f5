import type { Hash } from "node:crypto";

/** So many bytes, each block another. */
export function* blocks(size: number): Generator<Uint8Array, void> {
  for (let at = 0, seed = 1; at < size; at += 65_536, seed++) {
    yield new Uint8Array(Math.min(65_536, size - at)).map((_, index) => (index * seed) >> 3);
  }
}

/** The hash of bytes as they come. */
export async function hashOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, hash: Hash): Promise<string> {
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest("hex");
}
