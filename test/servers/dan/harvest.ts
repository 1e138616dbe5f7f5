import type { EvidenceValue } from "altinnkit/dan/v1";
import type { Answer } from "../api.js";
import { existing } from "./accreditations.js";
import { jsonBody, type Ask, type Caller, type Handler } from "./ask.js";
import { authorize, namesToken } from "./authorize.js";
import { written } from "./clock.js";
import { answerWith } from "./envelope.js";
import { numberOf } from "./parties.js";
import { refusal } from "./refusal.js";
import { judge } from "./requirements.js";
import { fetchFrom } from "./sources.js";
import type { Granted, State, Stored } from "./state.js";
import { checkAvailable, evidenceStatus } from "./status.js";

/** Names of the query that are no parameters of a dataset. */
const reserved = ["requestor", "subject", "code", "envelope", "query", "reusetoken", "tokenonbehalfofowner"];

/** `GET` and `POST /directharvest/{dataset}` */
export const directHarvest: Handler = async (state, ask, caller) => {
  const { query, path, body } = ask;
  const name = path["dataset"]!;
  const inBody = query.text("subject") === undefined ? jsonBody(body)?.["subject"] : undefined;
  const parameters = query.allBut(reserved).map(([evidenceParamName, value]) => ({ evidenceParamName, value }));
  const { granted, ...access } = authorize(state, ask, caller, {
    requestor: query.text("requestor") ?? caller.organization,
    subject: query.text("subject") ?? (typeof inBody === "string" ? inBody : null),
    evidenceRequests: [{ evidenceCodeName: name, parameters }],
  });
  const [{ dataset }] = granted as [Granted];
  // A consent in any product stands in the way, not only in the caller's.
  const asksConsent = dataset.authorizationRequirements.some(({ type }) => type === "ConsentRequirement");
  if (dataset.isAsynchronous || asksConsent) throw refusal(1006, { detail: "not directly" });
  return harvested(state, ask, { ...access, issued: state.clock.now() }, granted[0] as Granted);
};

/** `GET /evidence/{id}/{dataset}` */
export const harvest: Handler = async (state, ask, caller) => {
  const stored = existing(state, ask, caller);
  const granted = stored.granted.find(({ dataset }) => dataset.evidenceCodeName === ask.path["dataset"]);
  if (!granted) throw refusal(1006, { detail: "not in the accreditation" });
  recheck(state, ask, caller, stored);
  checkAvailable(state, stored, state.datasets.get(granted.dataset.evidenceCodeName)!);
  return harvested(state, ask, stored, granted);
};

/** All datasets of the accreditation are looked at again, by today's requirements. Legal bases are not stored. */
function recheck(state: State, ask: Ask, caller: Caller, { granted, subject, requestor, told }: Stored): void {
  const current = granted.map(({ dataset: { evidenceCodeName: name } }) => {
    const dataset = state.datasets.get(name);
    if (!dataset) throw refusal(1007, { detail: `unknown: ${name}` });
    return dataset;
  });
  const { units } = state;
  const situation = {
    caller,
    subject,
    requestor,
    units,
    namesToken: namesToken(ask),
    atHarvest: true,
    ...told,
  } as const;
  const verdicts = current.map((dataset) => judge(dataset, situation, {}));
  const unmet = verdicts.flatMap(({ reasons }) => reasons);
  if (unmet.length > 0 || verdicts.every(({ skipped }) => skipped)) throw refusal(1019, { detail: unmet.join(", ") });
}

async function harvested(
  state: State,
  ask: Ask,
  by: Pick<Stored, "subject" | "requestor" | "issued" | "validTo">,
  { dataset, parameters }: Granted,
): Promise<Answer> {
  const name = dataset.evidenceCodeName;
  const given = await fetchFrom(state, dataset, {
    subject: by.subject ? (numberOf(by.subject) ?? by.subject.id) : null,
    requestor: numberOf(by.requestor),
    parameters: Object.fromEntries(parameters.map(({ evidenceParamName, value }) => [evidenceParamName ?? "", value])),
  });
  if (given instanceof Uint8Array) return answerWith(ask, given);
  const timestamp = written(state.clock.now());
  const values: EvidenceValue[] = given.map((value) => ({ ...value, timestamp }));
  return answerWith(ask, { evidenceStatus: evidenceStatus(by as Stored, name, 1), evidenceValues: values });
}
