import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { signJwt } from "./jwt.js";
import { fileText, noKey, pkcs8 } from "./pem.js";

/** A JSON Web Key with its id. */
export interface Jwk extends JsonWebKey {
  readonly kid?: string;
}

/** An RSA private key: PEM (PKCS#8 or PKCS#1), or a JWK as an object or as its JSON; either text also in base64. */
export type PrivateKey = string | Jwk;

/** How a key is known to whoever checks its signatures. One of these; left out, by the JWK's own `kid`. */
export interface KeyName {
  /** The id the key is registered under. */
  readonly kid?: string;
  /** Its certificate: see {@link certificateChain}. */
  readonly x5c?: KeyChain;
}

/** A key's certificate with the chain behind it. */
export interface KeyChain {
  /** DER in base64, the key's own first. */
  readonly x5c: readonly string[];
  /** Of the key's own. */
  readonly validity: Validity;
  /** Nine digits: whom the key's own was issued to, where it says so. */
  readonly organization?: string | undefined;
  /** @throws {@link ConfigurationError} for another key. */
  checkKey(material: KeyMaterial): void;
  /** @throws {@link ConfigurationError} for one where the certificate is not accepted, or no longer, as far as that can be seen. */
  checkEnvironment(environment: Environment): void;
}

/** When a certificate is good, in milliseconds since 1970. */
export interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** A private key as Web Crypto imports it. */
export type KeyMaterial =
  | { readonly format: "pkcs8"; readonly data: Uint8Array<ArrayBuffer> }
  | { readonly format: "jwk"; readonly data: JsonWebKey };

/** A key ready to sign with. */
export interface SigningKey {
  /** Header of what it signs. */
  readonly header: { readonly alg: string; readonly kid?: string; readonly x5c?: readonly string[] };
  /** The certificate it is known by. */
  readonly chain?: KeyChain;
  /** A JWT with these claims. */
  readonly sign: (claims: object) => Promise<string>;
}

const hashes: Readonly<Record<string, string>> = { RS256: "SHA-256", RS384: "SHA-384", RS512: "SHA-512" };

/**
 * Reads a private key as far as that goes without waiting; it is imported when first needed.
 *
 * @throws {@link ConfigurationError} when it can be seen not to be one, has no name, or has another's certificate.
 */
export function signingKey(key: PrivateKey, { kid: given, x5c: chain }: KeyName = {}): SigningKey {
  const { material, alg, kid: own } = typeof key === "string" ? readText(key.trim()) : readJwk(key);
  const kid = chain ? given : (given ?? own);
  if (!kid === !chain) {
    throw new ConfigurationError(
      'The key needs one name: the "kid" it is registered under, or its certificate as "x5c".',
    );
  }
  chain?.checkKey(material);
  const header = { alg, ...(chain ? { x5c: chain.x5c } : { kid: kid! }) };
  let imported: Promise<CryptoKey> | undefined;
  return {
    header,
    ...(chain && { chain }),
    sign: async (claims) => signJwt(header, claims, await (imported ??= importKey(material, alg))),
  };
}

interface ReadKey {
  readonly material: KeyMaterial;
  readonly alg: string;
  readonly kid?: string | undefined;
}

function readText(text: string): ReadKey {
  const json = text.startsWith("{") ? text : fileText(text);
  if (json.startsWith("{")) return readJwk(parsed(json));
  return { alg: "RS256", material: { format: "pkcs8", data: pkcs8(text) } };
}

function readJwk(jwk: Jwk): ReadKey {
  const { kty, d, kid, alg = "RS256" } = Object(jwk) as Jwk;
  if (kty === undefined) throw noKey(Object.prototype.toString.call(jwk).slice(8, -1));
  if (kty !== "RSA") throw new ConfigurationError("The JWK is not an RSA key.");
  if (!d) throw new ConfigurationError('The JWK is a public key: it has no "d".');
  if (!Object.hasOwn(hashes, alg)) {
    throw new ConfigurationError(`The JWK's "alg" must be one of ${Object.keys(hashes).join(", ")}.`);
  }
  // What else it says of its use was said to others, and would stand in the way of importing.
  const { use: _, key_ops: __, ext: ___, ...data } = jwk;
  return { alg, kid, material: { format: "jwk", data } };
}

function parsed(json: string): Jwk {
  try {
    return Object(JSON.parse(json)) as Jwk;
  } catch {
    throw new ConfigurationError("The JWK is not JSON.");
  }
}

/** @see [RFC 7518, section 3.3](https://www.rfc-editor.org/rfc/rfc7518.html#section-3.3) */
async function importKey({ format, data }: KeyMaterial, alg: string): Promise<CryptoKey> {
  const rsa = { name: "RSASSA-PKCS1-v1_5", hash: hashes[alg]! };
  // The declared overloads tell the formats apart; the call is the same.
  const key = await crypto.subtle
    .importKey(format as "jwk", data as JsonWebKey, rsa, false, ["sign"])
    .catch(() => undefined);
  if (key && (key.algorithm as RsaKeyAlgorithm).modulusLength >= 2048) return key;
  throw new ConfigurationError("The key cannot be read as an RSA private key of 2048 bits or more.");
}
