import type {
  NotificationDeliveryManifestExt,
  NotificationOrderChainRequestExt,
  StatusFeedExt,
} from "altinnkit/altinn3/notifications/v1";
import { sent, type Service } from "../platform.js";

const lastUpdate = "2026-03-02T08:00:00Z";
const recipient = { destination: "kari@fjord.test", lastUpdate };

/** What a shipment has come to when it is asked for the first time, the second time, and so on. */
const stages: readonly Pick<NotificationDeliveryManifestExt, "status" | "recipients">[] = [
  { status: "Order_Registered", recipients: [] },
  { status: "Order_Processed", recipients: [{ ...recipient, status: "Email_Succeeded" }] },
  { status: "Order_Completed", recipients: [{ ...recipient, status: "Email_Delivered" }] },
];

/** Altinn Notifications. A shipment comes on each time it is asked for; an order made twice is one. */
export function notifications(): Service {
  const orders = new Map<string, { readonly notificationOrderId: string; readonly notification: Receipt }>();
  const stageOf = new Map<string, number>();
  const feed: StatusFeedExt[] = [];
  const scopes = [["altinn:serviceowner/notifications.create"]];

  return {
    id: "altinn3/notifications/v1",
    base: "/notifications/api/v1",
    token: "altinn",
    operations: {
      "POST /future/orders": {
        scopes,
        answer: (asked) => {
          const { idempotencyId, sendersReference = null } = sent(asked) as NotificationOrderChainRequestExt;
          const known = orders.get(idempotencyId);
          if (known) return { status: 200, body: known };
          const notification = { shipmentId: crypto.randomUUID(), sendersReference };
          const order = { notificationOrderId: crypto.randomUUID(), notification };
          orders.set(idempotencyId, order);
          return { status: 201, body: order };
        },
      },
      "GET /future/shipment/{id}": {
        scopes,
        answer: ({ path: { id = "" } }) => {
          const { notification } = [...orders.values()].find(({ notification }) => notification.shipmentId === id)!;
          const stage = stageOf.get(id) ?? 0;
          stageOf.set(id, stage + 1);
          const { status, recipients } = stages[stage]!;
          if (status === "Order_Completed") {
            feed.push({ ...notification, sequenceNumber: feed.length + 1, status, recipients, lastUpdate });
          }
          return { body: { ...notification, type: "Notification", lastUpdate, ...stages[stage] } };
        },
      },
      "GET /future/shipment/feed": {
        scopes,
        answer: ({ query }) => ({
          body: feed.filter(({ sequenceNumber }) => sequenceNumber > Number(query.get("Seq") ?? 0)),
        }),
      },
    },
  };
}

interface Receipt {
  readonly shipmentId: string;
  readonly sendersReference: string | null;
}
