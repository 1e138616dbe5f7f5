import type { Accreditation, Party } from "altinnkit/dan/v1";
import { written } from "./clock.js";
import { numberOf } from "./parties.js";
import type { State, Stored } from "./state.js";
import { statusOf } from "./status.js";

const nobody: Party = { scheme: null, id: null };

/**
 * An accreditation as it is told. Requirements are told in lists only, those of its own product.
 *
 * @param status - Of the accreditation as a whole; 0 where it is not worked out.
 */
export function wire(stored: Stored, status: number, inList?: State): Accreditation {
  const { subject = nobody, requestor, consent, context } = stored;
  return {
    id: stored.id,
    requestor: numberOf(requestor),
    subject: numberOf(subject),
    subjectParty: subject,
    requestorParty: requestor,
    aggregateStatus: status === 0 ? { code: 0, description: "" } : statusOf(status),
    isDirectHarvest: false,
    evidenceCodes: stored.granted.map(({ dataset, parameters }) => ({
      ...dataset,
      parameters,
      authorizationRequirements: (
        inList?.datasets.get(dataset.evidenceCodeName)?.authorizationRequirements ?? []
      ).filter(({ appliesToServiceContext: contexts = [] }) => contexts.length === 0 || contexts.includes(context)),
    })),
    // Never filled, whatever was left out.
    skippedEvidenceCodes: {},
    issued: written(stored.issued),
    lastChanged: written(stored.lastChanged),
    validTo: written(stored.validTo),
    ...stored.told,
    serviceContext: context,
    ...(consent && {
      altinnConsentUrl: `https://altinn.test/consent/request?id=${consent.id}`,
      altinn3ConsentId: consent.id,
      ...(consent.heard && { altinn3ConsentStatus: consent.heard }),
    }),
  };
}
