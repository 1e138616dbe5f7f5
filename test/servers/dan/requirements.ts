import type { Party, Requirement } from "altinnkit/dan/v1";
import type { Caller } from "./ask.js";
import type { Dataset } from "./datasets.js";
import { isLegalBasis, type LegalBasis } from "./legal-basis.js";
import { numberOf } from "./parties.js";
import { refusal } from "./refusal.js";
import type { Unit } from "./register.js";

/** What requirements are held against. */
export interface Situation {
  readonly caller: Caller;
  readonly subject: Party | undefined;
  readonly requestor: Party;
  readonly units: ReadonlyMap<string, Unit>;
  readonly consentReference?: string | undefined;
  readonly externalReference?: string | undefined;
  /** The caller says whose token the source is shown. */
  readonly namesToken: boolean;
  /** The accreditation is used, not asked for. */
  readonly atHarvest?: true;
}

/** What is said of one dataset. */
export interface About {
  readonly requestConsent?: boolean | null | undefined;
  readonly legalBasis?: LegalBasis | undefined;
}

/** Reasons against a dataset, and whether it is left out without one. */
export interface Verdict {
  readonly reasons: readonly string[];
  readonly skipped: boolean;
}

/** Holds a dataset's requirements against the situation. */
export function judge({ authorizationRequirements: all }: Dataset, situation: Situation, about: About): Verdict {
  const { context } = situation.caller;
  const applying = all
    .filter(({ appliesToServiceContext: contexts = [] }) => contexts.length === 0 || contexts.includes(context))
    .filter(({ requiredOnEvidenceHarvester }) => !situation.atHarvest || requiredOnEvidenceHarvester);
  const unmet = applying.flatMap((one) => unmetBy(one, situation, about).map((reason) => ({ ...one, reason })));
  return {
    reasons: unmet.filter(({ failureAction }) => failureAction === 0).map(({ reason }) => reason),
    skipped: unmet.some(({ failureAction }) => failureAction === 1),
  };
}

function unmetBy(requirement: Requirement, situation: Situation, about: About): readonly string[] {
  const { caller, subject, requestor } = situation;
  const parties = [undefined, subject, requestor, { norwegianOrganizationNumber: caller.organization }];
  const unless = (met: boolean, reason: string): string[] => (met ? [] : [reason]);
  switch (requirement.type) {
    case "MaskinportenScopeRequirement":
      return unless(
        requirement.requiredScopes.every((scope) => caller.scopes.includes(scope)),
        `the token needs ${requirement.requiredScopes.join(" and ")}`,
      );
    case "PartyTypeRequirement":
      return [1, 2, 3].flatMap((who) => {
        const allowed = requirement.allowedPartyTypes.filter(({ Key }) => Key === who).map(({ Value }) => Value);
        const type = typeOf(parties[who], situation.units);
        return unless(allowed.length === 0 || allowed.some((one) => one === type), `party ${who} is of another type`);
      });
    case "AccreditationPartyRequirement":
      return requirement.partyRequirements.flatMap((relation) => unless(holds(relation, situation), relation));
    case "ConsentRequirement":
      // At harvest the state of the consent tells.
      if (situation.atHarvest) return [];
      return [
        ...unless(about.requestConsent === true, "consent is not asked for"),
        ...unless(Boolean(situation.consentReference), "the reference of the consent is missing"),
      ];
    case "LegalBasisRequirement":
      return unless(isLegalBasis(about.legalBasis, requirement.validLegalBasisTypes), "there is no legal basis");
    case "ProvideOwnTokenRequirement":
      return unless(situation.namesToken, "the source's token is not said");
    case "ReferenceRequirement": {
      const { ReferenceType: which, AcceptedFormat: form } = requirement;
      const given = which === 0 ? situation.consentReference : situation.externalReference;
      return unless(given !== undefined && new RegExp(form).test(given), "the reference has another form");
    }
    case "SrrRequirement":
      throw refusal(1015);
    // Held to be met: what they ask about is not here. A subject of another form is looked at where subjects are read.
    case "AltinnRightsRequirement":
    case "AltinnRoleRequirement":
    case "CustomSubjectRequirement":
    case "WhiteListFromConfigRequirement":
    case "WhiteListRequirement":
      return [];
  }
}

function typeOf(party: Partial<Party> | undefined, units: Situation["units"]): number {
  if (party?.norwegianSocialSecurityNumber !== undefined) return 0;
  const number = party?.norwegianOrganizationNumber;
  if (number === undefined) return party?.scheme === undefined ? 8 : 9;
  return units.get(number)?.form === "ORGL" ? 1 : 2;
}

function holds(relation: string, { caller, subject, requestor }: Situation): boolean {
  const [, one = "", other = "", not] = /^(\w+?)And(\w+?)Are(Not)?Equal$/.exec(relation) ?? [];
  const who: Readonly<Record<string, string | null>> = {
    Requestor: numberOf(requestor),
    Subject: subject ? numberOf(subject) : null,
    Owner: caller.organization,
  };
  return (who[one] === who[other]) === (not === undefined);
}
