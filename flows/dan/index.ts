/** Work with data.altinn.no that takes more than one bare call. */
export { danRetry } from "./dan-retry.js";
export * from "./errors/index.js";
export { harvest, type Harvested } from "./harvest.js";
export { danHosts } from "./hosts.js";
export { localService } from "./local-service.js";
export {
  type Dan,
  type DirectHarvestRequest,
  type GivenParameters,
  type HarvestRequest,
  type SourceToken,
} from "./request.js";
export * from "./signature/index.js";
export { type Occurrence, type Values } from "./values/read-values.js";
export { UnreadableValueError } from "./values/unreadable-value-error.js";
