import { encodeBase64 } from "./base64.js";
import { chunksOf, type XmlChunks } from "./chunks.js";

/** Base64 of bytes that come in chunks, in pieces. */
export async function* base64Of(bytes: XmlChunks): AsyncGenerator<string, void> {
  let held = new Uint8Array();
  for await (const chunk of chunksOf(bytes)) {
    const all = new Uint8Array(held.length + chunk.length);
    all.set(held);
    all.set(chunk, held.length);
    const whole = all.length - (all.length % 3);
    held = all.slice(whole);
    if (whole > 0) yield encodeBase64(all.subarray(0, whole));
  }
  if (held.length > 0) yield encodeBase64(held);
}
