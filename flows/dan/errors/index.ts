/** What data.altinn.no's refusals are thrown as. */
export { ConsentError, type ConsentState } from "./consent-error.js";
export { DanError, type DanErrorFacts, type DanErrorName } from "./dan-error.js";
export { NotReadyError } from "./not-ready-error.js";
export * from "./refusals.js";
export { UnavailableError } from "./unavailable-error.js";
export { unwrapDan } from "./unwrap-dan.js";
