import { ConfigurationError, ForeignOriginError } from "./errors.js";
import { nameOf, type Policy } from "./send.js";

const thisMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|local\.altinn\.cloud)$/;

/**
 * An address credentials may be sent to: https, or http on this machine.
 *
 * @throws {@link ConfigurationError} for any other; `what` names the setting.
 */
export function safeUrl(text: string, what: string): URL {
  if (!URL.canParse(text)) throw new ConfigurationError(`${what} is not an absolute URL.`);
  const url = new URL(text);
  if (url.username || url.password) throw new ConfigurationError(`${what} must not hold a user name or password.`);
  if (url.protocol === "https:" || (url.protocol === "http:" && thisMachine.test(url.hostname))) return url;
  throw new ConfigurationError(`${what} must be https; http is for this machine only.`);
}

/** Refuses requests to any other origin, so that nothing after it can send credentials there. */
export function onlyTo(origin: string): Policy {
  return (next) => (request, call) =>
    request.url.startsWith(`${origin}/`) ? next(request, call) : Promise.reject(new ForeignOriginError(nameOf(call)));
}
