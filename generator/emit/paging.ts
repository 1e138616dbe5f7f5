import type { PagesView } from "../../templates/api-index.js";
import type { Paging, PagingStyle } from "../model/contract.js";
import { named } from "./message-types.js";

/** The runtime's functions, by what tells the next page. */
const pagers: Readonly<Record<PagingStyle, string>> = {
  token: "pageTokens",
  link: "pageLinks",
  header: "pageLinks",
  number: "pageNumbers",
  offset: "pageOffsets",
  sequence: "pageSequence",
};

/** How an operation's pages are walked through; `data` is the type of its answer. */
export function pagesOf({ by, options, items, item }: Paging, data: string): PagesView {
  const at = items?.split(".").reduce((type, member) => `NonNullable<${type}[${JSON.stringify(member)}]>`, `(${data})`);
  const list = at ?? `(${data})`;
  const listed = /^(\w+)\[\]$/.exec(data)?.[1];
  return {
    pager: pagers[by],
    options: items === undefined ? options : { items, ...options },
    item: named(item) ?? listed ?? `${list}[number]`,
  };
}
