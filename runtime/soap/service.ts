import type { Environment } from "../environments.js";
import type { SoapOperation } from "./operation.js";

/** A service over SOAP on one of its channels, as generated: its operations, and where it runs. */
export interface SoapService<Operations extends SoapOperations = SoapOperations> {
  /** The contract's id, such as `altinn2/soap/CorrespondenceAgency/Basic`. */
  readonly id: string;
  /** Address per environment. */
  readonly endpoints: Readonly<Partial<Record<Environment, string>>>;
  /** Operations by the names of a client's methods. */
  readonly operations: Operations;
}

/** Operations by name. */
export type SoapOperations = Readonly<Record<string, SoapOperation>>;

/** Keeps the types of a service's operations. */
export function soapService<const Operations extends SoapOperations>(
  service: SoapService<Operations>,
): SoapService<Operations> {
  return service;
}
