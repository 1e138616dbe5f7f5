import { importJWK, importPKCS8, type CryptoKey, type JWK } from "jose";
import { ConfigurationError } from "../errors.js";
import { pkcs8Pem } from "./pem.js";

/** An RSA private key: PEM (PKCS#8 or PKCS#1), or a JWK, as an object or as its JSON. */
export type PrivateKey = string | JWK;

const algorithms = ["RS256", "RS384", "RS512"];

/** A key ready to sign with. */
export interface SigningKey {
  readonly alg: string;
  readonly kid: string;
  /** Imported once, when first needed. */
  readonly imported: () => Promise<CryptoKey>;
}

/**
 * Reads a private key as far as that goes without waiting.
 *
 * @throws {@link ConfigurationError} when it can be seen not to be one, or has no key id.
 */
export function signingKey(key: PrivateKey, kid: string | undefined): SigningKey {
  const { alg, id, read } = typeof key === "string" && !key.trimStart().startsWith("{") ? fromPem(key) : fromJwk(key);
  const named = kid ?? id;
  if (!named) throw new ConfigurationError('The key needs a "kid": the id it is registered under.');
  let imported: Promise<CryptoKey> | undefined;
  return { alg, kid: named, imported: () => (imported ??= read().catch(refuse)) };
}

interface ReadableKey {
  readonly alg: string;
  readonly id?: string | undefined;
  readonly read: () => Promise<CryptoKey>;
}

function fromPem(text: string): ReadableKey {
  const pem = pkcs8Pem(text);
  return { alg: "RS256", read: () => importPKCS8(pem, "RS256") };
}

function fromJwk(key: PrivateKey): ReadableKey {
  const jwk = typeof key === "string" ? parsed(key) : key;
  const { kty, d, kid, alg = "RS256" } = jwk;
  if (kty !== "RSA") throw new ConfigurationError("The JWK is not an RSA key.");
  if (!d) throw new ConfigurationError('The JWK is a public key: it has no "d".');
  if (!algorithms.includes(alg))
    throw new ConfigurationError(`The JWK's "alg" must be one of ${algorithms.join(", ")}.`);
  return { alg, id: kid, read: async () => (await importJWK(jwk, alg)) as CryptoKey };
}

function parsed(text: string): JWK {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    throw new ConfigurationError("The JWK is not JSON.");
  }
}

function refuse(): never {
  throw new ConfigurationError("The key cannot be read as an RSA private key.");
}
