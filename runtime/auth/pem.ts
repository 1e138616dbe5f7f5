import { ConfigurationError } from "../errors.js";
import { fromBase64 } from "./base64.js";

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]+?)-----END \1-----/g;

/** One block of a PEM text; its content is base64, unless it is encrypted. */
export interface PemBlock {
  readonly label: string;
  readonly content: string;
}

/** A text as a file holds it, JSON or PEM, of one that a variable may hold in base64 or with line ends written as `\n`. */
export function fileText(text: string): string {
  const decoded = new TextDecoder().decode(fromBase64(text));
  if (decoded.startsWith("{")) return decoded;
  return (decoded.startsWith("-----BEGIN") ? decoded : text).replaceAll(/(\\r)?\\n/g, "\n");
}

/** The blocks of a PEM text, however a variable holds it. */
export function pemBlocks(text: string): PemBlock[] {
  return [...fileText(text).matchAll(block)].map(([, label = "", content = ""]) => ({ label, content }));
}

/**
 * The RSA private key in a PEM text, in PKCS#8: the only envelope Web Crypto imports.
 *
 * Takes PKCS#8 and PKCS#1, with other blocks beside it.
 *
 * @throws {@link ConfigurationError} when there is no such key.
 */
export function pkcs8(text: string): Uint8Array<ArrayBuffer> {
  const blocks = pemBlocks(text);
  const contentOf = (wanted: string) => blocks.find(({ label }) => label === wanted)?.content;

  const key = contentOf("PRIVATE KEY");
  if (key !== undefined) return decoded(key);
  const bare = contentOf("RSA PRIVATE KEY");
  if (bare !== undefined && !bare.includes(":")) return wrapped(decoded(bare));

  if (bare !== undefined || contentOf("ENCRYPTED PRIVATE KEY") !== undefined) {
    throw new ConfigurationError("The PEM key is encrypted. Read it with encryptedKey() of altinnkit/auth/node.");
  }
  if (pkcs12.test(text)) {
    throw new ConfigurationError("That is PKCS#12. Convert it: openssl pkcs12 -in file.p12 -nodes.");
  }
  throw noKey(blocks.map(({ label }) => label).join(", ") || "no whole PEM block");
}

/** What to say of something that is no key. */
export function noKey(found: string): ConfigurationError {
  return new ConfigurationError(`The key must be an RSA private key in PEM, or a JWK. Found: ${found}.`);
}

/** Version 0 and the algorithm rsaEncryption, DER. */
const rsaHeader = [2, 1, 0, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0];

/**
 * Puts a PKCS#1 key into the PKCS#8 envelope.
 *
 * @see [RFC 5208, section 5](https://www.rfc-editor.org/rfc/rfc5208.html#section-5)
 */
function wrapped(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(der(0x30, [...rsaHeader, ...der(0x04, [...pkcs1])]));
}

/** With the length in two bytes, which every key worth the name takes. */
function der(tag: number, content: readonly number[]): number[] {
  return [tag, 0x82, content.length >> 8, content.length & 0xff, ...content];
}

function decoded(content: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(content);
  if (bytes === undefined) throw new ConfigurationError("The PEM key is damaged: it is not base64.");
  return bytes;
}

/** Such files are passed about in base64. What they hold begins with its length, in two bytes as a rule, and version 3. */
const pkcs12 = /^MI[I-L]..[AQgw]IBA[\dw-z+/]/;
