import { connect, type ConnectOptions } from "altinnkit";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { libraryV1 } from "./library.js";

/** What a library was asked: its query and what else tells pages. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Received["headers"];
}

/** A client of a library that answers as told, and the server behind it. */
export async function openLibrary(
  answer: (asked: Asked, url: string, before: number) => Answer | Promise<Answer>,
  options: Partial<ConnectOptions> = {},
) {
  const api: Api = await startApi(({ url, headers }, before) => {
    const { pathname, searchParams } = new URL(url, api.url);
    return answer({ path: pathname, query: searchParams, headers }, `${api.url}${pathname}`, before);
  });
  const client = connect(libraryV1, { environment: "custom", baseUrl: `${api.url}/api/v1`, policies: [], ...options });
  return { client, api, close: () => api.close() };
}

/** Two of six on a page, an empty one in the middle, and the place where the next begins. */
export const places = [
  { items: [1, 2], at: "", next: "a+b/c=" },
  { items: [], at: "a+b/c=", next: "b & c" },
  { items: [3, 4], at: "b & c", next: "c" },
  { items: [5, 6], at: "c", next: undefined },
] as const;

export function pageAt(at: string | null): (typeof places)[number] {
  return places.find((page) => page.at === (at ?? ""))!;
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
