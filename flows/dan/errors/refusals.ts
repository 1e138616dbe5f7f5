import { DanError, type DanErrorFacts } from "./dan-error.js";

/** The token or the subscription key is missing or no good: 1000, 1023, 1024, and the gateway's 401. */
export class AuthenticationError extends DanError {
  override readonly name = "AuthenticationError";

  constructor(facts: DanErrorFacts) {
    const isGateway = facts.code === undefined;
    super({ ...facts, ...(isGateway && { hint: "The subscription key is missing, or not known." }) });
  }
}

/** A requirement is not met: 1019, and refusals 403 without a word. The reasons stand in `description`. */
export class AuthorizationError extends DanError {
  override readonly name = "AuthorizationError";

  constructor(facts: DanErrorFacts) {
    super({ ...facts, ...(facts.description && { hint: `The error's "description" has the reasons.` }) });
  }
}

/** No such accreditation, another organization's or product's, or one that has run out: 1002, 1003. */
export class AccreditationError extends DanError {
  override readonly name = "AccreditationError";
}

/** The subject or the requestor is none, or not in the register: 1001, 1004, 1005. The service says 1004 for both. */
export class PartyError extends DanError {
  override readonly name = "PartyError";
}

/** The dataset does not exist, or cannot be had like this or in this product: 1006, 1007. */
export class DatasetError extends DanError {
  override readonly name = "DatasetError";
}

/** Something else in the request is wrong: 1008, 1009, 1014, 1017, 1018, 1027. */
export class RequestError extends DanError {
  override readonly name = "RequestError";
}

/** The gateway counts requests, and these were too many: its 403 and 429; 1029 at the register behind the service. */
export class QuotaError extends DanError {
  override readonly name = "QuotaError";
}

/** The dataset's source failed (3001, which passes), refused the input (3002) or is broken (3003). */
export class SourceError extends DanError {
  override readonly name = "SourceError";
}

/** The service failed: 1015, 1020, 1022, 1025, 1026, 1028, and any other 5xx. */
export class ServiceError extends DanError {
  override readonly name = "ServiceError";
}
