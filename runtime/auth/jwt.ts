import { fromBase64, toBase64Url } from "./base64.js";

/**
 * Signs a JWT in its compact form.
 *
 * @see [RFC 7515, section 5.1](https://www.rfc-editor.org/rfc/rfc7515.html#section-5.1)
 */
export async function signJwt(header: object, claims: object, key: CryptoKey): Promise<string> {
  const input = [header, claims].map((part) => toBase64Url(utf8.encode(JSON.stringify(part)))).join(".");
  const signature = await crypto.subtle.sign(key.algorithm.name, key, utf8.encode(input));
  return `${input}.${toBase64Url(new Uint8Array(signature))}`;
}

const utf8 = new TextEncoder();

/** When a token says it was issued and dies, in seconds of its issuer's clock; as it says it, so not surely numbers. */
export interface Life {
  readonly iat?: number;
  readonly exp: number;
}

/** Reads how long a JWT lives; its signature is for others to judge. `undefined` for what is no JWT. */
export function lifeOf(token: string): Life | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(token.split(".")[1] ?? ""))) as Life;
  } catch {
    return undefined;
  }
}
