/** Starts an instance of one app, fills in its form as typed values, reads it back as XML, and sends it on. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { elementPath, instancePath } from "altinnkit/flows/app";
import { fromXml } from "altinnkit/xml";
// Made by `npx altinnkit pull --app ttd/demo-app --environment tt02 --model Skjema` and `npx altinnkit generate`.
import { ttdDemoApp, type Skjema } from "./app-form/generated/altinn3/apps/ttd/demo-app/index.gen.js";
import { skjema } from "./app-form/generated/altinn3/apps/ttd/demo-app/models/Skjema/index.gen.js";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;

const app = connect(ttdDemoApp, {
  environment: "tt02",
  auth: maskinporten({
    clientId: CLIENT_ID,
    key: KEY,
    kid: KEY_ID,
    scopes: ["altinn:serviceowner/instances.read", "altinn:serviceowner/instances.write"],
  }),
});

const instance = unwrap(await app.instances.create({ body: { instanceOwner: { organisationNumber: "310724181" } } }));
const path = elementPath(instance, "default");
console.log(`Started an instance for party ${path.instanceOwnerPartyId}`);

const form: Skjema = { soeker: { navn: "Fiktiv Fjord AS", organisasjonsnummer: "310724181" }, formaal: "Lek" };
const { changedFields } = unwrap(await app.default.update({ path, body: form }));
console.log(`The app changed ${Object.keys(changedFields ?? {}).join(", ") || "nothing"}`);

const received = fromXml(skjema, unwrap(await app.default.getXml({ path })));
console.log(`${received.soeker?.navn} applies, for children: ${received.gjelderBarn}`);

const state = unwrap(await app.process.next({ path: instancePath(instance) }));
console.log(state.ended ? "Sent" : `At ${state.currentTask?.elementId}`);
