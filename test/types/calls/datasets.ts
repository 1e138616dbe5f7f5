import { connect } from "altinnkit";
import type { Download, Unlisted } from "altinnkit";
import {
  advRegBulkZip,
  advokatverifikasjonPrivat,
  eiendommer,
  eiendomsadresser,
  kontodetaljer,
  kontrollinformasjon,
  kunngjoringer,
  restanserV2,
  roller,
  tildaTilsynskoordineringv1,
  tildaTrendrapportv1,
  unitBasicInformation,
  type AdvRegPersonVerifikasjonPrivat,
  type AdvokatverifikasjonPrivat,
  type TildaTilsynsrapportv1SurpriseControlAttributeType,
} from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import {
  authorize,
  harvest,
  harvestAll,
  harvestAsAvailable,
  harvestBare,
  harvestBareFrom,
  harvestFile,
  harvestFrom,
  isOf,
  openData,
} from "altinnkit/flows/dan";

const dan = connect(danV1, { environment: "tt02" });

export async function harvests(): Promise<void> {
  const { values, status: found } = await harvest(dan, unitBasicInformation, { subject: "310724181" });
  const name: string | undefined = values.OrganizationName;
  const number: number | undefined = values.OrganizationNumber;
  const status: number = found.status.code ?? 0;
  void [name, number, status];

  await harvest(dan, roller, { subject: "310724181", parameters: { RolleFilter: "DAGL" } });
}

export async function accreditations(): Promise<void> {
  const accreditation = await authorize(dan, {
    requestor: "312455714",
    subject: "310724181",
    consentReference: "2026-1",
    datasets: [
      { dataset: restanserV2, consent: true, legalBasis: { type: "cpv", content: "45000000-7" } },
      { dataset: kontodetaljer, parameters: { ReferanseId: "1", Organisasjonsnummer: "310724181" } },
    ],
  });
  const granted: readonly (typeof restanserV2 | typeof kontodetaljer)[] = accreditation.granted;
  void granted;
  for await (const outcome of harvestAsAvailable(dan, accreditation)) {
    if (isOf(outcome, restanserV2)) void outcome.data?.values.levert?.instant;
  }
  const outcomes = await harvestAll(dan, accreditation);
  const found = outcomes.find((outcome) => isOf(outcome, restanserV2));
  void found?.data?.values.levert?.instant;
  const { values } = await harvestFrom(dan, accreditation.id, restanserV2);
  void values.levert?.instant;
  await harvestBareFrom(dan, accreditation.id, restanserV2, { query: "levert" });
}

export async function others(): Promise<void> {
  const { values } = await openData(dan, kunngjoringer, "310724181");
  const url: string | undefined = values.Url;
  const file: Download = await harvestFile(dan, advRegBulkZip, {});
  const bare: unknown = await harvestBare(dan, unitBasicInformation, { query: "OrganizationName" });
  void [url, file, bare];
}

export async function wrongRoads(): Promise<void> {
  // @ts-expect-error -- a dataset that needs consent is not harvested directly
  await harvest(dan, restanserV2, { subject: "310724181" });
  // @ts-expect-error -- likewise without the envelope
  await harvestBare(dan, restanserV2, { subject: "310724181" });
  // @ts-expect-error -- with the envelope on, the service takes no query
  await harvest(dan, unitBasicInformation, { query: "OrganizationName" });
  // @ts-expect-error -- likewise from an accreditation
  await harvestFrom(dan, "1", unitBasicInformation, { query: "OrganizationName" });
  // @ts-expect-error -- one source token alone
  await harvest(dan, unitBasicInformation, { sourceToken: { forward: "token", reuseToken: true } });
  // @ts-expect-error -- a file has no values
  await harvest(dan, advRegBulkZip, {});
  // @ts-expect-error -- likewise from an accreditation
  await harvestFrom(dan, "1", advRegBulkZip);
  // @ts-expect-error -- not a file
  await harvestFile(dan, unitBasicInformation, {});
  // @ts-expect-error -- not open to everyone
  await openData(dan, kontodetaljer, "310724181");
  const { values } = await openData(dan, kunngjoringer, "310724181");
  // @ts-expect-error -- no such value
  void values.Uri;
}

