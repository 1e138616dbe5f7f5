import type { DatasetDescriptor } from "altinnkit/codegen";
import { restanserV2, unitBasicInformation } from "altinnkit/dan/datasets/v1";
import { authorize, type Authorized, type Dan } from "altinnkit/flows/dan";

/** An accreditation of one dataset that needs consent, and one that does not. */
export function accredited(dan: Dan): Promise<Authorized<typeof restanserV2 | typeof unitBasicInformation>> {
  return authorize(dan, {
    requestor: "312455714",
    subject: "310724181",
    consentReference: "2026-1",
    datasets: [{ dataset: restanserV2, consent: true }, { dataset: unitBasicInformation }],
  });
}

/** A dataset of a test's own whose source takes its time. */
export const slow: DatasetDescriptor<{ readonly name?: string }> = {
  name: "Slow",
  values: { name: "string" },
  parameters: {},
  contexts: ["eBevis"],
  scopes: [],
  requirements: [],
  access: {},
  asynchronous: true,
};
