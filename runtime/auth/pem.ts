import { ConfigurationError } from "../errors.js";

const block = /-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----/g;

/**
 * The RSA private key in a PEM text, as PKCS#8 PEM.
 *
 * Takes PKCS#8 and PKCS#1, with other blocks beside it and with line feeds written as `\n`, as environment files do.
 *
 * @throws {@link ConfigurationError} when there is no such key.
 */
export function pkcs8Pem(text: string): string {
  const blocks = [...text.replaceAll("\\n", "\n").matchAll(block)].map(([, label = "", body = ""]) => ({
    label,
    body,
  }));
  const bodyOf = (wanted: string) => blocks.find(({ label }) => label === wanted)?.body;

  const pkcs8 = bodyOf("PRIVATE KEY");
  if (pkcs8 !== undefined) return pem(pkcs8);
  const pkcs1 = bodyOf("RSA PRIVATE KEY");
  if (pkcs1 !== undefined && !pkcs1.includes(":")) return pem(wrapPkcs1(pkcs1));

  const encrypted = pkcs1 !== undefined || bodyOf("ENCRYPTED PRIVATE KEY") !== undefined;
  if (encrypted) throw new ConfigurationError("The PEM key is encrypted. Decrypt it first: openssl pkey -in key.pem.");
  const found = blocks.map(({ label }) => label).join(", ") || "no whole PEM block";
  throw new ConfigurationError(`The key must be an RSA private key in PEM, or a JWK. Found: ${found}.`);
}

function pem(base64: string): string {
  return `-----BEGIN PRIVATE KEY-----\n${base64.trim()}\n-----END PRIVATE KEY-----`;
}

/** Version 0 and the algorithm rsaEncryption, DER. */
const rsaHeader = [2, 1, 0, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0];

/**
 * Puts a PKCS#1 key into the PKCS#8 envelope, the only one WebCrypto imports.
 *
 * @see [RFC 5208, section 5](https://www.rfc-editor.org/rfc/rfc5208.html#section-5)
 */
function wrapPkcs1(base64: string): string {
  const key = Array.from(decoded(base64), (char) => char.charCodeAt(0));
  const envelope = der(0x30, [...rsaHeader, ...der(0x04, key)]);
  return btoa(String.fromCharCode(...envelope));
}

function decoded(base64: string): string {
  try {
    return atob(base64.replaceAll(/\s/g, ""));
  } catch {
    throw new ConfigurationError("The PEM key is damaged: it is not base64.");
  }
}

function der(tag: number, content: number[]): number[] {
  const { length } = content;
  if (length < 0x80) return [tag, length, ...content];
  if (length < 0x100) return [tag, 0x81, length, ...content];
  return [tag, 0x82, length >> 8, length & 0xff, ...content];
}
