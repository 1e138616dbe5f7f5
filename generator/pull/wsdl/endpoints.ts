import { arrayAt, isObject, textAt, type JsonObject } from "../../model/json.js";
import type { Age } from "./ages.js";

/** The host of each environment; what is published is production's. */
const hosts = { prod: "www.altinn.no", tt02: "tt02.altinn.no" };

/**
 * Where a service is reached, by environment, or nothing: at the published endpoint that lies under the same path as the
 * address in its WSDL. The host of that address counts only where it is one of Altinn's own to the outside.
 */
export function endpointsOf({ service }: Age, catalogue: JsonObject): JsonObject | undefined {
  const addresses = service.ports.flatMap(({ address }) =>
    address !== undefined && URL.canParse(address) ? [new URL(address)] : [],
  );
  const published = arrayAt(catalogue, "endpoints")
    .filter(isObject)
    .flatMap((endpoint) => textAt(endpoint, "url") ?? [])
    .map((url) => new URL(url));
  const isPath = (path: string) => (url: URL) => url.pathname.toLowerCase() === path.toLowerCase();
  const outside = addresses.find(({ hostname }) => Object.values(hosts).includes(hostname));
  const found = addresses.flatMap(({ pathname }) => published.find(isPath(pathname)) ?? [])[0] ?? outside;
  if (found === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(hosts).map(([environment, host]) => [environment, `https://${host}${found.pathname}`]),
  );
}
