import { ForeignOriginError, LinkError } from "../errors.js";

/**
 * Where a link leads, on the connected server. Other spellings of that server's own host are taken for it: `http` for
 * `https`, and the host without `www.`.
 *
 * @throws {@link ForeignOriginError} for a link that leads elsewhere.
 * @throws {@link LinkError} for one that is no plain address. Neither repeats it.
 */
export function ownAddress(href: string, server: string, operation: string): URL {
  // A URL parser skips the one and turns the other, so that what is checked would not be what was written.
  if (/[\s\\]|\p{Cc}/u.test(href)) throw new LinkError(operation, "the link is no URL.");
  if (href.includes("#")) throw new LinkError(operation, "the link leads to a part of a page.");
  const base = new URL(`${server.replace(/\/$/, "")}/`);
  if (!/^[^/?]*:|^\/\//.test(href)) return new URL(href, base);
  const { host, rest } = /^https?:\/\/(?<host>[^/?]+)(?<rest>.*)$/is.exec(href)?.groups ?? {};
  if (!host || host.includes("@") || !URL.canParse(href) || !isHome(new URL(href), base)) {
    throw new ForeignOriginError(operation);
  }
  return new URL(`${base.origin}${rest}`);
}

function isHome(link: URL, { origin, protocol, hostname, port }: URL): boolean {
  if (link.origin === origin) return true;
  const isUsualPort = link.port === "" && port === "";
  return protocol === "https:" && isUsualPort && [hostname, hostname.replace(/^www\./, "")].includes(link.hostname);
}
