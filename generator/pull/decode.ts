import { InputError } from "../errors.js";

/**
 * Text of a document, by byte order mark, else by its first bytes, else UTF-8.
 *
 * @throws {@link InputError} when the bytes are not valid in that encoding.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: the bytes are not valid ${encoding}. Ask upstream for the document again.`);
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}
