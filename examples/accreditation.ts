/**
 * Asks a company for consent to see its tax data, as before a contract, and harvests what it grants. Show your users that
 * the data come from Altinn.
 */
import { connect } from "altinnkit";
import { maskinporten, subscriptionKey } from "altinnkit/auth";
import { mvaMeldingsOpplysning, restanserV2, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { authorize, deleteAccreditation, harvestAsAvailable, isOf, waitForConsent } from "altinnkit/flows/dan";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "" } = process.env;
const twoWeeks = 14 * 24 * 60 * 60_000;

const dan = connect(danV1, {
  environment: "tt02",
  auth: [
    maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: ["altinn:dataaltinnno/ebevis"] }),
    subscriptionKey(SUBSCRIPTION_KEY),
  ],
});

const accreditation = await authorize(dan, {
  requestor: "310724181",
  subject: "313724182",
  consentReference: "Tender 2026-1",
  datasets: [
    { dataset: unitBasicInformation },
    { dataset: restanserV2, consent: true },
    // Only some kinds of contracts give a right to it. It is left out without an error where this one does not.
    { dataset: mvaMeldingsOpplysning, consent: true, legalBasis: { type: "cpv", content: "30000000-9" } },
  ],
});
const { id, granted, skipped, consentUrl } = accreditation;
console.log(`Granted: ${granted.map(({ name }) => name).join(", ")}`);
console.log(`Left out: ${skipped.map(({ name }) => name).join(", ")}`);
console.log(`The company answers at ${consentUrl}`);

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(twoWeeks)]);
try {
  console.log(`Consent is ${await waitForConsent(dan, id, { signal })}`);
  for await (const outcome of harvestAsAvailable(dan, accreditation, { signal })) {
    if (isOf(outcome, restanserV2) && outcome.data) {
      const { value, currency } = outcome.data.values.restskattForfaltOgUbetalt ?? { value: "0", currency: "NOK" };
      console.log(`Tax overdue: ${value} ${currency}`);
    } else console.log(`${outcome.dataset.name}: ${outcome.error?.name ?? "harvested"}`);
  }
} catch (error) {
  if (!signal.aborted) throw error;
  console.log("Given up");
} finally {
  await deleteAccreditation(dan, id);
}
