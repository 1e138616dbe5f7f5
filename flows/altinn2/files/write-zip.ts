import { BlobReader, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { nameCheck } from "./name-check.js";

/** A file that is to be packed. */
export interface FileToZip {
  /** With `/` between folders. */
  readonly name: string;
  /** Text goes as UTF-8. */
  readonly content: Blob | Uint8Array | ReadableStream<Uint8Array> | string;
  /** Bytes of a stream, where they are known. Only then it may have 4 GiB or more. */
  readonly size?: number;
}

/**
 * Packs files as they are read: a ZIP that is never held in memory.
 *
 * @returns The ZIP, which goes on as fast as it is read. It fails with the error of a file that fails.
 * @throws ZipError when a name leads out of the folder, or is there twice.
 */
export function writeZip(files: Iterable<FileToZip>): ReadableStream<Uint8Array> {
  const all = [...files];
  // Not every disk tells cases and spellings of a letter apart.
  const check = nameCheck((name) => name.normalize().toLowerCase());
  for (const { name } of all) check(name);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  pack(all, writable).catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return readable;
}

async function pack(files: readonly FileToZip[], writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = new ZipWriter(writable, { useWebWorkers: false });
  for (const { name, content, size } of files) {
    if (!(content instanceof ReadableStream)) await writer.add(name, new BlobReader(blobOf(content)));
    else if (size !== undefined) await writer.add(name, { readable: content, size });
    // Else it were Zip64 whatever its size, which Java reads from no stream.
    else await writer.add(name, content, { zip64: false });
  }
  await writer.close();
}

function blobOf(content: Blob | Uint8Array | string): Blob {
  return content instanceof Blob ? content : new Blob([content as Uint8Array<ArrayBuffer> | string]);
}
