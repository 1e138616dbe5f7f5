/** What the owner of an app does: starts an instance for a party, and fetches what has been sent in. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { melding } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { appV8 } from "altinnkit/altinn3/app/v8";
import { storageV1 } from "altinnkit/altinn3/storage/v1";
import { elementPath, instancePath } from "altinnkit/flows/app";
import { fromXml, toXml } from "altinnkit/xml";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;

const auth = maskinporten({
  clientId: CLIENT_ID,
  key: KEY,
  kid: KEY_ID,
  scopes: ["altinn:serviceowner/instances.read", "altinn:serviceowner/instances.write"],
});
const app = connect(appV8, { environment: "tt02", auth, server: { org: "ttd", app: "stipend" } });
const storage = connect(storageV1, { environment: "tt02", auth });

// An instance, its form data and an attachment in one request. Each part says its media type: the app refuses others.
const geek = { navn: "Ola Fjord", foedselsdato: "1991-02-28", epost: "ola@fjord.test" };
const form = { Innrapportoer: { geek }, InnrapporterteData: { geekType: "backend" as const } };
const start = new FormData();
const template = { instanceOwner: { organisationNumber: "310724181" } };
start.append("instance", new Blob([JSON.stringify(template)], { type: "application/json" }));
start.append("melding", new Blob([toXml(melding, form)], { type: "application/xml" }));
start.append("vedlegg", new File(["Synthetic"], "vedtak.txt", { type: "text/plain" }));
const instance = unwrap(await app.instances.create({ body: start }));
const path = instancePath(instance);
console.log(`Started ${instance.id} for ${instance.instanceOwner.party.name}, with ${instance.data?.length} elements`);

// Form data goes as JSON or XML, and replaces what was there; an attachment is one more each time.
const changed = { ...form, InnrapporterteData: { geekType: "other" } };
const update = { content: JSON.stringify(changed), contentType: "application/json" };
unwrap(await app.data.update({ path: elementPath(instance, "melding"), body: update }));
const attachment = new File(["Mer å lese"], "mer på norsk.txt", { type: "text/plain" });
const added = unwrap(await app.data.create({ path: { ...path, dataType: "vedlegg" }, body: attachment }));
console.log(`Added ${added.instance.data?.at(-1)?.filename}`);

const moved = unwrap(await app.process.next({ path }));
console.log(`Now at ${moved.currentTask?.name}`);
const ended = unwrap(await app.process.next({ path, body: { action: "confirm" } }));
console.log(`Ended at ${ended.endEvent}`);

// What was sent in, by whomever, and is not fetched yet.
const query = {
  appId: "ttd/stipend",
  "status.isArchived": true,
  "process.isComplete": true,
  excludeConfirmedBy: "ttd",
};
for await (const sent of storage.instances.list({ query })) {
  console.log(`${sent.id}, sent in ${sent.status?.archived}`);
  for (const { id, dataType } of sent.data ?? []) {
    const file = unwrap(await storage.data.get({ path: { ...instancePath(sent), dataGuid: id ?? "" } }));
    const text = await file.text();
    if (dataType === "melding") console.log(`- the form of ${fromXml(melding, text).Innrapportoer.geek.navn}`);
    else console.log(`- ${dataType}: ${text.length} characters of ${file.contentType}`);
  }
  // Kept safe here, so Altinn needs to keep it no more.
  unwrap(await app.instances.complete({ path: instancePath(sent) }));
}

const rest = unwrap(await storage.instances.list({ query }));
console.log(`${rest.count} are left`);
