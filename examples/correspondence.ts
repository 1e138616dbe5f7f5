/** Sends a correspondence with an attachment, and follows it until its recipient can read it. */
import { connect } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { correspondenceV1 } from "altinnkit/altinn3/correspondence/v1";
import { followCorrespondence, sendCorrespondence } from "altinnkit/flows/correspondence";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;

const client = connect(correspondenceV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: ["altinn:correspondence.write"] }),
});

const { correspondences } = await sendCorrespondence(client, {
  recipients: ["urn:altinn:organization:identifier-no:313724182"],
  correspondence: {
    resourceId: "ttd-demo-correspondence",
    sendersReference: "case-2026-17",
    content: { language: "nb", messageTitle: "Vedtak i saken din", messageBody: "Vedtaket ligger **ved**." },
  },
  files: [new File(["Søknaden er innvilget."], "vedtak.txt", { type: "text/plain" })],
});

for (const { correspondenceId = "" } of correspondences ?? []) {
  for await (const { status } of followCorrespondence(client, correspondenceId, { timeoutMs: 10 * 60_000 })) {
    console.log(status);
    if (status === "Published") break;
  }
}
