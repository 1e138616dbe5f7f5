/** Asks Altinn's policy decision point what a person may do on behalf of an organisation. */
import { connect } from "altinnkit";
import { maskinporten, subscriptionKey } from "altinnkit/auth";
import { authorizationV1 } from "altinnkit/altinn3/authorization/v1";
import { decide } from "altinnkit/flows/authorization";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "" } = process.env;
const scopes = ["altinn:authorization/authorize"];

const client = connect(authorizationV1, {
  environment: "tt02",
  auth: [maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes }), subscriptionKey(SUBSCRIPTION_KEY)],
});

for (const action of ["read", "write"]) {
  const { permitted, obligations } = await decide(client, {
    subject: { "urn:altinn:person:identifier-no": "14857310056" },
    action,
    resource: {
      "urn:altinn:resource": "ttd-demo-resource",
      "urn:altinn:organization:identifier-no": "310724181",
    },
  });
  const level = obligations["urn:altinn:minimum-authenticationlevel"] ?? "any";
  console.log(permitted ? `May ${action}, logged in at level ${level}` : `May not ${action}`);
}
