import { refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";
import { checkHeaderValue } from "./header-value.js";

/** The key of a subscription at the API gateway, sent as `Ocp-Apim-Subscription-Key`. data.altinn.no asks for one. */
export function subscriptionKey(key: string): Credential {
  refuseInBrowser("subscription key");
  checkHeaderValue(key, "subscription key");
  return {
    describe: () => ({ header: "Ocp-Apim-Subscription-Key" }),
    bind: () => (next) => (request, call) => {
      request.headers.set("Ocp-Apim-Subscription-Key", key);
      return next(request, call);
    },
  };
}
