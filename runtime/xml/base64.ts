import { isSpace } from "./characters.js";
import { decodeNatively, encodeNatively } from "./native-base64.js";

const alphabet = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const padding = 0x3d;
const none = 255;
const sextets = new Uint8Array(256).fill(none);
for (const [sextet, code] of alphabet.entries()) sextets[code] = sextet;

/** Decodes a base64 text that comes in pieces, cut anywhere. It may hold white space, but nothing else. */
export class Base64Decoder {
  #held = 0;
  #bits = 0;
  #digits = 0;
  #padding = 0;

  /** Bytes of the next piece; `undefined` when it is not base64. */
  push(piece: string): Uint8Array | undefined {
    const text = piece.includes("\n") ? piece.replaceAll(/[ \t\n\r]+/g, "") : piece;
    const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4) + 1);
    let length = 0;
    let isFirst = true;
    for (let at = 0; at < text.length; at++) {
      if (this.#bits === 0 && this.#padding === 0) {
        const quads =
          (isFirst && nativeQuads(text, at, bytes.subarray(length))) || decodeQuads(text, at, bytes, length);
        isFirst = false;
        at += quads * 4;
        length += quads * 3;
        this.#digits += quads * 4;
        if (at === text.length) break;
      }
      const byte = this.#digit(text.charCodeAt(at));
      if (byte === undefined) return undefined;
      if (byte >= 0) bytes[length++] = byte;
    }
    return bytes.subarray(0, length);
  }

  /** The byte a digit completes, or -1; `undefined` when it is none. */
  #digit(code: number): number | undefined {
    if (isSpace(code)) return -1;
    this.#digits++;
    if (code === padding) {
      this.#padding++;
      return -1;
    }
    const sextet = sextets[code] ?? none;
    if (sextet === none || this.#padding > 0) return undefined;
    this.#held = ((this.#held << 6) | sextet) & 0xffff;
    this.#bits += 6;
    if (this.#bits < 8) return -1;
    this.#bits -= 8;
    return (this.#held >> this.#bits) & 0xff;
  }

  /** True when the text may end here. */
  get isComplete(): boolean {
    const left = this.#held & ((1 << this.#bits) - 1);
    return this.#digits % 4 === 0 && this.#padding <= 2 && left === 0 && this.#bits === this.#padding * 2;
  }
}

/** Bytes of a base64 text, which may hold white space but nothing else; `undefined` when it is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const decoder = new Base64Decoder();
  const bytes = decoder.push(text);
  return bytes && decoder.isComplete ? bytes : undefined;
}

// The last digits are left: what may stand there depends on what comes after.
function nativeQuads(text: string, start: number, bytes: Uint8Array<ArrayBuffer>): number {
  const quads = (text.length - start - 1) >> 2;
  return decodeNatively(text.slice(start, start + quads * 4), bytes) ? quads : 0;
}

// Nearly all of a text: four digits that hold three bytes, without white space between them.
function decodeQuads(text: string, start: number, bytes: Uint8Array, from: number): number {
  let length = from;
  let at = start;
  for (; at + 4 <= text.length; at += 4) {
    const first = sextets[text.charCodeAt(at)] ?? none;
    const second = sextets[text.charCodeAt(at + 1)] ?? none;
    const third = sextets[text.charCodeAt(at + 2)] ?? none;
    const fourth = sextets[text.charCodeAt(at + 3)] ?? none;
    if ((first | second | third | fourth) > 63) break;
    bytes[length++] = (first << 2) | (second >> 4);
    bytes[length++] = (second << 4) | (third >> 2);
    bytes[length++] = (third << 6) | fourth;
  }
  return (at - start) / 4;
}

const pieceLength = 49_152;

/** Base64 of bytes, with padding and without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  return encodeNatively(bytes) ?? encodeInPieces(bytes);
}

function encodeInPieces(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  const digits = new Uint8Array((Math.min(bytes.length, pieceLength) / 3 + 1) * 4);
  for (let start = 0; start < bytes.length; start += pieceLength) {
    const length = encodeInto(bytes.subarray(start, start + pieceLength), digits);
    pieces.push(decoder.decode(digits.subarray(0, length)));
  }
  return pieces.join("");
}

function encodeInto(bytes: Uint8Array, digits: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    digits[length++] = alphabet[bits >> 18] ?? 0;
    digits[length++] = alphabet[(bits >> 12) & 63] ?? 0;
    digits[length++] = alphabet[(bits >> 6) & 63] ?? 0;
    digits[length++] = alphabet[bits & 63] ?? 0;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  digits.fill(padding, length - missing, length);
  return length;
}
