/** What a person does with an app: finds instances, starts one, fills it in, sends it, and sees how it went. */
import { connect, unwrap } from "altinnkit";
import { idporten } from "altinnkit/auth";
import { appV9 } from "altinnkit/altinn3/app/v9";
import { storageV1 } from "altinnkit/altinn3/storage/v1";
import { elementPath, instancePath } from "altinnkit/flows/app";

// The token of your login session, with the scopes altinn:instances.read and .write; login.ts shows how to get it.
const { IDPORTEN_TOKEN = "" } = process.env;

const auth = idporten({ token: () => IDPORTEN_TOKEN });
const app = connect(appV9, { environment: "tt02", auth, server: { org: "ttd", app: "soknad" } });
const storage = connect(storageV1, { environment: "tt02", auth });

const { partyId: self } = unwrap(await app.profile.get());
// The person, and those the person acts for.
const parties = unwrap(await app.parties.list());
for (const { partyId = 0, name } of parties) {
  console.log(`${name} has`);
  for await (const { appId, status } of storage.instances.list({ query: { "instanceOwner.partyId": partyId } })) {
    console.log(`- ${appId}, ${status?.isArchived ? "sent" : "begun"}`);
  }
}

const instance = unwrap(
  await app.instances.createPrefilled({
    body: { instanceOwner: { partyId: String(self) }, prefill: { "Innrapportoer.geek.navn": "Kari Fjord" } },
  }),
);
const path = instancePath(instance);
const formPath = elementPath(instance, "melding");
console.log(`Started ${instance.id}`);

await send();

const prefilled = JSON.parse(await unwrap(await app.data.get({ path: formPath })).text());
const { navn } = prefilled.Innrapportoer.geek;
const geek = { navn, foedselsdato: "1990-01-31", epost: "kari@fjord.test" };
const form = { Innrapportoer: { geek }, InnrapporterteData: { geekType: "frontend" } };
const update = { content: JSON.stringify(form), contentType: "application/json" };
unwrap(await app.data.update({ path: formPath, body: update }));

const attachment = new File(["Vedlegg på norsk"], "attest på norsk.txt", { type: "text/plain" });
const added = await app.data.create({ path: { ...path, dataType: "vedlegg" }, body: attachment });
if (added.status === 400) throw new Error(added.error.uploadValidationIssues.map((one) => one.description).join("; "));
const dataGuid = unwrap(added).newDataElementId;
const download = unwrap(await app.data.get({ path: { ...path, dataGuid } }));
console.log(`Uploaded ${download.fileName}, ${(await download.bytes()).byteLength} bytes of ${download.contentType}`);

await send();
await send("confirm");

const sent = unwrap(await app.instances.get({ path }));
console.log(`Archived: ${sent.status.isArchived}, ended: ${sent.process.ended}. The data come from Altinn.`);

/** Moves on to the next task, or tells what the form lacks. */
async function send(action?: string): Promise<void> {
  const moved = await app.process.next({ path, ...(action && { body: { action } }) });
  if (moved.status === 409) {
    const issues = unwrap(await app.instances.validate({ path }));
    console.log(`Not sent: ${issues.map(({ description }) => description).join("; ")}`);
    return;
  }
  unwrap(moved);
  const { currentTask } = unwrap(await app.process.get({ path }));
  console.log(`At ${currentTask?.name ?? "the end"}`);
}
