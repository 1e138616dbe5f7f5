import { connect } from "altinnkit";
import { kontodetaljer, roller, unitBasicInformation } from "altinnkit/dan/datasets/v1";
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
