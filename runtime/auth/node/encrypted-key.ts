import { createPrivateKey } from "node:crypto";
import { ConfigurationError } from "../../errors.js";
import { fileText } from "../pem.js";

/**
 * Reads an encrypted private key in PEM, PKCS#8 or PKCS#1, for {@link maskinporten}.
 *
 * @throws {@link ConfigurationError} when the passphrase is not the key's, or the cipher is one that OpenSSL has retired.
 */
export function encryptedKey(pem: string, passphrase: string): string {
  try {
    const key = createPrivateKey({ key: fileText(pem), passphrase });
    return key.export({ type: "pkcs8", format: "pem" }).toString();
  } catch {
    throw new ConfigurationError(
      "The encrypted key cannot be read: another passphrase, a damaged file, or an old cipher. " +
        "openssl tells which: openssl pkey -in key.pem -noout.",
    );
  }
}
