import type { EvidenceParameter, Party } from "altinnkit/dan/v1";
import type { Ask, Caller } from "./ask.js";
import { dayMs } from "./clock.js";
import { serviceContexts } from "./contexts.js";
import type { Dataset } from "./datasets.js";
import { checkLegalBases, type LegalBasis } from "./legal-basis.js";
import { checkParameters } from "./parameters.js";
import { partyOf } from "./parties.js";
import { refusal } from "./refusal.js";
import { judge, type Situation } from "./requirements.js";
import type { Granted, State } from "./state.js";

/** One dataset that is asked for. */
export interface DatasetRequest {
  readonly evidenceCodeName: string;
  readonly parameters?: EvidenceParameter[] | null;
  readonly legalBasisId?: string | null;
  readonly requestConsent?: boolean | null;
}

/** What is asked for. */
export interface AccessRequest {
  readonly requestor?: string | null;
  readonly subject?: string | null;
  readonly evidenceRequests?: readonly DatasetRequest[];
  readonly legalBasisList?: readonly LegalBasis[] | null;
  readonly validTo?: string | null;
  readonly consentReference?: string | null;
  readonly externalReference?: string | null;
  readonly languageCode?: string | null;
}

/** What may be had. */
export interface Access {
  readonly subject: Party | undefined;
  readonly requestor: Party;
  readonly granted: readonly Granted[];
  readonly validTo: Date;
}

/** Goes through a request in the service's order; what it refuses it throws. */
export function authorize(state: State, ask: Ask, caller: Caller, request: AccessRequest): Access {
  const { evidenceRequests: requests = [], legalBasisList } = request;
  const requestor = partyOf(request.requestor ?? "");
  if (!requestor) throw refusal(1001);
  const subject = subjectOf(state, request);
  const bases = legalBasisList ?? [];
  checkLegalBases(
    bases,
    requests.map(({ legalBasisId }) => legalBasisId),
  );
  const datasets = requested(state, caller, requests);
  requests.forEach(({ parameters }, index) => checkParameters(datasets[index]!, parameters ?? []));
  const validTo = endOf(state, request.validTo ?? undefined);
  for (const party of [subject, requestor]) checkRegistered(state, party);
  checkLanguage(caller, request.languageCode ?? undefined);

  const situation: Situation = {
    caller,
    subject,
    requestor,
    units: state.units,
    consentReference: request.consentReference ?? undefined,
    externalReference: request.externalReference ?? undefined,
    namesToken: namesToken(ask),
  };
  const verdicts = requests.map(({ legalBasisId, requestConsent }, index) =>
    judge(datasets[index]!, situation, {
      requestConsent,
      legalBasis: bases.find(({ id }) => id === legalBasisId),
    }),
  );
  const unmet = verdicts.flatMap(({ reasons }, index) =>
    reasons.map((reason) => `${datasets[index]!.evidenceCodeName}: ${reason}`),
  );
  if (unmet.length > 0) throw refusal(1019, { detail: unmet.join(", ") });
  const granted = requests
    .map(({ parameters }, index) => ({ dataset: datasets[index]!, parameters: parameters ?? [] }))
    .filter((_, index) => !verdicts[index]!.skipped);
  if (granted.length === 0) throw refusal(1019, { detail: "nothing is left" });
  return { subject, requestor, granted, validTo };
}

/** The caller says whose token the source is shown. */
export function namesToken({ query, headers }: Ask): boolean {
  return (
    query.flag("reuseToken") || query.flag("tokenOnBehalfOfOwner") || headers["x-forward-access-token"] !== undefined
  );
}

/** A party, or what all datasets take in place of one. */
function subjectOf({ datasets }: State, { subject, evidenceRequests = [] }: AccessRequest): Party | undefined {
  if (subject === undefined || subject === null) return undefined;
  const party = partyOf(subject);
  if (party) return party;
  const takesOther = evidenceRequests.every(({ evidenceCodeName }) =>
    datasets
      .get(evidenceCodeName)
      ?.authorizationRequirements.some(
        (one) => one.type === "CustomSubjectRequirement" && new RegExp(one.subjectRegex).test(subject),
      ),
  );
  if (!takesOther || evidenceRequests.length === 0) throw refusal(1004);
  return { scheme: null, id: subject };
}

function requested({ datasets }: State, { context }: Caller, requests: readonly DatasetRequest[]): Dataset[] {
  const names = requests.map(({ evidenceCodeName }) => evidenceCodeName);
  if (names.length === 0 || new Set(names).size < names.length) throw refusal(1006);
  return names.map((name) => {
    const dataset = datasets.get(name);
    if (!dataset) throw refusal(1007, { detail: `unknown: ${name}` });
    if (!dataset.belongsToServiceContexts.includes(context)) throw refusal(1006, { detail: `not in ${context}` });
    return dataset;
  });
}

/** The shortest validity of all registered datasets counts, whichever are asked for. */
function endOf({ clock, datasets }: State, text: string | undefined): Date {
  const now = clock.now().getTime();
  const longest = Math.min(1825, ...[...datasets.values()].map(({ maxValidDays = Infinity }) => maxValidDays));
  const usual = Math.min(longest, 90);
  if (text === undefined) return new Date(now + usual * dayMs);
  const given = new Date(text);
  const days = (given.getTime() - now) / dayMs;
  if (!(days >= 2 && days <= longest)) throw refusal(1018, { detail: `2 to ${longest} days` });
  return given;
}

/** The service has one code for both parties. */
function checkRegistered({ units }: State, party: Party | undefined): void {
  const number = party?.norwegianOrganizationNumber;
  if (number === undefined) return;
  const unit = units.get(number);
  if (!unit || unit.deleted) throw refusal(1004, { detail: `${number} is not in the register` });
}

function checkLanguage({ context }: Caller, language: string | undefined): void {
  const { languages } = serviceContexts.get(context)!;
  if (language !== undefined && !languages.includes(language)) throw refusal(1014, { detail: languages.join(", ") });
}
