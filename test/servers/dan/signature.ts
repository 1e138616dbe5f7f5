import { createHash } from "node:crypto";
import { CompactSign, importJWK, type JWK } from "jose";
import type { Answer } from "../api.js";
import { newKey, type TestKey } from "../keys.js";

/** Made once: making keys takes most of the time a test has. */
let key: Promise<TestKey> | undefined;

/** The public key of harvests' signatures. */
export async function signatureKey(): Promise<JWK> {
  return (await (key ??= newKey("dan"))).publicJwk;
}

/** JSON with the signature of its bytes. */
export async function signed(json: string): Promise<Answer> {
  return {
    headers: { "Content-Type": "application/json", "X-Signature-JWT": await signatureOf(json) },
    body: json,
  };
}

async function signatureOf(json: string): Promise<string> {
  const { privateJwk } = await (key ??= newKey("dan"));
  const payload = { SHA256PayloadDigest: createHash("sha256").update(json).digest("hex") };
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "RS256" })
    .sign(await importJWK(privateJwk, "RS256"));
}
