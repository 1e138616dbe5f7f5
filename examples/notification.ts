/** Orders an e-mail, follows it until it is delivered, and reads the feed of all that has come to its end. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { notificationsV1 } from "altinnkit/altinn3/notifications/v1";
import { followShipment } from "altinnkit/flows/notifications";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const scopes = ["altinn:serviceowner/notifications.create"];

const client = connect(notificationsV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }),
});

const { notification } = unwrap(
  await client.orders.create({
    body: {
      // The same order under the same id is one order, however often it is made.
      idempotencyId: "case-2026-17-decision",
      sendersReference: "case-2026-17",
      recipient: {
        recipientEmail: {
          emailAddress: "kari@fjord.test",
          emailSettings: { subject: "Vedtak", body: "Det er et vedtak til deg i Altinn." },
        },
      },
    },
  }),
);

for await (const { status, recipients } of followShipment(client, notification.shipmentId, {
  timeoutMs: 60 * 60_000,
})) {
  console.log([status, ...(recipients ?? []).map((recipient) => recipient.status)].join(" "));
}

for await (const { sequenceNumber, sendersReference, status } of client.shipments.listFeed()) {
  console.log(`${sequenceNumber}: ${sendersReference} ${status}`);
}
