import { ConfigurationError } from "../errors.js";
import { safeUrl } from "../origin.js";
import type { Credential } from "./credential.js";
import { organizationNumber, refuseIdentity } from "./identity.js";
import { plainTokens } from "./plain-token.js";
import { tokenCache } from "./token-cache.js";
import { sendToken } from "./token-source.js";

/** Whom Altinn's local test platform is to take the caller for. */
export type LocaltestOptions = (
  | {
      readonly userId: number;
      readonly authenticationLevel?: number;
    }
  | {
      /** A service owner's short name, such as `ttd`. */
      readonly org: string;
      readonly organization?: string;
      readonly scopes?: readonly string[];
    }
  | { readonly systemUserId: string }
) & {
  /** Left out, `http://local.altinn.cloud`. Some versions listen on port 8000. */
  readonly baseUrl?: string;
};

/**
 * Tokens from Altinn's local test platform, on this machine.
 *
 * @throws {@link ConfigurationError} when connected to anything but `local` and `custom`.
 */
export function localtest(options: LocaltestOptions): Credential {
  const url = safeUrl(options.baseUrl ?? "http://local.altinn.cloud", "baseUrl");
  url.pathname = pathOf(options);
  url.search = new URLSearchParams(parametersOf(options)).toString();
  const kept = tokenCache("test");
  return {
    describe: () => ("scopes" in options && options.scopes ? { scopes: options.scopes } : {}),
    bind(target) {
      const { environment, token, identity, afresh } = target;
      refuseIdentity(identity, "localtest");
      if (environment !== "local" && environment !== "custom") {
        throw new ConfigurationError(`localtest() is for environment "local", not for "${environment}".`);
      }
      if (token === "none") return (next) => next;
      return sendToken(plainTokens(url, {}, afresh ? tokenCache("test") : kept, target));
    },
  };
}

function pathOf(who: LocaltestOptions): string {
  if ("userId" in who) return `/Home/GetTestUserToken/${who.userId}`;
  return "org" in who ? `/Home/GetTestOrgToken/${encodeURIComponent(who.org)}` : "/Home/GetTestSystemUserToken";
}

function parametersOf(who: LocaltestOptions): Record<string, string> {
  if ("userId" in who) return { authenticationLevel: String(who.authenticationLevel ?? 2) };
  if ("systemUserId" in who) return { systemUserId: who.systemUserId };
  return {
    authenticationLevel: "3",
    ...(who.organization === undefined ? {} : { orgNumber: organizationNumber(who.organization, "organization") }),
    ...(who.scopes === undefined ? {} : { scopes: who.scopes.join(" ") }),
  };
}
