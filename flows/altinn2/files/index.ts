/** Altinn II's ZIPs and attachments. Asks for `@zip.js/zip.js` and `@noble/hashes`. */
export { attachment, readAttachments, type BatchAttachment } from "./attachments.js";
export { readBrokerZip, writeBrokerZip, type BrokerZip, type BrokerZipToWrite } from "./broker-zip.js";
export { readZip, type ZipLimits, type ZippedFile } from "./read-zip.js";
export { sha256 } from "./sha256.js";
export { writeZip, type FileToZip } from "./write-zip.js";
