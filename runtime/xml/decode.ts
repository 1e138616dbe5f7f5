import { XmlError } from "./error.js";

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["'][^"']*["'][ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["']/;

/** For declarations: whatever else stands there, it reads something for it. */
const ascii = new TextDecoder();

/** How many bytes tell the encoding of a document. */
const headLength = 1024;

/**
 * Decodes a document: by byte-order mark, else by its XML declaration, else UTF-8.
 *
 * A mark wins over a declaration that contradicts it; Altinn's batch formats do that.
 *
 * @throws {@link XmlError} `encoding` for an encoding we do not read, and for bytes that are not what they claim to be.
 * @see [XML 1.0, appendix F](https://www.w3.org/TR/xml/#sec-guessing)
 */
export function decodeXml(bytes: Uint8Array): string {
  return decoderFor(bytes)(bytes, true);
}

/** Decodes a document that comes in chunks, as {@link decodeXml} does. */
export class ByteDecoder {
  #head = new Uint8Array();
  #decode: Decode | undefined;

  /** The text of the next chunk; that of the first few is held back until they tell the encoding. */
  push(chunk: Uint8Array): string {
    if (this.#decode) return this.#decode(chunk, false);
    this.#head = concatenated(this.#head, chunk);
    return isTold(this.#head) ? this.#begin(false) : "";
  }

  /** The text of what is left. */
  end(): string {
    return this.#decode ? this.#decode(new Uint8Array(), true) : this.#begin(true);
  }

  #begin(isLast: boolean): string {
    const head = this.#head;
    this.#head = new Uint8Array();
    this.#decode = decoderFor(head);
    return this.#decode(head, isLast);
  }
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string;

function decoderFor(head: Uint8Array): Decode {
  const encoding = marked(head) ?? declared(head);
  if (encoding === "iso-8859-1") return latin1;
  if (encoding === "windows-1252") return windows1252;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw new XmlError("encoding", `The bytes are not ${encoding}.`);
    }
  };
}

/** True when the first bytes tell the encoding: by a mark, or by a declaration that is whole or not there. */
function isTold(head: Uint8Array): boolean {
  if (head.length >= headLength) return true;
  if (head.length < 6) return false;
  const text = latin1(head);
  return marked(head) !== undefined || !text.startsWith("<?xml") || text.includes("?>");
}

function concatenated(head: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + chunk.length);
  both.set(head);
  both.set(chunk, head.length);
  return both;
}

function marked([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return "utf-16le";
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return "utf-16be";
  return undefined;
}

function declared(bytes: Uint8Array): string {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return "utf-8";
  const label = declaration.exec(ascii.decode(bytes.subarray(0, headLength)))?.[1]?.toLowerCase();
  switch (label) {
    case undefined:
    case "utf-8":
    case "utf8":
    case "us-ascii":
      return "utf-8";
    case "iso-8859-1":
    case "latin1":
      return "iso-8859-1";
    case "windows-1252":
      return "windows-1252";
    default:
      throw new XmlError("encoding", `The encoding ${JSON.stringify(label)} is not supported.`, { line: 1, column: 1 });
  }
}

// Platforms' decoders take both labels for one encoding, but not for the same one.
const windows1252Controls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replaceAll(
    /[\u0080-\u009F]/g,
    (control) => windows1252Controls[control.charCodeAt(0) - 0x80] ?? control,
  );
}

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return pieces.join("");
}
