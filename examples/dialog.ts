/** Creates a dialog and updates it, and lets no update undo another that it has not seen. */
import { connect, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { dialogportenServiceownerV1, type UpdateDialog } from "altinnkit/altinn3/dialogporten/serviceowner/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const scopes = ["digdir:dialogporten.serviceprovider"];

const { dialogs } = connect(dialogportenServiceownerV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }),
});

const text = (value: string) => ({ mediaType: "text/plain", value: [{ languageCode: "nb", value }] });
const content = { title: text("Søknad om skjenkebevilling"), summary: text("Vi har mottatt søknaden.") };

const created = await dialogs.create({
  body: {
    serviceResource: "urn:altinn:resource:ttd-demo-dialog",
    party: "urn:altinn:organization:identifier-no:310724181",
    status: "New",
    content,
  },
});
const path = { dialogId: unwrap(created) };

/** Updates the dialog if it still is as the caller knows it, else after a look at what it has become. */
async function update(version: string | undefined, body: UpdateDialog): Promise<string | undefined> {
  const result = await dialogs.update({ path, ...(version && { ifMatch: version }), body: { content, ...body } });
  if (result.status === 412) {
    const { revision, status } = unwrap(await dialogs.get({ path }));
    console.log(`Somebody has made it ${status}`);
    return update(revision, body);
  }
  unwrap(result);
  console.log(`Made it ${body.status}`);
  return result.etag;
}

const inProgress = await update(created.etag, { status: "InProgress", progress: 40 });
// Another part of the system still knows the first version only.
await update(created.etag, { status: "Awaiting", progress: 60 });
await update(inProgress, { status: "Completed", progress: 100 });
