import type { Migration } from "../types.js";

const recipient = { from: "maskinporten", scopes: ["altinn:broker.read"] } as const;
const sender = { from: "maskinporten", scopes: ["altinn:broker.write"] } as const;
const shim = "Altinn II's broker calls reach resources of the new Broker while both are there.";

/** Files between organisations. */
export const broker = [
  {
    id: "broker.list",
    rest: ["GET /api/brokerservice/inbox/hasavailablefiles", "GET /api/{who}/brokerservice/inbox"],
    soap: { "ServiceEngine/BrokerService": ["GetAvailableFiles", "CheckIfAvailableFiles"] },
    product: "Broker",
    to: [{ contract: "altinn3/broker/v1", operation: "fileTransfers.list" }],
    status: "replaced",
    basis: "documented",
    changes: [
      "The answer is ids alone; each is looked up on its own.",
      "Whether anything waits is told by a list that is not empty.",
      shim,
    ],
    identifiers: ["service", "file", "reportee"],
    token: recipient,
    sketch: `
const query = { resourceId: "ttd-demo-broker", status: "Published", recipientStatus: "Initialized" } as const;
for (const fileTransferId of unwrap(await broker.fileTransfers.list({ query }))) console.log(fileTransferId);`,
  },
  {
    id: "broker.get",
    rest: [
      "GET /api/{who}/brokerservice/inbox/{fileReference}",
      "GET /api/{who}/brokerservice/inbox/{fileReference}/receipt",
      "GET /api/{who}/brokerservice/outbox/{fileReference}",
      "GET /api/{who}/brokerservice/outbox/{fileReference}/receipt",
    ],
    soap: {},
    product: "Broker",
    to: [{ contract: "altinn3/broker/v1", operation: "fileTransfers.get" }],
    status: "replaced",
    basis: "documented",
    changes: ["Metadata and receipt are one answer: it has the file's status, and every recipient's.", shim],
    identifiers: ["file", "receipt"],
    token: recipient,
    sketch: `
const path = { fileTransferId: "0194fe47-8d9e-7f0a-9b1c-2d3e4f5a6b7c" };
const { fileName, fileTransferStatus, recipients } = unwrap(await broker.fileTransfers.get({ path }));
console.log(fileName, fileTransferStatus, recipients?.length);`,
  },
  {
    id: "broker.download",
    rest: ["GET /api/{who}/brokerservice/inbox/{fileReference}/download"],
    soap: { "ServiceEngine/BrokerServiceStreamed": ["DownloadFileStreamed"] },
    product: "Broker",
    to: [{ contract: "altinn3/broker/v1", operation: "fileTransfers.download" }],
    status: "replaced",
    basis: "documented",
    changes: ["The file comes as it was sent; it need not be a ZIP with a manifest.", shim],
    identifiers: ["file"],
    token: recipient,
    sketch: `
const path = { fileTransferId: "0194fe47-8d9e-7f0a-9b1c-2d3e4f5a6b7c" };
const file = unwrap(await broker.fileTransfers.download({ path }));
console.log(file.fileName, (await file.bytes()).length);`,
  },
  {
    id: "broker.confirm",
    rest: ["POST /api/{who}/brokerservice/inbox/{fileReference}/confirmdownloaded"],
    soap: { "ServiceEngine/BrokerService": ["ConfirmDownloaded"] },
    product: "Broker",
    to: [{ contract: "altinn3/broker/v1", operation: "fileTransfers.confirmDownload" }],
    status: "replaced",
    basis: "documented",
    changes: ["The answer is empty: no receipt comes with it.", shim],
    identifiers: ["file", "receipt"],
    token: recipient,
    sketch: `
const path = { fileTransferId: "0194fe47-8d9e-7f0a-9b1c-2d3e4f5a6b7c" };
unwrap(await broker.fileTransfers.confirmDownload({ path }));`,
  },
  {
    id: "broker.send",
    rest: ["POST /api/{who}/brokerservice/outbox"],
    soap: {
      "ServiceEngine/BrokerService": ["InitiateBrokerService"],
      "ServiceEngine/BrokerServiceStreamed": ["UploadFileStreamed"],
    },
    product: "Broker",
    to: [
      { contract: "altinn3/broker/v1", operation: "fileTransfers.create" },
      { contract: "altinn3/broker/v1", operation: "fileTransfers.upload" },
    ],
    status: "replaced",
    basis: "documented",
    changes: [
      "A transfer is announced as JSON and then filled with bytes; `sendFile` of altinnkit/flows/broker does both and resumes.",
      "Sender and recipients are organisation numbers with `0192:` before them.",
      shim,
    ],
    identifiers: ["service", "file", "reportee"],
    token: sender,
    sketch: `
const { fileTransferId } = unwrap(
  await broker.fileTransfers.create({
    body: {
      resourceId: "ttd-demo-broker",
      fileName: "week-09.zip",
      sendersFileTransferReference: "2026-09",
      sender: "0192:310724181",
      recipients: ["0192:310724181"],
    },
  }),
);
const path = { fileTransferId: fileTransferId ?? "" };
unwrap(await broker.fileTransfers.upload({ path, body: new Blob(["Synthetic"]) }));`,
  },
] as const satisfies readonly Migration[];
