import { SignatureError, type SignatureFault } from "./signature-error.js";

const rs256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/**
 * Checks the signature of a harvest's answer, such as one that was kept with its `X-Signature-JWT`.
 *
 * @param body - The bytes as they came.
 * @param signature - A compact JWS whose payload has the SHA-256 of the body, in hexadecimal digits.
 * @param keys - Public RSA keys; one of them must have made it. Those of other kinds are passed over.
 * @throws {@link SignatureError} when it does not hold.
 * @see [RFC 7515, section 7.1](https://www.rfc-editor.org/rfc/rfc7515.html#section-7.1)
 */
export async function verifySignature(
  body: Uint8Array<ArrayBuffer>,
  signature: string,
  keys: readonly JsonWebKey[],
): Promise<void> {
  const fault = await faultOf(body, signature, keys);
  if (fault) throw new SignatureError(fault);
}

async function faultOf(
  body: Uint8Array<ArrayBuffer>,
  signature: string,
  keys: readonly JsonWebKey[],
): Promise<SignatureFault | undefined> {
  const jws = read(signature);
  if (!jws) return "malformed";
  const made = await Promise.all(keys.map((key) => isMadeBy(key, jws)));
  if (!made.includes(true)) return "key";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return hexadecimal(digest) === jws.digest ? undefined : "body";
}

interface Jws {
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

/** Header parameters that must be understood are none of ours. */
function read(compact: string): Jws | undefined {
  const [header = "", payload = "", signature = "", ...more] = compact.split(".");
  try {
    const { alg, crit } = json(header);
    const { SHA256PayloadDigest: digest } = json(payload);
    if (more.length > 0 || alg !== "RS256" || crit !== undefined || typeof digest !== "string") return undefined;
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    return { signed, signature: bytes(signature), digest: digest.toLowerCase() };
  } catch {
    return undefined;
  }
}

async function isMadeBy(key: JsonWebKey, { signed, signature }: Jws): Promise<boolean> {
  const { kty, n, e } = key;
  if (kty !== "RSA" || n === undefined || e === undefined) return false;
  // What else it says, such as its use, does not matter: the caller trusts it.
  const imported = await crypto.subtle.importKey("jwk", { kty, n, e }, rs256, false, ["verify"]);
  return crypto.subtle.verify(rs256, imported, signature, signed);
}

function json(part: string): Readonly<Record<string, unknown>> {
  return Object(JSON.parse(new TextDecoder().decode(bytes(part)))) as Readonly<Record<string, unknown>>;
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}

function hexadecimal(digest: Uint8Array): string {
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
