import { ConfigurationError } from "../errors.js";

/**
 * Scopes as they are asked for: sorted, each once.
 *
 * @param whose - Who needs them, for the message.
 * @throws {@link ConfigurationError} when there is none, or something else in their place.
 */
export function sortedScopes(scopes: readonly string[], whose: string): string[] {
  if (!Array.isArray(scopes) || scopes.length === 0 || !scopes.every(Boolean)) {
    throw new ConfigurationError(`${whose} needs "scopes": a list of at least one.`);
  }
  return [...new Set<string>(scopes)].sort();
}
