import { ForeignOriginError, PagingError } from "../errors.js";
import type { Operation } from "../caller.js";
import { nameOf } from "../send.js";
import { memberOf, paged, type Pager } from "./paged.js";

/** Where an answer has the URL of the next page, and what of it tells the page. */
export interface PageLinks {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string;
  /** Member of the answer that holds the URL, such as `links.next`. */
  readonly link?: string;
  /** Header of the answer that holds the URL. */
  readonly header?: string;
  /** Query parameters of the URL that tell the page. */
  readonly parameters: readonly string[];
  /** It has no last page, only a last one yet. */
  readonly feed?: boolean;
}

/**
 * Pages whose answer holds the URL of the next one.
 *
 * Of the URL only the parameters that tell the page are used: services leave others out of it, or write them so that they
 * read differently. It is never called.
 */
export function pageLinks({ items, link, header, parameters, feed }: PageLinks): Pager {
  return paged({
    items,
    parameters,
    feed,
    next({ data, response, operation }) {
      const url = header === undefined ? memberOf(data, link) : response.headers.get(header);
      if (typeof url !== "string" || url === "") return undefined;
      const { searchParams } = ownUrl(url, operation);
      const values = parameters.map((name) => [name, searchParams.get(name)] as const);
      if (values.some(([, value]) => value === null)) throw unreadable(operation);
      return Object.fromEntries(values as [string, string][]);
    },
  });
}

/**
 * A URL of the server that leads to the same operation.
 *
 * @throws {@link ForeignOriginError} for one that leads elsewhere.
 */
function ownUrl(text: string, operation: Operation): URL {
  const { servers = {}, descriptor, call } = operation;
  const { server } = servers;
  if (!URL.canParse(text, server)) throw unreadable(operation);
  const url = new URL(text, server);
  const isOwn = Object.values(servers).some((base) => {
    // An address may hold names in braces, in place of which no link stands.
    if (!URL.canParse(base)) return false;
    const { host, pathname } = new URL(base);
    return host === url.host && isAt(url.pathname, pathname.replace(/\/$/, "") + descriptor.path);
  });
  if (isOwn) return url;
  throw new ForeignOriginError(nameOf(call));
}

/** ASP.NET's routes take no notice of case, and its links have the case of the route. */
function isAt(path: string, template: string): boolean {
  const segments = path.replace(/\/$/, "").split("/");
  const expected = template.split("/");
  return (
    segments.length === expected.length &&
    expected.every((one, index) => one.startsWith("{") || one.toLowerCase() === segments[index]!.toLowerCase())
  );
}

function unreadable({ call }: Operation): PagingError {
  return new PagingError(nameOf(call), "the API's link to the next page does not tell which that is.");
}
