import { BlobReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { checkNames } from "./file-names.js";

/** A file that is to be packed. */
export interface FileToZip {
  /** With `/` between folders. */
  readonly name: string;
  /** Text goes as UTF-8. A Blob or bytes make the plainest ZIP, as their size is known beforehand. */
  readonly content: Blob | Uint8Array | ReadableStream<Uint8Array> | string;
}

/**
 * Packs files as they are read: a ZIP that is never held in memory. Beyond 4 GiB it is Zip64.
 *
 * @returns The ZIP. It fails with the error of a file that fails, and files are read only as it is.
 * @throws ZipError when a name leads out of the folder, or is there twice.
 */
export function writeZip(files: Iterable<FileToZip>): ReadableStream<Uint8Array> {
  const all = [...files];
  checkNames(all.map(({ name }) => name));
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  pack(all, writable).catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return readable;
}

async function pack(files: readonly FileToZip[], writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = new ZipWriter(writable, { useWebWorkers: false });
  for (const { name, content } of files) {
    await writer.add(name, content instanceof ReadableStream ? content : new BlobReader(blobOf(content)));
  }
  await writer.close();
}

function blobOf(content: Blob | Uint8Array | string): Blob {
  return content instanceof Blob ? content : new Blob([content as Uint8Array<ArrayBuffer> | string]);
}
