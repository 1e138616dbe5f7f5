import type { Policy } from "altinnkit";

/**
 * A policy for the service's functions on one's own machine: they have no gateway before them, which otherwise tells
 * them the service context and opens `/public`.
 *
 * @param context - Name of the service context, such as `eBevis`.
 */
export function localService(context: string): Policy {
  return (next) => (request, call) => {
    const local = new Request(request.url.replace("/public/", "/"), request);
    local.headers.set("X-NADOBE-SERVICECONTEXT", context);
    return next(local, call);
  };
}
