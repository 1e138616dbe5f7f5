import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A self-signed certificate for this machine, with its key. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate's file, for `NODE_EXTRA_CA_CERTS`. */
  readonly certFile: string;
  /** Removes its files. */
  remove(): Promise<void>;
}

/** Makes a certificate for 127.0.0.1, good for a day. Needs the `openssl` program. */
export async function newCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-certificate-"));
  const keyFile = join(folder, "key.pem");
  const certFile = join(folder, "cert.pem");
  const request = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
  await promisify(execFile)("openssl", [...request.split(" "), "-keyout", keyFile, "-out", certFile]);
  return {
    key: await readFile(keyFile, "utf8"),
    cert: await readFile(certFile, "utf8"),
    certFile,
    remove: () => rm(folder, { recursive: true }),
  };
}
