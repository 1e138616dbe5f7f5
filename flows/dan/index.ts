/** Work with data.altinn.no that takes more than one bare call. */
export {
  deleteAccreditation,
  listAccreditations,
  listReminders,
  sendReminder,
  type AccreditationFilter,
} from "./accreditations.js";
export { authorize, type Authorized, type AuthorizeRequest, type DatasetRequest } from "./authorize.js";
export { danRetry } from "./dan-retry.js";
export * from "./errors/index.js";
export { harvestAll } from "./harvest-all.js";
export { harvestAsAvailable } from "./harvest-as-available.js";
export { harvestBulk, type BulkOutcome, type BulkProgress, type BulkRequest, type Journal } from "./harvest-bulk.js";
export { harvestBare, harvestBareFrom, type BareRequest } from "./harvest-bare.js";
export { harvestFile, harvestFileFrom } from "./harvest-file.js";
export { harvest, harvestFrom, type Harvested } from "./harvest.js";
export { danHosts } from "./hosts.js";
export { type GivenLegalBasis } from "./legal-basis.js";
export { localService } from "./local-service.js";
export { openData, type OpenValues } from "./open-data.js";
export { isOf, type Harvestable, type Outcome } from "./outcome.js";
export {
  type Dan,
  type DirectHarvestRequest,
  type GivenParameters,
  type HarvestRequest,
  type SourceToken,
  type ValuesDataset,
} from "./request.js";
export * from "./signature/index.js";
export { statusOf, type DatasetStatus, type StatusName } from "./status.js";
export { type Occurrence, type Values } from "./values/read-values.js";
export { UnreadableValueError } from "./values/unreadable-value-error.js";
export { waitForConsent, type ConsentOutcome, type Waiting } from "./wait-for-consent.js";
