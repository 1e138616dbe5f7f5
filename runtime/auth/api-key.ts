import type { Environment } from "../environments.js";
import { ConfigurationError } from "../errors.js";
import { isBrowser, refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";
import { checkHeaderValue } from "./header-value.js";
import { mixtureGuard } from "./mixture.js";

/** An Altinn II key as it was issued: for servers, or for the pages of some registered origins. */
export type ApiKeyOptions =
  | { readonly kind: "backend"; readonly key: string }
  | {
      readonly kind: "browser";
      readonly key: string;
      /** Those registered on the key, such as `https://app.example`. Altinn lets pages of no other read its answers. */
      readonly origins: readonly string[];
    };

/**
 * An application's key at Altinn II, sent as `ApiKey` beside a token.
 *
 * A backend key is a secret, and gets no CORS headers either. A browser key is none; from an origin that is not
 * registered, or from a page without one, a call would only fail without a status, so such a page is refused here.
 *
 * @throws {@link ConfigurationError} for a key that has no place where the program runs.
 */
export function apiKey(options: ApiKeyOptions): Credential {
  checkHeaderValue(options.key, "API key");
  if (options.kind === "backend") refuseInBrowser("backend key");
  const origins = options.kind === "browser" ? options.origins.map(originOf) : [];
  if (options.kind === "browser" && origins.length === 0) {
    throw new ConfigurationError('A browser key needs its registered "origins".');
  }
  const refuseMixture = mixtureGuard();
  return {
    describe: () => ({ header: "ApiKey" }),
    bind({ environment, server }) {
      refuseMixture(environment, { baseUrl: server });
      if (options.kind === "browser") checkOrigins(origins, environment);
      return (next) => (request, call) => {
        request.headers.set("ApiKey", options.key);
        return next(request, call);
      };
    },
  };
}

function originOf(text: string): string {
  const { origin } = URL.canParse(text) ? new URL(text) : { origin: "null" };
  if (origin === "null" || origin !== text.replace(/\/$/, "")) {
    throw new ConfigurationError('Each of "origins" is scheme and host, such as https://app.example.');
  }
  return origin;
}

function checkOrigins(origins: readonly string[], environment: Environment): void {
  if (environment === "prod" && origins.some((origin) => new URL(origin).hostname === "localhost")) {
    throw new ConfigurationError("No key for production is registered for localhost.");
  }
  const page = (globalThis as { readonly location?: { readonly origin?: string } }).location?.origin;
  if (isBrowser() && !origins.includes(page ?? "null")) {
    throw new ConfigurationError(
      `This page's origin, ${page}, is not among the key's. Altinn would send no CORS headers, and the browser would keep every answer back.`,
    );
  }
}
