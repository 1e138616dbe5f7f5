import { createPrivateKey } from "node:crypto";
import { certificateChain } from "altinnkit/auth";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { signingKey } from "../../../../runtime/auth/signing-key.js";
import { newBusinessCertificate, type BusinessCertificate } from "../../../servers/certificate.js";
import { newKey, type TestKey } from "../../../servers/keys.js";

let certificate: BusinessCertificate;
let key: TestKey;

beforeAll(async () => {
  certificate = await newBusinessCertificate("310724181", "Issuer of tests");
  key = await newKey("own-id");
});
afterEach(() => vi.useRealTimers());

const der = (pem: string) => Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ""), "base64").toString("base64");

describe("a business certificate", () => {
  test.each<[string, () => string | string[]]>([
    ["one text", () => certificate.leaf + certificate.issuer + certificate.root],
    ["several texts", () => [certificate.leaf, certificate.issuer, certificate.root]],
    ["base64 without PEM around it", () => [certificate.leaf, certificate.issuer, certificate.root].map(der)],
    [
      "one text with its line feeds written out",
      () => (certificate.leaf + certificate.issuer + certificate.root).replaceAll("\n", "\\n"),
    ],
    ["base64 of one text", () => btoa(certificate.leaf + certificate.issuer + certificate.root)],
    ["one text with the key in it", () => certificate.key + certificate.leaf + certificate.issuer + certificate.root],
  ])("names a key by its chain, one certificate each, given as %s", async (_, given) => {
    const { header, sign } = signingKey(certificate.key, { x5c: certificateChain(given()) });
    const x5c = [certificate.leaf, certificate.issuer, certificate.root].map(der);
    expect(header).toEqual({ alg: "RS256", x5c });
    const token = await sign({ iss: "client" });
    expect([decodeProtectedHeader(token), decodeJwt(token)]).toEqual([header, { iss: "client" }]);
  });

  test("names a JWK too, whose own id is left out", () => {
    const jwk = createPrivateKey(certificate.key).export({ format: "jwk" });
    expect(signingKey({ ...jwk, kid: "own" }, { x5c: certificateChain(certificate.leaf) }).header).toEqual({
      alg: "RS256",
      x5c: [der(certificate.leaf)],
    });
  });

  test.each<[string, () => unknown, string]>([
    [
      "of another key",
      () => signingKey(key.privatePem, { x5c: certificateChain(certificate.leaf) }),
      "The first certificate of the chain is another key's.",
    ],
    [
      "of another JWK",
      () => signingKey(key.privateJwk, { x5c: certificateChain(certificate.leaf) }),
      "The first certificate of the chain is another key's.",
    ],
    [
      "with a key id beside it",
      () => signingKey(certificate.key, { kid: "k", x5c: certificateChain(certificate.leaf) }),
      'The key needs one name: the "kid" it is registered under, or its certificate as "x5c".',
    ],
    [
      "in the wrong order",
      () => certificateChain([certificate.issuer, certificate.leaf]),
      "That is no certificate chain: the key's own comes first, each issuer right after.",
    ],
    [
      "several in one blob",
      () => {
        const blobs = [certificate.leaf, certificate.issuer].map((pem) => Buffer.from(der(pem), "base64"));
        return certificateChain(Buffer.concat(blobs).toString("base64"));
      },
      "The chain holds something that is not a certificate with an RSA key.",
    ],
    ["none", () => certificateChain(certificate.key), "The certificate chain holds no certificate."],
    ["unset", () => certificateChain(undefined as never), "The certificate chain holds no certificate."],
    [
      "something else",
      () => certificateChain("AAAA"),
      "The chain holds something that is not a certificate with an RSA key.",
    ],
    [
      "in PKCS#12",
      () => signingKey(certificate.pfx, { kid: "registered-id" }),
      "That is PKCS#12. Convert it: openssl pkcs12 -in file.p12 -nodes.",
    ],
  ])("is refused when it is %s", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test.each([
    ["serialNumber=", "310724181"],
    ["organizationIdentifier=NTRNO-", "310724181"],
    ["description=", undefined],
  ] as const)("tells whom it was issued to, by %s", async (named, organization) => {
    const { leaf } = await newBusinessCertificate("310724181", "Issuer of tests", named);
    expect(certificateChain(leaf).organization).toBe(organization);
  });

  test("is refused before it is good", () => {
    const today = new Date().toISOString().slice(0, 10);
    const chain = certificateChain(certificate.leaf);
    vi.setSystemTime(Date.now() - 86_400_000);
    expect(() => chain.checkEnvironment("custom")).toThrow(
      `The certificate is not good before ${today}. Use the one before it until then.`,
    );
  });

  test("is refused once it has expired", () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const chain = certificateChain(certificate.leaf);
    vi.setSystemTime(Date.now() + 2 * 86_400_000);
    expect(() => chain.checkEnvironment("custom")).toThrow(`The certificate expired on ${tomorrow}. Order a new one.`);
  });

  test.each([
    ["Buypass Class 3 Test4 CA G2 HT Business", "prod", "tests"],
    ["Commfides Legal Person - G3 - TEST", "prod", "tests"],
    ["Buypass Class 3 CA G2 HT Business", "tt02", "production"],
  ] as const)("by %s is refused in %s", async (issuerName, environment, what) => {
    const { leaf } = await newBusinessCertificate("310724181", issuerName);
    const chain = certificateChain(leaf);
    const other = environment === "prod" ? "tt02" : "prod";
    expect(() => chain.checkEnvironment(other)).not.toThrow();
    expect(() => chain.checkEnvironment("custom")).not.toThrow();
    expect(() => chain.checkEnvironment(environment)).toThrow(
      `The certificate is for ${what}, and does not go with environment "${environment}".`,
    );
  });
});
