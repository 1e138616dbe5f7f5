import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { fromBase64, toBase64 } from "./base64.js";
import { inside, INTEGER, readDer, type DerValue } from "./der.js";
import { pemBlocks } from "./pem.js";
import type { KeyChain, KeyMaterial, Validity } from "./signing-key.js";

/**
 * A business certificate with the chain behind it, to be named as `x5c`.
 *
 * @param pem - From the key's own certificate to the root, in one text or several, or each in base64.
 * @throws {@link ConfigurationError} when they are none, or not in that order.
 * @see [RFC 7515, section 4.1.6](https://www.rfc-editor.org/rfc/rfc7515.html#section-4.1.6)
 */
export function certificateChain(pem: string | readonly string[]): KeyChain {
  const [leaf, ...rest] = [pem].flat().flatMap(split).map(certificate);
  if (leaf === undefined) throw new ConfigurationError("The certificate chain holds no certificate.");
  const chain = [leaf, ...rest];
  if (rest.some(({ subject }, index) => subject !== chain[index]!.issuer)) {
    throw new ConfigurationError("That is no certificate chain: the key's own comes first, each issuer right after.");
  }
  return {
    x5c: chain.map(({ base64 }) => base64),
    validity: leaf.validity,
    organization: leaf.organization,
    checkKey(material) {
      if (modulusOf(material) !== leaf.modulus) {
        throw new ConfigurationError("The first certificate of the chain is another key's.");
      }
    },
    checkEnvironment(environment) {
      refuseUntimely(leaf);
      refuseForeign(leaf, environment);
    },
  };
}

/** What is read of an X.509 certificate. */
interface Certificate {
  /** DER in base64. */
  readonly base64: string;
  /** Names as their raw bytes, one character for each. */
  readonly issuer: string;
  readonly subject: string;
  /** Modulus of its RSA key, in base64. */
  readonly modulus: string;
  readonly validity: Validity;
  readonly organization: string | undefined;
}

function refuseUntimely({ validity: { notBefore, notAfter } }: Certificate): void {
  const now = Date.now();
  if (now < notBefore) {
    throw new ConfigurationError(
      `The certificate is not good before ${day(notBefore)}. Use the one before it until then.`,
    );
  }
  if (now > notAfter) throw new ConfigurationError(`The certificate expired on ${day(notAfter)}. Order a new one.`);
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Those who issue business certificates. Their names tell which ones are for tests; others' are left to Maskinporten. */
const certifier = /buypass|commfides/i;

function refuseForeign({ issuer }: Certificate, environment: Environment): void {
  if (environment === "custom" || environment === "local" || !certifier.test(issuer)) return;
  const forTests = /\btest/i.test(issuer);
  if (forTests !== (environment === "prod")) return;
  throw new ConfigurationError(
    `The certificate is for ${forTests ? "tests" : "production"}, and does not go with environment "${environment}".`,
  );
}

function split(text: string): string[] {
  // A setting read from nowhere.
  if (typeof text !== "string") return [];
  const blocks = pemBlocks(text);
  if (blocks.length === 0) return [text];
  return blocks.filter(({ label }) => label === "CERTIFICATE").map(({ content }) => content);
}

/** @see [RFC 5280, section 4.1](https://www.rfc-editor.org/rfc/rfc5280.html#section-4.1) */
function certificate(text: string): Certificate {
  try {
    const bytes = fromBase64(text)!;
    const [whole, more] = readDer(bytes);
    if (more) throw new RangeError("several in one");
    const fields = readDer(inside(whole, 0)!.content);
    // The version may be left out.
    const [, , issuer, validity, subject, publicKey] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
    // A bit string begins with the number of bits its last byte does not use.
    const rsaKey = readDer(inside(publicKey, 1)!.content.subarray(1))[0];
    return {
      base64: toBase64(bytes),
      issuer: latin1(issuer!),
      subject: latin1(subject!),
      modulus: unsigned(inside(rsaKey, 0)!),
      organization: organizationOf(subject!),
      validity: { notBefore: timeOf(inside(validity, 0)!), notAfter: timeOf(inside(validity, 1)!) },
    };
  } catch {
    throw new ConfigurationError("The chain holds something that is not a certificate with an RSA key.");
  }
}

/** Where a subject's number stands, by the attribute's type: its identifier, or its serial number in older certificates. */
const numbers: Readonly<Record<string, RegExp>> = { "U\u0004a": /^NTRNO-(\d{9})$/, "U\u0004\u0005": /^(\d{9})$/ };

/** @see [ETSI EN 319 412-1, section 5.1.4](https://www.etsi.org/deliver/etsi_en/319400_319499/31941201/) */
function organizationOf(subject: DerValue): string | undefined {
  return readDer(subject.content)
    .map((set) => readDer(inside(set, 0)!.content).map(latin1))
    .map(([type = "", text = ""]) => numbers[type]?.exec(text)?.[1])
    .find((number) => number !== undefined);
}

/** Modulus of an RSA key, in base64. */
function modulusOf({ format, data }: KeyMaterial): string | undefined {
  if (format === "jwk") return toBase64(fromBase64(data.n ?? "") ?? new Uint8Array());
  try {
    // In PKCS#8 the key is the third value, a PKCS#1 structure in an octet string; there the modulus is the second.
    const modulus = inside(readDer(data)[0], 2, 0, 1);
    return modulus?.tag === INTEGER ? unsigned(modulus) : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of a positive integer, without the zero that says that it is positive. */
function unsigned({ content }: DerValue): string {
  return toBase64(content[0] === 0 ? content.subarray(1) : content);
}

function latin1({ content }: DerValue): string {
  return String.fromCharCode(...content);
}

const UTC_TIME = 0x17;

/** The first kind has years of two digits, from 1950 on. */
function timeOf(value: DerValue): number {
  const text = latin1(value);
  const digits = value.tag === UTC_TIME ? `${text < "5" ? "20" : "19"}${text}` : text;
  return Date.parse(digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
