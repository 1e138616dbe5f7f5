import { sha256 as algorithm } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** SHA-256 of bytes, as lower-case hexadecimal. A Blob or a stream is read piece by piece. */
export async function sha256(content: Blob | Uint8Array | ReadableStream<Uint8Array>): Promise<string> {
  const hash = algorithm.create();
  if (content instanceof Uint8Array) return bytesToHex(hash.update(content).digest());
  const reader = (content instanceof Blob ? content.stream() : content).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) hash.update(next.value);
  return bytesToHex(hash.digest());
}
