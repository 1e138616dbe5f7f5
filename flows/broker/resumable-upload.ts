import {
  AltinnkitError,
  ArgumentError,
  unwrap,
  UnreadableAnswerError,
  type ClientOf,
  type OnProgress,
  type Result,
} from "altinnkit";
import { DetailedError, Upload, type UploadOptions } from "tus-js-client";
import type { brokerV1 } from "../../generated/altinn3/broker/v1/index.gen.js";
import { tusStack } from "./tus-stack.js";

/** How a file is uploaded piece by piece. */
export interface ResumableUploadOptions {
  /** Ends the upload, which then throws the signal's reason; what has come through stays, and a later one goes on. */
  readonly signal?: AbortSignal;
  /** Hears of bytes as they are sent; after a failure it falls back to what has come through. */
  readonly onProgress?: OnProgress;
  /** Bytes per request: what a failure costs at most. Broker takes 100 MiB. Left out: 32 MiB. */
  readonly chunkSize?: number;
  /** Waits before going on after a failure, counted anew whenever bytes have come through. Left out: 0, 1, 3, 5, 10, 20 s. */
  readonly retryDelaysMs?: readonly number[];
  /** Where an earlier upload had come to. Left out: Broker's own address for the file transfer. */
  readonly uploadUrl?: string;
  /** Hears where the upload goes, once it is known. */
  readonly onUploadUrl?: (uploadUrl: string) => void;
}

const operation = "PATCH /filetransfer/upload/tus/{fileTransferId}";

/**
 * Uploads the file of an opened file transfer in pieces, by the TUS protocol; what has come through already, from this
 * process or another, is not sent again. Broker keeps a part for 24 hours.
 *
 * @param broker - A client of `altinn3/broker/v1`.
 * @param fileTransferId - As `fileTransfers.create` answered it.
 * @param content - The same bytes as before when an upload goes on; `openAsBlob` of `node:fs` reads a file piece by piece.
 * @throws HttpError when the service refuses, NetworkError when the connection fails more often than there are waits,
 * ForeignOriginError when the upload is to go to another origin.
 * @see [TUS 1.0](https://tus.io/protocols/resumable-upload)
 */
export async function resumableUpload(
  broker: ClientOf<typeof brokerV1>,
  fileTransferId: string,
  content: Blob,
  options: ResumableUploadOptions = {},
): Promise<void> {
  if (!/^[\w-]+$/.test(fileTransferId))
    throw new ArgumentError(operation, "the file transfer's id is missing or none.");
  const { signal, onProgress, onUploadUrl, chunkSize = 32 * 2 ** 20 } = options;
  const { retryDelaysMs = [0, 1000, 3000, 5000, 10_000, 20_000] } = options;
  const endpoint = `${broker.server.replace(/\/$/, "")}/filetransfer/upload/tus/${fileTransferId}`;
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(content as File, {
      endpoint,
      // Asked first how far it has come; only where it knows of none is an upload begun.
      uploadUrl: options.uploadUrl ?? endpoint,
      httpStack: tusStack(broker),
      fileReader: pieces,
      storeFingerprintForResuming: false,
      chunkSize,
      retryDelays: [...retryDelaysMs],
      onShouldRetry: (error) => passes(error),
      onProgress: (done, total) => onProgress?.({ done, total }),
      onUploadUrlAvailable: () => onUploadUrl?.(upload.url!),
      onSuccess: () => settle(resolve),
      onError: (error) => settle(() => reject(errorOf(error))),
    });
    const abort = () => {
      void upload.abort();
      reject(signal!.reason as Error);
    };
    const settle = (end: () => void) => {
      signal?.removeEventListener("abort", abort);
      end();
    };
    signal?.addEventListener("abort", abort, { once: true });
    upload.start();
  });
}

/** Slices, read when they are sent. */
const pieces: NonNullable<UploadOptions["fileReader"]> = {
  openFile: async (content: Blob) => ({
    size: content.size,
    slice: async (start, end) => ({ value: content.slice(start, end), done: end >= content.size }),
    close: () => undefined,
  }),
};

/** What tus-js-client's own error holds and says names the URL. */
function errorOf(error: Error): unknown {
  if (!(error instanceof DetailedError)) return error;
  const { causingError, originalResponse } = error;
  if (originalResponse === null) return causingError;
  const answer = originalResponse.getUnderlyingObject() as Result<unknown>;
  try {
    unwrap(answer);
  } catch (refusal) {
    return refusal;
  }
  return new UnreadableAnswerError(operation, answer.response.status, "without what TUS asks for");
}

/** Besides what passes anywhere: another request has the upload, or the offset is not what the server has. */
function passes(error: DetailedError): boolean {
  const known = errorOf(error);
  if (!(known instanceof AltinnkitError)) return false;
  const { retryable, status } = known;
  return (
    retryable || status === 423 || status === 500 || (status === 409 && error.originalRequest.getMethod() === "PATCH")
  );
}
