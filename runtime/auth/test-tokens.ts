import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { safeUrl } from "../origin.js";
import { toBase64 } from "./base64.js";
import { refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";
import { organizationNumber, refuseIdentity } from "./identity.js";
import { mixtureGuard } from "./mixture.js";
import { plainTokens } from "./plain-token.js";
import { tokenCache } from "./token-cache.js";
import { sortedScopes } from "./scopes.js";
import { sendToken } from "./token-source.js";

/** Whom the token is to be of. Nobody has to exist or to have agreed. */
export type TestTokenOf =
  | {
      readonly organization: string;
      /** The service owner's short name, such as `ttd`. */
      readonly org?: string;
      readonly supplierOrg?: string;
    }
  | {
      /** Eleven digits. */
      readonly pid: string;
      readonly userId: number;
      readonly partyId: number;
    }
  | {
      /** A GUID. */
      readonly systemUserId: string;
      /** The organization whose system user it is. */
      readonly systemUserOrg?: string;
    };

/** What is asked of Altinn's token generator. */
export interface TestTokenOptions {
  /** There are none for production. */
  readonly environment: Exclude<Environment, "prod" | "local" | "custom">;
  readonly scopes: readonly string[];
  readonly of: TestTokenOf;
  /** Given out by Altinn to those who test. */
  readonly user: string;
  readonly password: string;
  /** Left out, Altinn's own generator. */
  readonly generator?: string;
}

/**
 * Tokens from Altinn's generator for tests. They are Altinn's own already, so they are not exchanged.
 *
 * @throws {@link ConfigurationError} when connected to another environment than they are for, production above all.
 */
export function testTokens(options: TestTokenOptions): Credential {
  refuseInBrowser("password");
  const {
    environment: own,
    user,
    password,
    generator = "https://altinn-testtools-token-generator.azurewebsites.net/api/",
  } = options;
  if ((own as Environment) === "prod") throw new ConfigurationError("There are no test tokens for production.");
  const url = safeUrl(`${generator.replace(/\/?$/, "/")}${pathOf(options.of)}`, "generator");
  url.search = new URLSearchParams({
    env: own,
    scopes: sortedScopes(options.scopes, "testTokens()").join(" "),
    ...parametersOf(options.of),
  }).toString();
  if (!isText(user) || !isText(password)) throw new ConfigurationError('Test tokens need "user" and "password".');
  const login = toBase64(new TextEncoder().encode(`${user}:${password}`));
  const kept = tokenCache("test");
  const refuseMixture = mixtureGuard();
  return {
    describe: () => ({ scopes: options.scopes }),
    bind(target) {
      const { environment, server, token, identity, afresh } = target;
      refuseIdentity(identity, "testTokens");
      if (environment !== own && environment !== "custom") {
        throw new ConfigurationError(`The test tokens are for "${own}", not for "${environment}".`);
      }
      if (token === "none") return (next) => next;
      refuseMixture(own, { baseUrl: server });
      const cache = afresh ? tokenCache("test") : kept;
      return sendToken(plainTokens(url, { Authorization: `Basic ${login}` }, cache, target));
    },
  };
}

/** A setting read from nowhere is not, whatever its type says. */
function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function pathOf(who: TestTokenOf): string {
  if ("pid" in who) return "GetPersonalToken";
  return "systemUserId" in who ? "GetSystemUserToken" : "GetEnterpriseToken";
}

function parametersOf(who: TestTokenOf): Record<string, string> {
  if ("pid" in who) return { pid: who.pid, userId: String(who.userId), partyId: String(who.partyId) };
  if ("systemUserId" in who) {
    const { systemUserId, systemUserOrg } = who;
    return { systemUserId, ...numbered("systemUserOrg", systemUserOrg) };
  }
  const { organization, org, supplierOrg } = who;
  return {
    ...numbered("orgNo", organization),
    ...(org === undefined ? {} : { org }),
    ...numbered("supplierOrgNo", supplierOrg),
  };
}

function numbered(name: string, number: string | undefined): Record<string, string> {
  return number === undefined ? {} : { [name]: organizationNumber(number, name) };
}
