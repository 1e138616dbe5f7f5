import { poll, type ClientOf, type PollOptions } from "altinnkit";
import type {
  NotificationDeliveryManifestExt,
  notificationsV1,
} from "../../generated/altinn3/notifications/v1/index.gen.js";

/**
 * Follows a shipment: gives it as it is, and again each time its status or a recipient's has changed. Ends with
 * `Order_Completed`, when every e-mail and text message has come to its own end, and with `Order_Cancelled` and
 * `Order_SendConditionNotMet`.
 *
 * For many shipments the feed asks less: `shipments.listFeed`.
 *
 * @param client - A client of `altinn3/notifications/v1`.
 * @param shipmentId - As `orders.create` answered it: of the notification itself, or of a reminder.
 * @throws HttpError when the service refuses.
 * @throws TimeoutError when the time given is over.
 */
export async function* followShipment(
  client: ClientOf<typeof notificationsV1>,
  shipmentId: string,
  options: PollOptions = {},
): AsyncGenerator<NotificationDeliveryManifestExt, void, void> {
  const path = { id: shipmentId };
  let told: string | undefined;
  for await (const shipment of poll((call) => client.shipments.get({ path }, call), options)) {
    const { status, recipients } = shipment;
    const statuses = [status, ...(recipients ?? []).map((recipient) => recipient.status)].join();
    if (statuses === told) continue;
    told = statuses;
    yield shipment;
    if (/^Order_(Completed|Cancelled|SendConditionNotMet)$/.test(status)) return;
  }
}
