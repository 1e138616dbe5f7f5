import { ConfigurationError } from "../errors.js";

/** True in a page, and in a browser's workers; servers that know `importScripts` too go by another name. */
export function isBrowser(): boolean {
  const page = "window" in globalThis && "document" in globalThis;
  return page || ("importScripts" in globalThis && !("Deno" in globalThis) && !("Bun" in globalThis));
}

/** Stops secrets that everyone could read out of a page. */
export function refuseInBrowser(secret: string): void {
  if (isBrowser()) {
    throw new ConfigurationError(`A ${secret} has no place in a browser. Keep it on a server, and use bearer() here.`);
  }
}
