/** Sends a file through Broker, and receives it as its recipient does: finds, downloads and confirms it. */
import { gunzipSync, gzipSync } from "node:zlib";
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { followFileTransfer, sendFile } from "altinnkit/flows/broker";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const scopes = ["altinn:broker.write", "altinn:broker.read"];
const organization = "0192:310724181";
const resourceId = "ttd-demo-broker";

const broker = connect(brokerV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }),
});

const { fileTransferId = "" } = await sendFile(
  broker,
  {
    resourceId,
    fileName: "week-09.csv.gz",
    sendersFileTransferReference: "2026-09",
    sender: organization,
    recipients: [organization],
  },
  new Blob([gzipSync("pen;lice\n1;0.2\n2;0.4\n")]),
);

// It is scanned for viruses before its recipients see it.
for await (const { fileTransferStatus } of followFileTransfer(broker, fileTransferId, { timeoutMs: 10 * 60_000 })) {
  console.log(fileTransferStatus);
  if (fileTransferStatus === "Published") break;
}

const waiting = { resourceId, status: "Published", recipientStatus: "Initialized" } as const;
for (const fileTransferId of unwrap(await broker.fileTransfers.list({ query: waiting }))) {
  const download = unwrap(await broker.fileTransfers.download({ path: { fileTransferId } }));
  const text = gunzipSync(await download.bytes()).toString();
  console.log(`${download.fileName} has ${text.trimEnd().split("\n").length} lines`);
  // Only once it is safely stored: when all recipients have confirmed, Broker deletes the file.
  unwrap(await broker.fileTransfers.confirmDownload({ path: { fileTransferId } }));
}

const { fileTransferStatus } = unwrap(await broker.fileTransfers.get({ path: { fileTransferId } }));
console.log(fileTransferStatus);
