import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { importJWK, jwtVerify, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { signingKey, type PrivateKey } from "../../../runtime/auth/signing-key.js";
import { newKey, type TestKey } from "../../servers/keys.js";

let key: TestKey;
let pkcs1: string;

beforeAll(async () => {
  key = await newKey("own-id");
  pkcs1 = createPrivateKey(key.privatePem).export({ type: "pkcs1", format: "pem" }).toString();
});

describe("a private key is taken as", () => {
  test.each<[string, () => PrivateKey]>([
    ["PKCS#8", () => key.privatePem],
    ["PKCS#1", () => pkcs1],
    ["PKCS#8 with its line feeds written out", () => key.privatePem.replaceAll("\n", "\\n")],
    ["PEM with Windows line ends", () => key.privatePem.replaceAll("\n", "\r\n")],
    ["PEM behind a certificate", () => `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pkcs1}`],
    ["a JWK", () => key.privateJwk],
    ["a JWK's JSON", () => ` ${JSON.stringify(key.privateJwk)}`],
  ])("%s", async (_, given) => {
    const { alg, kid, imported } = signingKey(given(), "registered-id");
    const token = await new SignJWT({}).setProtectedHeader({ alg, kid }).sign(await imported());
    const { protectedHeader } = await jwtVerify(token, await importJWK(key.publicJwk));
    expect(protectedHeader).toEqual({ alg: "RS256", kid: "registered-id" });
  });

  test.each([2048, 3072, 4096])("PKCS#1 of %i bits", async (modulusLength) => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength });
    const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    expect((await signingKey(pem, "k").imported()).algorithm).toMatchObject({ modulusLength });
  });

  test("a JWK names its own id and algorithm", () => {
    expect(signingKey({ ...key.privateJwk, alg: "RS512" }, undefined)).toMatchObject({ kid: "own-id", alg: "RS512" });
  });
});

describe("a key is refused, with the reason, when it is", () => {
  const encrypted = (type: "pkcs1" | "pkcs8") =>
    createPrivateKey(key.privatePem)
      .export({ type, format: "pem", cipher: "aes-256-cbc", passphrase: "test" })
      .toString();
  const encryptedHint = "The PEM key is encrypted. Decrypt it first: openssl pkey -in key.pem.";

  test.each<[string, () => PrivateKey, string]>([
    ["encrypted PKCS#8", () => encrypted("pkcs8"), encryptedHint],
    ["encrypted PKCS#1", () => encrypted("pkcs1"), encryptedHint],
    ["no key", () => "secret", "The key must be an RSA private key in PEM, or a JWK. Found: no whole PEM block."],
    [
      "a public key",
      () => "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
      "The key must be an RSA private key in PEM, or a JWK. Found: PUBLIC KEY.",
    ],
    ["a public JWK", () => key.publicJwk, 'The JWK is a public key: it has no "d".'],
    ["an elliptic JWK", () => ({ kty: "EC", d: "x" }), "The JWK is not an RSA key."],
    [
      "for another algorithm",
      () => ({ ...key.privateJwk, alg: "PS256" }),
      `The JWK's "alg" must be one of RS256, RS384, RS512.`,
    ],
    ["broken JSON", () => "{", "The JWK is not JSON."],
    [
      "broken base64",
      () => "-----BEGIN RSA PRIVATE KEY-----\nA$\n-----END RSA PRIVATE KEY-----",
      "The PEM key is damaged: it is not base64.",
    ],
  ])("%s", (_, given, message) => {
    expect(() => signingKey(given(), "k")).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("without an id", () => {
    expect(() => signingKey(key.privatePem, undefined)).toThrow(
      'The key needs a "kid": the id it is registered under.',
    );
  });

  test("elliptic inside the PEM, which only importing tells", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await expect(signingKey(pem, "k").imported()).rejects.toThrow("The key cannot be read as an RSA private key.");
  });
});
