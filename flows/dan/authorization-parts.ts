import { ArgumentError, type CallOptions } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import type { AccreditationCreateRequest, EvidenceRequest } from "../../generated/dan/v1/index.gen.js";
import type { AuthorizeRequest } from "./authorize.js";
import { legalBases, type GivenLegalBasis } from "./legal-basis.js";
import { party } from "./party.js";
import { sourceTokenParts, subjectOf, wireParameters } from "./request.js";

/** {@link DatasetRequest} of whatever dataset. */
export interface AskedDataset {
  readonly dataset: DatasetDescriptor;
  readonly parameters?: object;
  readonly consent?: true;
  readonly legalBasis?: GivenLegalBasis;
}

/** Makes a request of what access is asked for with. */
export function authorizationParts(
  request: AuthorizeRequest<readonly DatasetDescriptor[]>,
  asked: readonly AskedDataset[],
): { readonly parts: AccreditationCreateRequest; readonly options: CallOptions } {
  const {
    requestor,
    subject,
    datasets: _,
    consentReference,
    externalReference,
    validTo,
    languageCode,
    redirectUrl,
    skipAltinnNotification,
    sourceToken,
    ...options
  } = request;
  if (consentReference === undefined && asked.some(({ consent }) => consent)) {
    throw new ArgumentError("data.altinn.no", 'whoever asks for consent gives a "consentReference".');
  }
  const bases = legalBases(asked.flatMap(({ legalBasis = [] }) => legalBasis));
  const datasets = asked.map(({ dataset }) => dataset);
  const body = {
    requestor: party(requestor, "requestor"),
    ...(subject !== undefined && { subject: subjectOf(subject, datasets) }),
    evidenceRequests: asked.map((one) => evidenceRequest(one, bases.idOf)),
    ...(bases.list.length > 0 && { legalBasisList: bases.list }),
    ...(validTo && { validTo: validTo.toISOString() }),
    ...(consentReference !== undefined && { consentReference }),
    ...(externalReference !== undefined && { externalReference }),
    ...(languageCode && { languageCode }),
    ...(redirectUrl !== undefined && { consentReceiptRedirectUrl: redirectUrl }),
    ...(skipAltinnNotification && { skipAltinnNotification }),
  };
  return { parts: { ...sourceTokenParts(sourceToken), body }, options };
}

function evidenceRequest(
  { dataset, parameters, consent, legalBasis }: AskedDataset,
  idOf: (basis: GivenLegalBasis) => string,
): EvidenceRequest {
  if (consent && !dataset.consent) {
    throw new ArgumentError("data.altinn.no", `${dataset.name} needs no consent, so none can be asked for.`);
  }
  const given = Object.entries(wireParameters(parameters));
  return {
    evidenceCodeName: dataset.name,
    ...(given.length > 0 && {
      parameters: given.map(([evidenceParamName, value]) => ({ evidenceParamName, value })),
    }),
    ...(consent && { requestConsent: true }),
    ...(legalBasis && { legalBasisId: idOf(legalBasis) }),
    ...(legalBasis?.reference !== undefined && { legalBasisReference: legalBasis.reference }),
  };
}
