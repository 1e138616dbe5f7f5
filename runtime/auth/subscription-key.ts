import { refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";
import { checkHeaderValue } from "./header-value.js";
import { mixtureGuard } from "./mixture.js";

/**
 * The key of a subscription at the API gateway, sent as `Ocp-Apim-Subscription-Key` to the APIs that ask for one, such as
 * data.altinn.no's, and to whatever runs in environment `custom`.
 */
export function subscriptionKey(key: string): Credential {
  refuseInBrowser("subscription key");
  checkHeaderValue(key, "subscription key");
  const refuseMixture = mixtureGuard();
  return {
    describe: () => ({ header: "Ocp-Apim-Subscription-Key" }),
    bind({ environment, server, subscriptionKey: wanted }) {
      refuseMixture(environment, { baseUrl: server });
      if (!wanted && environment !== "custom") return (next) => next;
      return (next) => (request, call) => {
        request.headers.set("Ocp-Apim-Subscription-Key", key);
        return next(request, call);
      };
    },
  };
}
