import { ConfigurationError } from "../errors.js";
import { broughtToken } from "./brought.js";
import type { Credential } from "./credential.js";

/**
 * Altinn's token in place of the credential's own, for a server that takes no other though its API does not say so. An
 * API that does say so gets the same: nothing is exchanged twice.
 *
 * A token that {@link bearer} brings is taken for Maskinporten's; for one of ID-porten's there is {@link idporten}.
 *
 * @param exchangeUrl - Where a brought token is exchanged. Left out, the environment's. `custom` and `local` have none.
 * @throws {@link ConfigurationError} for an `exchangeUrl` beside a credential that has its own.
 */
export function altinnExchange(credential: Credential, exchangeUrl?: string): Credential {
  const { brought: token } = credential;
  if (token === undefined && exchangeUrl !== undefined) {
    throw new ConfigurationError('Give the "exchangeUrl" to the credential that is exchanged.');
  }
  const inner = token ? broughtToken({ token, from: "bearer", provider: "maskinporten", exchangeUrl }) : credential;
  return {
    ...inner,
    bind(target) {
      const open = target.token === "none" && target.environment !== "custom";
      return inner.bind({ ...target, token: open ? "none" : "altinn" });
    },
  };
}
