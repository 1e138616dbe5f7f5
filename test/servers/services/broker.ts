import type { FileTransferInitalizeExt, FileTransferOverviewExt } from "altinnkit/altinn3/broker/v1";
import { sent, type Service } from "../platform.js";

interface Transfer {
  readonly overview: FileTransferOverviewExt;
  readonly content?: Buffer;
}

const problem = (status: number, title: string) => ({ status, body: { title, status } });

/** Altinn Broker. A file is scanned when its transfer is asked for again. */
export function broker(): Service {
  const transfers = new Map<string, Transfer>();
  const read = [["altinn:broker.read"]];
  const write = [["altinn:broker.write"]];
  const change = (id: string, changes: FileTransferOverviewExt, content = transfers.get(id)?.content): void => {
    const overview = { ...transfers.get(id)?.overview, ...changes };
    transfers.set(id, content === undefined ? { overview } : { overview, content });
  };

  return {
    id: "altinn3/broker/v1",
    base: "/broker/api/v1",
    token: "altinn",
    operations: {
      "POST /filetransfer": {
        scopes: write,
        answer: (asked) => {
          const { recipients, disableVirusScan: _, ...about } = sent(asked) as FileTransferInitalizeExt;
          const fileTransferId = crypto.randomUUID();
          change(fileTransferId, {
            ...about,
            fileTransferId,
            fileTransferStatus: "Initialized",
            recipients: recipients.map((recipient) => ({
              recipient,
              currentRecipientFileTransferStatusCode: "Initialized",
            })),
          });
          return { body: { fileTransferId } };
        },
      },
      // What TUS 1.0 asks of a server for an upload from its beginning.
      "HEAD /filetransfer/upload/tus/{fileTransferId}": {
        scopes: write,
        untold: true,
        answer: () => ({ status: 404 }),
      },
      "POST /filetransfer/upload/tus/{fileTransferId}": {
        scopes: write,
        untold: true,
        answer: ({ url }) => ({ status: 201, headers: { "Tus-Resumable": "1.0.0", Location: url } }),
      },
      "PATCH /filetransfer/upload/tus/{fileTransferId}": {
        scopes: write,
        untold: true,
        answer: ({ path: { fileTransferId = "" }, headers, body }) => {
          const content = Buffer.concat([transfers.get(fileTransferId)?.content ?? Buffer.alloc(0), body]);
          if (content.length !== Number(headers["upload-offset"]) + body.length) return { status: 409 };
          const fileTransferSize = content.length;
          change(fileTransferId, { fileTransferStatus: "UploadProcessing", fileTransferSize }, content);
          return { status: 204, headers: { "Tus-Resumable": "1.0.0", "Upload-Offset": String(content.length) } };
        },
      },
      "GET /filetransfer/{fileTransferId}": {
        scopes: [...read, ...write],
        answer: ({ path: { fileTransferId = "" } }) => {
          const { overview } = transfers.get(fileTransferId)!;
          if (overview.fileTransferStatus === "UploadProcessing") {
            change(fileTransferId, { fileTransferStatus: "Published" });
          }
          return { body: overview };
        },
      },
      "GET /filetransfer": {
        scopes: [...read, ...write],
        answer: ({ query }) => {
          const found = [...transfers.values()].filter(
            ({ overview }) =>
              overview.resourceId === query.get("resourceId") &&
              overview.fileTransferStatus === query.get("status") &&
              overview.recipients?.[0]?.currentRecipientFileTransferStatusCode === query.get("recipientStatus"),
          );
          return { body: found.map(({ overview }) => overview.fileTransferId) };
        },
      },
      "GET /filetransfer/{fileTransferId}/download": {
        scopes: read,
        answer: ({ path: { fileTransferId = "" } }) => {
          const { overview, content } = transfers.get(fileTransferId)!;
          if (overview.fileTransferStatus !== "Published") return problem(403, "Not published");
          const disposition = `attachment; filename=${overview.fileName}`;
          return {
            headers: { "Content-Type": "application/octet-stream", "Content-Disposition": disposition },
            body: content,
          };
        },
      },
      "POST /filetransfer/{fileTransferId}/confirmdownload": {
        scopes: read,
        answer: ({ path: { fileTransferId = "" } }) => {
          const recipients = transfers.get(fileTransferId)!.overview.recipients!.map((recipient) => ({
            ...recipient,
            currentRecipientFileTransferStatusCode: "DownloadConfirmed" as const,
          }));
          change(fileTransferId, { fileTransferStatus: "AllConfirmedDownloaded", recipients });
          return {};
        },
      },
    },
  };
}
