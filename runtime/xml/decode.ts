import { XmlError } from "./error.js";

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["'][^"']*["'][ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["']/;

/**
 * Decodes a document: by byte-order mark, else by its XML declaration, else UTF-8.
 *
 * A mark wins over a declaration that contradicts it; Altinn's batch formats do that.
 *
 * @throws {@link XmlError} `encoding` for an encoding we do not read, and for bytes that are not what they claim to be.
 * @see [XML 1.0, appendix F](https://www.w3.org/TR/xml/#sec-guessing)
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = marked(bytes) ?? declared(bytes);
  if (encoding === "iso-8859-1") return latin1(bytes);
  if (encoding === "windows-1252") return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError("encoding", `The bytes are not ${encoding}.`);
  }
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
  const label = declaration.exec(latin1(bytes.subarray(0, 256)))?.[1]?.toLowerCase();
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
