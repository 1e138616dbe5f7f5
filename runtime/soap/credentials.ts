import { ConfigurationError } from "../errors.js";
import type { SoapOperation } from "./operation.js";
import type { SoapCredentials } from "./values.js";

/**
 * The credentials of an operation, as properties of its input.
 *
 * @throws {@link ConfigurationError} for one that is not there.
 */
export function ownCredentials(
  { name, credentials: wanted = {} }: SoapOperation,
  given: SoapCredentials,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(wanted).map(([role, property]) => [property, credential(given, role, name)]),
  );
}

/** One of the credentials. */
export function credential(given: SoapCredentials, role: string, operation: string): string {
  const value = given[role];
  if (value === undefined) throw new ConfigurationError(`${operation} needs "credentials.${role}".`);
  return value;
}
