import { afterEach, expect, test } from "vitest";
import { connect } from "altinnkit";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { notificationsV1 } from "altinnkit/altinn3/notifications/v1";
import { followFileTransfer } from "altinnkit/flows/broker";
import { followShipment } from "altinnkit/flows/notifications";
import { inTurn, startApi, type Api } from "../../servers/api.js";

let api: Api | undefined;
afterEach(() => api?.close());

const quickly = { baseDelayMs: 2 };

async function custom(...bodies: readonly object[]) {
  api = await startApi(inTurn(...bodies.map((body) => ({ body }))));
  return { environment: "custom", baseUrl: api.url } as const;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test.each(["AllConfirmedDownloaded", "Cancelled", "Purged", "Failed"])(
  "a file transfer is given once for each status, the last of them %s",
  async (last) => {
    const [started, published, ended] = ["UploadStarted", "Published", last].map((fileTransferStatus) => ({
      fileTransferStatus,
    })) as [object, object, object];
    const broker = connect(brokerV1, await custom(started, published, published, ended));

    expect(await all(followFileTransfer(broker, "one", quickly))).toEqual([started, published, ended]);
    expect(api!.received.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(4).fill("GET /filetransfer/one"));
  },
);

test.each(["Order_Completed", "Order_Cancelled", "Order_SendConditionNotMet"])(
  "a shipment is given whenever its status or a recipient's is another, the last of them %s",
  async (last) => {
    const registered = { status: "Order_Registered", recipients: null };
    const sending = { status: "Order_Processed", recipients: [{ status: "SMS_Sending" }] };
    const accepted = { status: "Order_Processed", recipients: [{ status: "SMS_Accepted" }] };
    const ended = { status: last, recipients: [{ status: "SMS_Delivered" }] };
    const client = connect(notificationsV1, await custom(registered, registered, sending, accepted, accepted, ended));

    expect(await all(followShipment(client, "one", quickly))).toEqual([registered, sending, accepted, ended]);
    expect(api!.received.map(({ url }) => url)).toEqual(Array(6).fill("/future/shipment/one"));
  },
);
