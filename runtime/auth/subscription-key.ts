import { ConfigurationError } from "../errors.js";
import { refuseInBrowser } from "./browser.js";
import type { Credential } from "./credential.js";

/** The key of a subscription at the API gateway, sent as `Ocp-Apim-Subscription-Key`. data.altinn.no asks for one. */
export function subscriptionKey(key: string): Credential {
  refuseInBrowser("subscription key");
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new ConfigurationError("The subscription key is empty or holds what no header may.");
  return {
    bind: () => (next) => (request, call) => {
      const headers = new Headers(request.headers);
      headers.set("Ocp-Apim-Subscription-Key", key);
      return next(new Request(request, { headers }), call);
    },
  };
}
