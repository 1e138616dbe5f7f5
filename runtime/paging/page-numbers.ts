import { paged, repeatsBefore, type Answered, type Pager } from "./paged.js";

/** Which parameters number pages. */
export interface PageNumbers {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string;
  /** Parameter that takes the number, from 1. */
  readonly page: string;
  /** Parameter without which the service answers all in one page, of any length. */
  readonly size?: string;
  readonly in?: "query" | "header";
}

/**
 * Numbered pages. A `Link` header with `rel="next"` tells of a next one, `X-Total-Count` that the first is the only one;
 * where neither is said the last is the one before an empty one.
 *
 * @see [RFC 8288](https://www.rfc-editor.org/rfc/rfc8288.html)
 */
export function pageNumbers({ items, page, size, in: part }: PageNumbers): Pager {
  return paged({
    items,
    parameters: [page],
    in: part,
    next(answered) {
      const number = Number(answered.asked[page]) || 1;
      const goesOn =
        size === undefined ? hasNext(answered, number) : answered.items.length === Number(answered.asked[size]);
      return goesOn ? { [page]: String(number + 1) } : undefined;
    },
    repeats: repeatsBefore,
  });
}

function hasNext({ items, response: { headers } }: Answered, number: number): boolean {
  const link = headers.get("link");
  if (link) return /;\s*rel="?next"?/i.test(link);
  const total = headers.get("x-total-count");
  return items.length > 0 && !(total && number === 1 && items.length >= Number(total));
}
