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

// Kept where it outlives the program, the last id is where the next run goes on.
let after = "0";
for (let closed = false; !closed;) {
  const news = unwrap(await events.list({ query: { resource, after } }));
  for (const { id, type, time } of news) {
    console.log(`${time} ${type}`);
    after = id;
    closed ||= type.endsWith(".closed");
  }
  if (news.length === 0) await setTimeout(30_000);
}
