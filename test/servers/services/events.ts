import type { CloudEvent, Subscription, SubscriptionRequestModel } from "altinnkit/altinn3/events/v1";
import { sent, type Service } from "../platform.js";

const resource = "urn:altinn:resource:ttd-demo-events";

function event(id: string, type: string, time: string): CloudEvent {
  const source = "https://cases.ttd.test/17";
  const subject = "urn:altinn:organization:identifier-no:310724181";
  return { specversion: "1.0", id, source, type: `no.ttd.case.${type}`, time, subject, resource };
}

/** Altinn Events. Its feed has two events at first, then grows by one each time it is asked for. */
export function events(): Service {
  const subscriptions = new Map<number, Subscription>();
  const feed = [
    event("5e0f5b0c-0a53-4c8e-9b5f-000000000001", "opened", "2026-03-02T08:00:00Z"),
    event("5e0f5b0c-0a53-4c8e-9b5f-000000000002", "heard", "2026-03-02T09:00:00Z"),
  ];
  const toCome = [event("5e0f5b0c-0a53-4c8e-9b5f-000000000003", "closed", "2026-03-02T10:00:00Z")];

  return {
    id: "altinn3/events/v1",
    base: "/events/api/v1",
    token: "altinn",
    operations: {
      "POST /subscriptions": {
        scopes: [["altinn:events.subscribe", "altinn:serviceowner"]],
        answer: (asked) => {
          const id = subscriptions.size + 1;
          const about = sent(asked) as SubscriptionRequestModel;
          subscriptions.set(id, { ...about, id, created: "2026-03-02T07:00:00Z", validated: false });
          return { status: 201, body: subscriptions.get(id) };
        },
      },
      "GET /subscriptions/{id}": {
        scopes: [["altinn:events.subscribe"]],
        // The endpoint has proven itself by now.
        answer: ({ path: { id } }) => ({ body: { ...subscriptions.get(Number(id)), validated: true } }),
      },
      "GET /events": {
        scopes: [["altinn:events.subscribe"]],
        answer: ({ query, url }) => {
          const after = feed.findIndex(({ id }) => id === query.get("after"));
          const found = query.get("resource") === resource ? feed.slice(after + 1) : [];
          feed.push(...toCome.splice(0, 1));
          query.set("after", found.at(-1)?.id ?? query.get("after")!);
          const next = `https://platform.tt02.altinn.no${url.split("?")[0]}?${query.toString()}`;
          return {
            headers: { "Content-Type": "application/cloudevents+json", next },
            body: JSON.stringify(found),
          };
        },
      },
    },
  };
}
