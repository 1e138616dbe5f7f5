import { poll, type ClientOf, type PollOptions } from "altinnkit";
import type { brokerV1, FileTransferOverviewExt } from "../../generated/altinn3/broker/v1/index.gen.js";

/**
 * Follows a file transfer: gives it as it is, and again each time its status has changed. Ends with
 * `AllConfirmedDownloaded`, `Cancelled`, `Purged` and `Failed`; `break` at the status that is waited for.
 *
 * Asks for the overview alone: Broker lets details be asked for ten times a minute.
 *
 * @param broker - A client of `altinn3/broker/v1`.
 * @throws HttpError when the service refuses.
 * @throws TimeoutError when the time given is over.
 */
export async function* followFileTransfer(
  broker: ClientOf<typeof brokerV1>,
  fileTransferId: string,
  options: PollOptions = {},
): AsyncGenerator<FileTransferOverviewExt, void, void> {
  const path = { fileTransferId };
  let told: string | undefined;
  for await (const overview of poll((call) => broker.fileTransfers.get({ path }, call), options)) {
    const { fileTransferStatus: status = "" } = overview;
    if (status === told) continue;
    told = status;
    yield overview;
    if (/^(AllConfirmedDownloaded|Cancelled|Purged|Failed)$/.test(status)) return;
  }
}
