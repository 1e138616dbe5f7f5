/** What we use of Node's Buffer, where the platform has one; its own types would be asked of every user. */
interface BufferView {
  write(text: string, encoding: "base64"): number;
  toString(encoding: "base64"): string;
}

interface Platform {
  readonly Buffer?: { from(bytes: ArrayBufferLike, offset: number, length: number): BufferView };
}

const { Buffer: NativeBuffer } = globalThis as Platform;
const shortest = 1024;

/**
 * Decodes whole quads of base64 by the platform, several times faster than we do it; false when they are ours to judge: on a
 * platform that cannot, and for text that holds anything but digits.
 *
 * @param bytes - Gets three bytes for each quad.
 */
export function decodeNatively(quads: string, bytes: Uint8Array<ArrayBuffer>): boolean {
  if (!NativeBuffer || quads.length < shortest || quads.endsWith("=")) return false;
  const view = NativeBuffer.from(bytes.buffer, bytes.byteOffset, (quads.length / 4) * 3);
  view.write(quads, "base64");
  // It steps over what is no digit, and takes the other alphabet for the same.
  return view.toString("base64") === quads;
}

/** Base64 of bytes by the platform; `undefined` on one that cannot. */
export function encodeNatively(bytes: Uint8Array): string | undefined {
  return NativeBuffer?.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
}
