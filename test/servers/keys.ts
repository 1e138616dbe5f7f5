import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";

/** A key pair made for one run. */
export interface TestKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  /** PKCS#8. */
  readonly privatePem: string;
  readonly publicJwk: JWK;
}

/** Makes an RSA key pair to sign RS256 with. */
export async function newKey(kid: string): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const registered = { kid, alg: "RS256", use: "sig" };
  return {
    kid,
    privateJwk: { ...(await exportJWK(privateKey)), ...registered },
    privatePem: await exportPKCS8(privateKey),
    publicJwk: { ...(await exportJWK(publicKey)), ...registered },
  };
}
