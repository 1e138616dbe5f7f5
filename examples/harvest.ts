/** Harvests basic facts of an organisation from data.altinn.no. Show your users that the data come from Altinn. */
import { connect } from "altinnkit";
import { maskinporten, subscriptionKey } from "altinnkit/auth";
import { unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest } from "altinnkit/flows/dan";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "" } = process.env;

const dan = connect(danV1, {
  environment: "tt02",
  auth: [
    maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: ["altinn:dataaltinnno/ebevis"] }),
    subscriptionKey(SUBSCRIPTION_KEY),
  ],
});

const { values, status, raw } = await harvest(dan, unitBasicInformation, { subject: "310724181" });

console.log(`${values.OrganizationName} (${values.OrganizationForm}), ${values.OrganizationNumber}`);
console.log(`Second industry code: ${values.IndustryCode2 ?? "none"}`);
console.log(`Status ${status.status.code}, ${raw.evidenceValues.length} values. Data from Altinn.`);
