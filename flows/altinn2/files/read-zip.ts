import { BlobReader, ERR_UNSAFE_FILENAME, ZipReader, type FileEntry } from "@zip.js/zip.js/lib/zip-core-native.js";
import { ZipError } from "../batch/zip-error.js";
import { nameCheck } from "./name-check.js";

/** How much of a ZIP is read before it is refused. */
export interface ZipLimits {
  /** Files and folders; 10,000 unless said otherwise. */
  readonly maxFiles?: number;
  /** Bytes of all files unpacked; 4 GiB unless said otherwise. */
  readonly maxSize?: number;
  /** Bytes unpacked for each byte packed, of a whole that unpacks to more than 64 MiB; 200 unless said otherwise. */
  readonly maxRatio?: number;
}

/** A file in a ZIP. */
export interface ZippedFile {
  /** With `/` between folders; leads out of none. */
  readonly name: string;
  /** Bytes unpacked: what the ZIP says, and no more than that is given out. */
  readonly size: number;
  /** Its bytes, unpacked as they are read. A file that is damaged ends in a `ZipError`. */
  stream(): ReadableStream<Uint8Array>;
  /** Its bytes at once. */
  bytes(): Promise<Uint8Array>;
}

/** Bytes that may always be there: unpacked, and of a directory. */
const harmless = 2 ** 26;

/**
 * Reads what a ZIP holds, by its directory. Files are unpacked when they are asked for. Encrypted files, names that lead
 * out of a folder or are there twice, files that overlap and a ZIP that others may read otherwise are refused.
 *
 * @param zip - Bytes, or a Blob, which `openAsBlob` of `node:fs` makes of a file: it is never held in memory.
 * @throws ZipError
 */
export async function readZip(zip: Blob | Uint8Array, limits: ZipLimits = {}): Promise<readonly ZippedFile[]> {
  const { maxFiles = 10_000, maxSize = 2 ** 32, maxRatio = 200 } = limits;
  const blob = zip instanceof Blob ? zip : new Blob([zip as Uint8Array<ArrayBuffer>]);
  // Altinn 3 puts a Manifest.xml beside a sender's manifest.xml.
  const check = nameCheck((name) => name);
  const files: ZippedFile[] = [];
  let count = 0;
  let size = 0;
  const reader = new ZipReader(new BoundedReader(blob), {
    strictness: "strict",
    checkCrc32: true,
    checkOverlappingEntry: true,
    useWebWorkers: false,
  });
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      size += entry.uncompressedSize;
      if (++count > maxFiles) throw new ZipError("limit", `there are more than ${maxFiles} files.`);
      if (size > maxSize) throw new ZipError("limit", `its files are larger than ${maxSize} bytes.`);
      check(entry.directory ? entry.filename.replace(/\/$/, "") : entry.filename);
      if (entry.encrypted) throw new ZipError("encrypted", "a file is encrypted.", entry.filename);
      if (!entry.directory) files.push(zippedFile(entry));
    }
  } catch (error) {
    throw zipError(error);
  }
  if (size > harmless && size > blob.size * maxRatio)
    throw new ZipError("limit", `its files are more than ${maxRatio} times its size.`);
  return files;
}

/** Files are read a little at a time; what is read at once is the directory. */
class BoundedReader extends BlobReader {
  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > harmless) throw new ZipError("limit", `its directory is larger than ${harmless} bytes.`);
    return super.readUint8Array(index, length);
  }
}

function zippedFile(entry: FileEntry): ZippedFile {
  const { filename: name, uncompressedSize: size } = entry;
  const stream = (): ReadableStream<Uint8Array> => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    entry.getData(writable).catch((error: unknown) => writable.abort(error).catch(nothing));
    return toldOf(readable, name);
  };
  return { name, size, stream, bytes: async () => new Uint8Array(await new Response(stream()).arrayBuffer()) };
}

/** A stream whose errors are ours. */
function toldOf(stream: ReadableStream<Uint8Array>, name: string): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw zipError(error, name);
      });
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The reader has told of it already. */
const nothing = (): void => undefined;

/** zip.js's own errors hold what is wrong as their message. */
function zipError(error: unknown, file?: string): unknown {
  if (!(error instanceof Error) || error instanceof ZipError) return error;
  const { message, filename = file } = error as Error & { readonly filename?: string };
  if (message === ERR_UNSAFE_FILENAME) return new ZipError("name", "a file's name leads out of the folder.", filename);
  return new ZipError("damaged", `it cannot be read (${message.toLowerCase()}).`, filename);
}
