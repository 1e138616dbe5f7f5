import { paged, repeatsBefore, type Pager } from "./paged.js";

/** Which parameters say how much to skip and to take. */
export interface PageOffsets {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string;
  /** Query parameter that takes how many items come before the page. */
  readonly skip: string;
  /** Query parameter that takes how many items a page may have. */
  readonly top: string;
  /** How many it has at most, whatever is asked for. */
  readonly size: number;
}

/**
 * Pages told by how many items come before them. The last is the first that is not full.
 *
 * @see [OData 3.0, URL conventions, section 5.1.6](https://www.odata.org/documentation/odata-version-3-0/url-conventions/)
 */
export function pageOffsets({ items, skip, top, size }: PageOffsets): Pager {
  return paged({
    items,
    parameters: [skip],
    next({ items: found, asked }) {
      const full = Math.min(Number(asked[top] ?? size), size);
      if (found.length === 0 || found.length < full) return undefined;
      return { [skip]: String((Number(asked[skip]) || 0) + found.length) };
    },
    repeats: repeatsBefore,
  });
}
