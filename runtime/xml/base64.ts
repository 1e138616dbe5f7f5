const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sextets = new Uint8Array(128).fill(255);
for (let index = 0; index < 64; index++) sextets[alphabet.charCodeAt(index)] = index;

/** Bytes of a base64 text, which may hold white space but nothing else; `undefined` when it is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [bits, held, length, digits, padding] = [0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x20 || code === 0xa || code === 0xd || code === 0x9) continue;
    digits++;
    if (code === 0x3d) {
      padding++;
      continue;
    }
    const sextet = sextets[code] ?? 255;
    if (sextet === 255 || padding > 0) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  const left = held & ((1 << bits) - 1);
  return digits % 4 !== 0 || padding > 2 || left !== 0 || bits !== padding * 2 ? undefined : bytes.subarray(0, length);
}

/** Base64 of bytes, with padding and without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 24576) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24576))));
  }
  return pieces.join("");
}
