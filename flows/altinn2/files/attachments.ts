import type { Attachment, DataBatch } from "../../../generated/altinn2/xml/batch/genericbatch/2013-06/index.gen.js";
import { ZipError } from "../batch/zip-error.js";
import { readZip, type ZipLimits } from "./read-zip.js";
import { sha256 } from "./sha256.js";

/** An attachment of a generic batch, wherever its bytes are. */
export interface BatchAttachment extends Omit<Attachment, "value"> {
  /** Its bytes, as they are unpacked. */
  stream(): ReadableStream<Uint8Array>;
  /** Its bytes at once. */
  bytes(): Promise<Uint8Array>;
}

/** An attachment of a generic batch with its checksum: SHA-256 as lower-case hexadecimal. */
export async function attachment(
  about: Omit<Attachment, "value" | "checksum">,
  value: Uint8Array,
): Promise<Attachment> {
  return { ...about, checksum: await sha256(value), value };
}

/**
 * The attachments of a generic batch, their bytes from the batch itself or from the ZIP beside it.
 *
 * @param zip - What came beside the batch, by web service or as a file; nothing, or empty, where all stands in the batch.
 * @throws ZipError when the ZIP cannot be read or has no file of an attachment's `internalFileName`.
 */
export async function readAttachments(
  batch: DataBatch,
  zip?: Blob | Uint8Array,
  limits: ZipLimits = {},
): Promise<readonly BatchAttachment[]> {
  const isPacked = zip !== undefined && (zip instanceof Blob ? zip.size : zip.length) > 0;
  const files = new Map((isPacked ? await readZip(zip, limits) : []).map((file) => [file.name, file]));
  return (batch.Attachments?.Attachment ?? []).map(({ value, ...about }) => {
    const { internalFileName } = about;
    const file = value.length > 0 ? undefined : files.get(internalFileName);
    if (file) return { ...about, stream: () => file.stream(), bytes: () => file.bytes() };
    if (isPacked && value.length === 0)
      throw new ZipError("name", "an attachment's file is not there.", internalFileName);
    return { ...about, stream: () => new Blob([value as Uint8Array<ArrayBuffer>]).stream(), bytes: async () => value };
  });
}
