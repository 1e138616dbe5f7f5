import { ConfigurationError } from "../errors.js";

/** Stops secrets that everyone could read out of a page. */
export function refuseInBrowser(secret: string): void {
  if ("window" in globalThis && "document" in globalThis) {
    throw new ConfigurationError(`A ${secret} has no place in a browser. Keep it on a server, and use bearer() here.`);
  }
}
