/** Subscribes an endpoint to the events of a resource, and reads the feed of the same events until a case is closed. */
import { setTimeout } from "node:timers/promises";
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { eventsV1 } from "altinnkit/altinn3/events/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const scopes = ["altinn:events.subscribe", "altinn:serviceowner"];
const resource = "urn:altinn:resource:ttd-demo-events";

const { events, subscriptions } = connect(eventsV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }),
});

// Events calls it once to prove it; it has to answer 200.
const endPoint = "https://hooks.ttd.test/altinn-events";
const { id = 0 } = unwrap(await subscriptions.create({ body: { endPoint, resourceFilter: resource } }));
const { validated } = unwrap(await subscriptions.get({ path: { id } }));
console.log(`Subscription ${id} is ${validated ? "at work" : "not proven yet"}`);

// Kept where it outlives the program, the position is where the next run goes on.
let from: string | undefined;
let closed = false;
while (!closed) {
  for await (const page of events.list({ query: { resource, after: "0" } }, { from }).pages()) {
    for (const { time, type } of page.items) {
      console.log(`${time} ${type}`);
      closed ||= type.endsWith(".closed");
    }
    from = page.position;
    if (closed) break;
  }
  if (!closed) await setTimeout(30_000);
}
