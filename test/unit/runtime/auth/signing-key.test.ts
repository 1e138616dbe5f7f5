import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PrivateKey } from "altinnkit/auth";
import { importJWK, jwtVerify } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { encryptedKey } from "../../../../runtime/auth/node/index.js";
import { signingKey } from "../../../../runtime/auth/signing-key.js";
import { inFolder, openssl } from "../../../servers/certificate.js";
import { newKey, type TestKey } from "../../../servers/keys.js";

let key: TestKey;
let pkcs1: string;

beforeAll(async () => {
  key = await newKey("own-id");
  pkcs1 = createPrivateKey(key.privatePem).export({ type: "pkcs1", format: "pem" }).toString();
});

const named = { kid: "registered-id" };
const base64 = (text: string) => Buffer.from(text).toString("base64");
const encrypted = (type: "pkcs1" | "pkcs8") =>
  createPrivateKey(key.privatePem)
    .export({ type, format: "pem", cipher: "aes-256-cbc", passphrase: "test" })
    .toString();

describe("a private key is taken as", () => {
  test.each<[string, () => PrivateKey]>([
    ["PKCS#8", () => key.privatePem],
    ["PKCS#1", () => pkcs1],
    ["PKCS#8 with its line feeds written out", () => key.privatePem.replaceAll("\n", "\\n")],
    ["PEM with Windows line ends", () => key.privatePem.replaceAll("\n", "\r\n")],
    ["PKCS#8 with Windows line ends written out", () => key.privatePem.replaceAll("\n", "\\r\\n")],
    ["base64 of PKCS#8", () => base64(key.privatePem)],
    ["base64 of PKCS#1, in lines", () => base64(pkcs1).replaceAll(/(.{76})/g, "$1\n")],
    ["PEM behind a certificate", () => `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pkcs1}`],
    ["a JWK", () => key.privateJwk],
    ["a JWK for something else", () => ({ ...key.privateJwk, use: "enc", key_ops: ["decrypt"], ext: false })],
    ["a JWK's JSON", () => ` ${JSON.stringify(key.privateJwk)}`],
    ["base64 of a JWK's JSON", () => base64(JSON.stringify(key.privateJwk))],
    ["base64url of a JWK's JSON", () => Buffer.from(JSON.stringify(key.privateJwk)).toString("base64url")],
    ["encrypted PKCS#8, with its passphrase", () => encryptedKey(encrypted("pkcs8"), "test")],
    ["encrypted PKCS#1, with its passphrase", () => encryptedKey(encrypted("pkcs1").replaceAll("\n", "\\n"), "test")],
    [
      "encrypted PKCS#1 with Windows line ends written out",
      () => encryptedKey(encrypted("pkcs1").replaceAll("\n", "\\r\\n"), "test"),
    ],
    ["base64 of encrypted PKCS#8", () => encryptedKey(base64(encrypted("pkcs8")), "test")],
  ])("%s", async (_, given) => {
    const token = await signingKey(given(), named).sign({ name: "Blåbær" });
    const { protectedHeader, payload } = await jwtVerify(token, await importJWK(key.publicJwk));
    expect({ protectedHeader, payload }).toEqual({
      protectedHeader: { alg: "RS256", kid: "registered-id" },
      payload: { name: "Blåbær" },
    });
  });

  test.each([2048, 3072, 4096])("PKCS#1 of %i bits", async (modulusLength) => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength });
    const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    expect((await jwtVerify(await signingKey(pem, named).sign({}), publicKey)).payload).toEqual({});
  });

  test("a JWK that names its own id and algorithm", () => {
    expect(signingKey({ ...key.privateJwk, alg: "RS512" }).header).toEqual({ kid: "own-id", alg: "RS512" });
  });
});

test.each([
  ["RS256", "-sha256"],
  ["RS384", "-sha384"],
  ["RS512", "-sha512"],
])("openssl finds a signature by %s good, and bad once a byte has changed", async (alg, digest) => {
  const jwt = await signingKey({ ...key.privateJwk, alg }).sign({ iss: "client" });
  const [header, claims, signature] = jwt.split(".") as [string, string, string];
  const { n, e } = key.publicJwk as { n: string; e: string };
  const publicKey = createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" });
  const publicPem = publicKey.export({ type: "spki", format: "pem" });

  await inFolder(async (folder) => {
    await writeFile(join(folder, "public.pem"), publicPem);
    await writeFile(join(folder, "signature"), Buffer.from(signature, "base64url"));
    const verify = async (signed: string) => {
      await writeFile(join(folder, "signed"), signed);
      return openssl(folder, `dgst ${digest} -verify public.pem -signature signature signed`).then(
        ({ stdout }) => stdout,
        ({ stdout }: { stdout: string }) => stdout,
      );
    };
    expect(await verify(`${header}.${claims}`)).toBe("Verified OK\n");
    expect(await verify(`${header}.${claims}x`)).toBe("Verification failure\n");
  });
});

describe("a key is refused, with the reason, when it is", () => {
  const encryptedHint = "The PEM key is encrypted. Read it with encryptedKey() of altinnkit/auth/node.";

  const noKey = (found: string) => `The key must be an RSA private key in PEM, or a JWK. Found: ${found}.`;

  test.each<[string, () => PrivateKey, string]>([
    ["encrypted PKCS#8", () => encrypted("pkcs8"), encryptedHint],
    ["base64 of an encrypted one", () => base64(encrypted("pkcs8")), encryptedHint],
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
    [
      "for an algorithm that every object has",
      () => ({ ...key.privateJwk, alg: "constructor" }),
      `The JWK's "alg" must be one of RS256, RS384, RS512.`,
    ],
    ["broken JSON", () => "{", "The JWK is not JSON."],
    ["JSON of something else", () => base64('{"a":1}'), noKey("Object")],
    ["nothing, as an unset variable is", () => undefined as never, noKey("Undefined")],
    ["bytes", () => Buffer.from(key.privatePem) as never, noKey("Uint8Array")],
    ["a key of Node's", () => createPrivateKey(key.privatePem) as never, noKey("KeyObject")],
    ["a promise", () => Promise.resolve(key.privatePem) as never, noKey("Promise")],
    [
      "broken base64",
      () => "-----BEGIN RSA PRIVATE KEY-----\nA$\n-----END RSA PRIVATE KEY-----",
      "The PEM key is damaged: it is not base64.",
    ],
  ])("%s", (_, given, message) => {
    expect(() => signingKey(given(), named)).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("without an id", () => {
    expect(() => signingKey(key.privatePem)).toThrow(
      'The key needs one name: the "kid" it is registered under, or its certificate as "x5c".',
    );
  });

  test("encrypted under another passphrase", () => {
    expect(() => encryptedKey(encrypted("pkcs8"), "wrong")).toThrow(
      "The encrypted key cannot be read: another passphrase, a damaged file, or an old cipher. " +
        "openssl tells which: openssl pkey -in key.pem -noout.",
    );
  });

  const unreadable = "The key cannot be read as an RSA private key of 2048 bits or more.";

  test("elliptic inside the PEM, which only importing tells", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await expect(signingKey(pem, named).sign({})).rejects.toThrow(unreadable);
  });

  test("too short", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await expect(signingKey(pem, named).sign({})).rejects.toThrow(unreadable);
  });
});
