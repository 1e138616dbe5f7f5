import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs `openssl`; it must be there. */
export function openssl(folder: string, command: string, ...more: readonly string[]): Promise<{ stdout: string }> {
  return run("openssl", [...command.split(" "), ...more], { cwd: folder });
}

/** A folder that goes when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-openssl-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A self-signed certificate for this machine, with its key. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate's file, for `NODE_EXTRA_CA_CERTS`. */
  readonly certFile: string;
  /** Removes its files. */
  remove(): Promise<void>;
}

/** Makes a certificate for 127.0.0.1, good for a day. */
export async function newCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-certificate-"));
  await openssl(
    folder,
    "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem",
  );
  return {
    key: await readFile(join(folder, "key.pem"), "utf8"),
    cert: await readFile(join(folder, "cert.pem"), "utf8"),
    certFile: join(folder, "cert.pem"),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A business certificate with those behind it, each in PEM. */
export interface BusinessCertificate {
  readonly key: string;
  readonly leaf: string;
  readonly issuer: string;
  readonly root: string;
  /** Key and leaf with its issuer in PKCS#12, in base64; its passphrase is `test`. */
  readonly pfx: string;
}

/**
 * Makes a business certificate, good for a day.
 *
 * @param organization - Nine digits.
 * @param issuerName - Common name of whoever issued it.
 * @param named - How the subject says the number; newer ones have an identifier.
 */
export function newBusinessCertificate(
  organization: string,
  issuerName: string,
  named: "serialNumber=" | "organizationIdentifier=NTRNO-" | "description=" = "serialNumber=",
): Promise<BusinessCertificate> {
  return inFolder(async (folder) => {
    const authority = ["-addext", "basicConstraints=critical,CA:TRUE"];
    const make = (name: string, subject: string, ...more: readonly string[]) =>
      openssl(
        folder,
        `req -x509 -newkey rsa:2048 -nodes -days 1 -keyout ${name}.key -out ${name}.pem`,
        "-subj",
        subject,
        ...more,
      );
    await make("root", "/CN=Root of tests", ...authority);
    await make("issuer", `/CN=${issuerName}`, "-CA", "root.pem", "-CAkey", "root.key", ...authority);
    const subject = `/O=FIKTIV FJORD AS/${named}${organization}/CN=FIKTIV FJORD AS`;
    await make("leaf", subject, "-CA", "issuer.pem", "-CAkey", "issuer.key");
    await openssl(
      folder,
      "pkcs12 -export -inkey leaf.key -in leaf.pem -certfile issuer.pem -out leaf.p12 -passout pass:test",
    );
    const text = (file: string) => readFile(join(folder, file), "utf8");
    return {
      key: await text("leaf.key"),
      leaf: await text("leaf.pem"),
      issuer: await text("issuer.pem"),
      root: await text("root.pem"),
      pfx: await readFile(join(folder, "leaf.p12"), "base64"),
    };
  });
}
