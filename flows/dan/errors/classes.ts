import { errorCodes } from "../../../generated/dan/datasets/v1/index.gen.js";
import { ConsentError } from "./consent-error.js";
import type { DanError, DanErrorFacts, DanErrorName } from "./dan-error.js";
import { NotReadyError } from "./not-ready-error.js";
import {
  AccreditationError,
  AuthenticationError,
  AuthorizationError,
  DatasetError,
  PartyError,
  QuotaError,
  RequestError,
  ServiceError,
  SourceError,
} from "./refusals.js";
import { UnavailableError } from "./unavailable-error.js";

/** A class of refusals. */
export type DanErrorClass = new (facts: DanErrorFacts) => DanError;

/** What each code means. A code the lists gain does not compile until it has its place here. */
const classes: Readonly<Record<DanErrorName, DanErrorClass>> = {
  InvalidCertificate: AuthenticationError,
  InvalidRequestor: PartyError,
  NonExistentAccreditation: AccreditationError,
  ExpiredAccreditation: AccreditationError,
  InvalidSubject: PartyError,
  DeletedSubject: PartyError,
  InvalidEvidenceRequest: DatasetError,
  UnknownEvidenceCode: DatasetError,
  InvalidLegalBasis: RequestError,
  ErrorInLegalBasisReference: RequestError,
  RequiresConsent: ConsentError,
  ExpiredConsent: ConsentError,
  DeletedConsent: ConsentError,
  ServiceNotAvailable: UnavailableError,
  InvalidAuthorizationRequest: RequestError,
  InternalServerError: ServiceError,
  AsyncEvidenceStillWaiting: NotReadyError,
  InvalidEvidenceRequestParameter: RequestError,
  InvalidValidToDateTime: RequestError,
  AuthorizationFailed: AuthorizationError,
  InvalidOwner: ServiceError,
  ConsentAlreadyHandled: ConsentError,
  AltinnService: ServiceError,
  MissingAuthentication: AuthenticationError,
  InvalidAccessToken: AuthenticationError,
  ServiceContext: ServiceError,
  AccreditationRepository: ServiceError,
  InvalidJmesPathExpression: RequestError,
  Upstream: ServiceError,
  QuotaExceeded: QuotaError,
  EvidenceSourceTransient: SourceError,
  EvidenceSourcePermanentClient: SourceError,
  EvidenceSourcePermanentServer: SourceError,
};

const names = new Map(Object.entries(errorCodes).map(([name, code]) => [code as number, name as DanErrorName]));

/** Codes of failures that pass. Data that is not ready passes too, in its own time. */
const passing: readonly DanErrorName[] = [
  "ServiceNotAvailable",
  "EvidenceSourceTransient",
  "AsyncEvidenceStillWaiting",
];

/** What a code means; `undefined` for one that is new. */
export function meaningOf(code: number):
  | {
      readonly codeName: DanErrorName;
      readonly retryable: boolean;
      readonly class: DanErrorClass;
    }
  | undefined {
  const codeName = names.get(code);
  return codeName && { codeName, retryable: passing.includes(codeName), class: classes[codeName] };
}

/** What a refusal without a code means: the gateway's, or one without a word. */
export function classOfStatus(status: number, operation: string, isGateway: boolean): DanErrorClass | undefined {
  if (status === 401) return AuthenticationError;
  if (status === 429 || (status === 403 && isGateway)) return QuotaError;
  // Whose accreditation it is, is not told.
  const isOfAccreditation = /\{accreditationId\}/.test(operation);
  if (status === 404 || (status === 403 && operation.endsWith("/reminders"))) {
    if (isOfAccreditation) return AccreditationError;
    return operation.includes("/ccr/") ? PartyError : undefined;
  }
  if (status === 403) return AuthorizationError;
  if (status >= 502 && status <= 504) return UnavailableError;
  return status >= 500 ? ServiceError : undefined;
}
