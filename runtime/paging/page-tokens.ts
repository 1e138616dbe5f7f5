import { memberOf, paged, type Pager } from "./paged.js";

/** Where an answer has the token of the next page, and where that goes. */
export interface PageTokens {
  /** Member of the answer that holds the items; left out, the answer is the list. */
  readonly items?: string;
  /** Member of the answer that holds the token. */
  readonly token: string;
  /** Member of the answer that is false on the last page, where the token does not tell. */
  readonly more?: string;
  /** Query parameter that takes the token. */
  readonly parameter: string;
  /** It has no last page, only a last one yet, which is empty. */
  readonly feed?: boolean;
}

/** Pages whose answer holds the token of the next one. */
export function pageTokens({ items, token, more, parameter, feed }: PageTokens): Pager {
  return paged({
    items,
    parameters: [parameter],
    feed,
    next({ data, items: found }) {
      const value = memberOf(data, token);
      const last = memberOf(data, more) === false || (feed && found.length === 0);
      return typeof value === "string" && value && !last ? { [parameter]: value } : undefined;
    },
  });
}
