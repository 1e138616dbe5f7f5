import type { PagesView } from "../../templates/api-index.js";
import type { Paging, PagingStyle } from "../model/contract.js";

/** The runtime's functions, by what tells the next page. */
const pagers: Readonly<Record<PagingStyle, string>> = {
  token: "pageTokens",
  link: "pageLinks",
  header: "pageLinks",
  number: "pageNumbers",
  sequence: "pageSequence",
};

/**
 * How an operation's pages are walked through.
 *
 * @param data - Type of the answer.
 * @param item - Type of an item, where its schema has a name.
 */
export function pagesOf({ by, options, items }: Paging, data: string, item: string | undefined): PagesView {
  const list = items === undefined ? `(${data})` : `NonNullable<(${data})[${JSON.stringify(items)}]>`;
  const listed = /^(\w+)\[\]$/.exec(data)?.[1];
  return {
    pager: pagers[by],
    options: items === undefined ? options : { items, ...options },
    item: item ?? listed ?? `${list}[number]`,
  };
}
