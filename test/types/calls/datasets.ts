import { connect } from "altinnkit";
import {
  advokatverifikasjonPrivat,
  eiendommer,
  eiendomsadresser,
  kontodetaljer,
  kontrollinformasjon,
  roller,
  tildaTilsynskoordineringv1,
  tildaTrendrapportv1,
  unitBasicInformation,
  type AdvokatverifikasjonPrivat,
  type AdvRegPersonVerifikasjonPrivat,
} from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest } from "altinnkit/flows/dan";

const dan = connect(danV1, { environment: "tt02" });

export async function harvests(): Promise<void> {
  const { values, status: found } = await harvest(dan, unitBasicInformation, { subject: "310724181" });
  const name: string | undefined = values.OrganizationName;
  const number: number | undefined = values.OrganizationNumber;
  const status: number = found.status.code ?? 0;
  void [name, number, status];

  await harvest(dan, roller, { subject: "310724181", parameters: { RolleFilter: "DAGL" } });
}

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
