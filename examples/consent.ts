/** Asks a person for consent to fetch data about them, and waits for the answer. */
import { connect, poll, unwrap } from "altinnkit";
import { maskinporten } from "altinnkit/auth";
import { accessmanagementConsentV1 } from "altinnkit/altinn3/accessmanagement/consent/v1";

const { CLIENT_ID = "", KEY = "", KEY_ID = "" } = process.env;
const scopes = ["altinn:consentrequests.write"];
const month = 30 * 24 * 60 * 60_000;

const { consentRequests } = connect(accessmanagementConsentV1, {
  environment: "tt02",
  auth: maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }),
});

const { id, viewUri } = unwrap(
  await consentRequests.create({
    body: {
      id: crypto.randomUUID(),
      from: "urn:altinn:person:identifier-no:14857310056",
      to: "urn:altinn:organization:identifier-no:310724181",
      validTo: new Date(Date.now() + month).toISOString(),
      consentRights: [
        {
          action: ["consent"],
          resource: [{ type: "urn:altinn:resource", value: "ttd-demo-consent" }],
          metadata: { year: "2025" },
        },
      ],
      redirectUrl: "https://bank.ttd.test/application",
    },
  }),
);
console.log(`Send the person to ${viewUri}`);

const path = { consentRequestId: id };
for await (const { status, consented } of poll((call) => consentRequests.get({ path }, call), { timeoutMs: month })) {
  if (status === "Created") continue;
  console.log(status === "Accepted" ? `Accepted at ${consented}` : `No: ${status}`);
  break;
}
// maskinporten({ …, scopes, consent: { id, from } }) now gives tokens that carry the consent, for the API with the data.
