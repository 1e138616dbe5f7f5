import { surroundings, type Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";

const all = Object.keys(surroundings) as Environment[];

/**
 * Refuses to mix environments, production with test above all: none takes another's clients, keys and tokens. Addresses
 * that are no environment's go with any.
 *
 * @param urls - Where tokens are asked for, by the name of the setting.
 */
export function refuseMixture(environment: Environment, urls: Readonly<Record<string, string>>): void {
  let fitting = surroundings[environment].platform === undefined ? all : [environment];
  for (const [what, url] of Object.entries(urls)) {
    const homes = all.filter((one) => Object.values(surroundings[one]).some((known) => sameOrigin(url, known)));
    if (homes.length === 0) continue;
    fitting = fitting.filter((one) => homes.includes(one));
    if (fitting.length === 0) {
      throw new ConfigurationError(
        `"${what}" belongs to ${homes.join(", ")}: it does not go with environment "${environment}" and the other settings.`,
      );
    }
  }
}

function sameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
