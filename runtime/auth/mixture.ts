import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";

/** Hosts of Altinn's and Maskinporten's, with or without the dot at their end. */
const known = /(^|\.)(altinn\.(no|cloud)|maskinporten\.no)\.?$/;
const tests = "the test environments";

/**
 * Keeps environments apart, production and tests above all: none takes another's clients, keys and tokens. Addresses
 * that are no environment's go with any.
 *
 * @returns Asked at each connection of one credential, with the addresses in use by the name of the setting. It throws
 *   {@link ConfigurationError} for a mixture, and for a credential that has been of use on the other side.
 */
export function mixtureGuard(): (environment: Environment, urls: Readonly<Record<string, string | undefined>>) => void {
  let before: string | undefined;
  return (environment, urls) => {
    let home = environment === "local" || environment === "custom" ? undefined : (environment as string);
    const check = (what: string, other: string | undefined) => {
      if (home === undefined || (home === tests && other && other !== "prod")) home = other;
      else if (other && other !== home && (other !== tests || home === "prod")) {
        throw new ConfigurationError(
          `"${what}" belongs to ${other}: it does not go with environment "${environment}" and the other settings.`,
        );
      }
    };
    check("auth", before);
    for (const [what, url] of Object.entries(urls)) check(what, url && homeOf(new URL(url).hostname));
    before ??= home && (home === "prod" ? home : tests);
  };
}

/** The environment a host belongs to; all of those for tests share some. */
function homeOf(host: string): string | undefined {
  if (!known.test(host)) return undefined;
  return /\b(tt02|yt01|at2\d)\b/.exec(host)?.[1] ?? (/\b(test|cloud)\b/.test(host) ? tests : "prod");
}
