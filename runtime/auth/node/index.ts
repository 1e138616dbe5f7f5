/** What credentials need of Node: keys in files' own formats, and client certificates. Also runs in Deno and Bun. */
export { clientCertificate, type ClientCertificateOptions } from "./client-certificate.js";
export { encryptedKey } from "./encrypted-key.js";
