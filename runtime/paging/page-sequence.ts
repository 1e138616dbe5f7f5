import { memberOf, paged, type Pager } from "./paged.js";

/** What numbers the items of a feed, and where the number of the last one goes. */
export interface PageSequence {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string;
  /** Member of an item that holds its number. */
  readonly member: string;
  /** Query parameter that asks for what comes after a number. */
  readonly parameter: string;
}

/** A feed whose items are numbered: after the last one come those with a higher number. */
export function pageSequence({ items, member, parameter }: PageSequence): Pager {
  return paged({
    items,
    parameters: [parameter],
    feed: true,
    next({ items: found }) {
      const number = memberOf(found.at(-1), member);
      return typeof number === "number" ? { [parameter]: String(number) } : undefined;
    },
  });
}
