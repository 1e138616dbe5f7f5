import { unwrap, type ClientOf } from "altinnkit";
import type {
  brokerV1,
  FileTransferInitalizeExt,
  FileTransferOverviewExt,
} from "../../generated/altinn3/broker/v1/index.gen.js";
import { resumableUpload, type ResumableUploadOptions } from "./resumable-upload.js";

/** How a file is sent. */
export interface SendFileOptions extends Omit<ResumableUploadOptions, "uploadUrl"> {
  /** Hears of the file transfer once it is open. With its id kept, {@link resumableUpload} goes on after a restart. */
  readonly onOpened?: (fileTransferId: string) => void;
}

/**
 * Opens a file transfer, uploads its file in pieces that can go on after a failure, and tells what became of it.
 *
 * @param broker - A client of `altinn3/broker/v1`.
 * @param transfer - What is sent, by whom and to whom.
 * @param content - The file; `openAsBlob` of `node:fs` reads one piece by piece.
 * @returns The file transfer when all its bytes had come: `Published`, or `UploadProcessing` while it is scanned.
 * @throws HttpError, NetworkError and all else {@link resumableUpload} throws.
 */
export async function sendFile(
  broker: ClientOf<typeof brokerV1>,
  transfer: FileTransferInitalizeExt,
  content: Blob,
  { onOpened, ...options }: SendFileOptions = {},
): Promise<FileTransferOverviewExt> {
  const { signal } = options;
  const callOptions = signal ? { signal } : {};
  const opened = unwrap(await broker.fileTransfers.create({ body: transfer }, callOptions));
  // The service always gives it; its document calls nothing required.
  const fileTransferId = opened.fileTransferId!;
  onOpened?.(fileTransferId);
  await resumableUpload(broker, fileTransferId, content, options);
  return unwrap(await broker.fileTransfers.get({ path: { fileTransferId } }, callOptions));
}
