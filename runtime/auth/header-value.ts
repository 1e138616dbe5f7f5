import { ConfigurationError } from "../errors.js";

/** Platforms quote a header value they refuse, so a secret is looked at before it becomes one. */
export function checkHeaderValue(secret: string, what: string): void {
  if (!/^[\x21-\x7e]+$/.test(secret)) throw new ConfigurationError(`The ${what} is empty or holds what no header may.`);
}
