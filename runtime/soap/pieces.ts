import { counted } from "../counted.js";
import { ArgumentError } from "../errors.js";
import type { FileUpload } from "../upload.js";
import { base64Of } from "../xml/base64-chunks.js";
import { chunksOf } from "../xml/chunks.js";
import { isRecord } from "../xml/objects.js";

/** Bytes to send, in what stands around them. */
export type Piece = string | FileUpload;

/** The upload a value stands for; `undefined` when it is none. */
export function uploadOf(value: unknown): FileUpload | undefined {
  if (value instanceof Uint8Array || value instanceof Blob) return { content: value };
  return isRecord(value) && "content" in value ? (value as unknown as FileUpload) : undefined;
}

/** True when the content is there as a whole, and nobody wants to hear how it goes. */
export function isWhole({ content, onProgress }: FileUpload): boolean {
  return !isStream(content) && onProgress === undefined;
}

/** Bytes of an upload, where they are known. */
export function sizeOf({ content, size }: FileUpload): number | undefined {
  return isStream(content) ? size : new Blob([content as BlobPart]).size;
}

/** Pieces as one stream. @param inBase64 - What is uploaded becomes base64. */
export function streamOf(pieces: readonly Piece[], operation: string, inBase64: boolean): ReadableStream<Uint8Array> {
  const bytes = chunks(pieces, operation, inBase64);
  return readable(
    () => bytes.next(),
    () => bytes.return(undefined),
  );
}

async function* chunks(pieces: readonly Piece[], operation: string, inBase64: boolean): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for (const piece of pieces) {
    if (typeof piece === "string") yield utf8.encode(piece);
    else if (!inBase64) yield* chunksOf(bytesOf(piece, operation));
    else for await (const text of base64Of(bytesOf(piece, operation))) yield utf8.encode(text);
  }
}

function bytesOf(piece: FileUpload, operation: string): ReadableStream<Uint8Array> {
  const { content, onProgress } = piece;
  return counted(isStream(content) ? content : new Blob([content as BlobPart]).stream(), {
    total: sizeOf(piece),
    onProgress,
    failed: (error) => error,
    miscounted: () => new ArgumentError(operation, 'a stream is not as long as its "size".'),
  });
}

/**
 * A stream that is read no sooner than it is asked for.
 *
 * @param close - Lets go of what it comes from, once it has ended, has failed or is no longer wanted.
 */
export function readable(
  next: () => Promise<IteratorResult<Uint8Array, unknown>>,
  close: () => Promise<unknown>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let isOpen = false;
        try {
          const { done, value } = await next();
          if (done) return controller.close();
          controller.enqueue(value);
          isOpen = true;
        } finally {
          if (!isOpen) await close();
        }
      },
      async cancel() {
        await close();
      },
    },
    { highWaterMark: 0 },
  );
}

function isStream(content: FileUpload["content"]): content is ReadableStream<Uint8Array> {
  return content instanceof ReadableStream;
}
