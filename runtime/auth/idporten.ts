import { broughtToken } from "./brought.js";
import type { Credential } from "./credential.js";
import type { TokenGetter } from "./token-getter.js";

/** A person's session with ID-porten. */
export interface IdportenOptions {
  /** The session's access token. It may be another person's each time; each gets an Altinn token of their own. */
  readonly token: TokenGetter;
  /** Left out, the environment's. `custom` and `local` have none. */
  readonly exchangeUrl?: string;
}

/**
 * A person who has logged in at ID-porten. The session's token is exchanged for Altinn's, which dies with it.
 *
 * Every API takes Altinn's, so none is shown the session's own.
 */
export function idporten({ token, exchangeUrl }: IdportenOptions): Credential {
  return broughtToken({ token, from: "ID-porten", provider: "id-porten", exchangeUrl });
}