export async function wrongRequests(): Promise<void> {
  const requestor = "312455714";
  // @ts-expect-error -- a required parameter is missing
  await authorize(dan, { requestor, datasets: [{ dataset: kontodetaljer, parameters: { ReferanseId: "1" } }] });
  // @ts-expect-error -- required parameters cannot be left out
  await authorize(dan, { requestor, datasets: [{ dataset: kontodetaljer }] });
  // @ts-expect-error -- the dataset takes no parameters
  await authorize(dan, { requestor, datasets: [{ dataset: restanserV2, parameters: { Aar: 2026 } }] });
  // @ts-expect-error -- a dataset that is harvested directly needs no consent
  await authorize(dan, { requestor, datasets: [{ dataset: unitBasicInformation, consent: true }] });
  // @ts-expect-error -- on whose behalf is not said
  await authorize(dan, { datasets: [{ dataset: unitBasicInformation }] });
  const { id, granted } = await authorize(dan, { requestor, datasets: [{ dataset: restanserV2 }] });
  const [outcome] = await harvestAll(dan, { id, granted });
  // @ts-expect-error -- no such value
  void outcome?.data?.values.Levert;
  // @ts-expect-error -- a file is not harvested with others
  await harvestAll(dan, { id, granted: [advRegBulkZip] });
}

/** What a source has got since, beside what its schema lists. */
export function newerThanListed(answer: TildaTilsynsrapportv1SurpriseControlAttributeType): Unlisted | undefined {
  return answer === "ikkeAngitt" || answer === "ja" || answer === "nei" ? undefined : answer;
}

// @ts-expect-error -- a listed value is not all there is
export const closed: "ikkeAngitt" | "ja" | "nei" = "" as TildaTilsynsrapportv1SurpriseControlAttributeType;

/** Sources that write other than they publish: the types are of what they write. */
export async function corrected(): Promise<void> {
  const property = (await harvest(dan, eiendommer, {})).values.default?.[0];
  const sum: number | undefined = property?.pantedokumenter?.[0]?.beloep?.[0]?.grunnboksinformasjon;
  const parameters = { Gnr: 1, Bnr: 1, Fnr: 0, Snr: 0, Knr: "9999" };
  const address = (await harvest(dan, eiendomsadresser, { parameters })).values.default;
  const city: string | null | undefined = address?.PropertyRights?.PropertiesWithRights?.[0]?.City;
  const bank: string | null | undefined = (await harvest(dan, kontrollinformasjon, {})).values.default?.[0]?.orgNo;
  const trend = (await harvest(dan, tildaTrendrapportv1, {})).values.tilsynstrendrapporter;
  const audits: number | undefined = trend?.trendrapporter?.[0]?.aarligeTildaenhetTotaler?.[0]?.antallTilsyn;
  const plan = (await harvest(dan, tildaTilsynskoordineringv1, {})).values.tilsynskoordineringer;
  const unit: string | null | undefined = plan?.tilsynskoordineringer?.[0]?.tildaenhet;
  const alias: AdvokatverifikasjonPrivat = (await harvest(dan, advokatverifikasjonPrivat, {})).values;
  const same: AdvRegPersonVerifikasjonPrivat = alias;
  void [sum, city, bank, audits, unit, same];
}

export async function wrong(): Promise<void> {
  // @ts-expect-error -- the dataset takes no parameters
  await harvest(dan, unitBasicInformation, { parameters: { Aar: 2026 } });
  // @ts-expect-error -- a required parameter is missing
  await harvest(dan, kontodetaljer, { parameters: { ReferanseId: "1" } });
  // @ts-expect-error -- required parameters cannot be left out
  await harvest(dan, kontodetaljer, { subject: "310724181" });
  const { values } = await harvest(dan, unitBasicInformation, {});
  // @ts-expect-error -- no such value
  void values.Organisasjonsnavn;
}
