import { afterEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../servers/api.js";
import { all, openLibrary, pageAt, type Asked } from "./librarian.js";

type Library = Awaited<ReturnType<typeof openLibrary>>;
type Client = Library["client"];
let library: Library | undefined;

afterEach(async () => {
  await library?.close();
  library = undefined;
});

async function open(...args: Parameters<typeof openLibrary>): Promise<Client> {
  library = await openLibrary(...args);
  return library.client;
}

const query = { kind: "æ & b" };
const sent = (): string[] => library!.api.received.map(({ url }) => url);

/** Six items on five pages, one of them empty, or on three. */
const styles: readonly {
  readonly name: string;
  readonly answer: (asked: Asked, url: string) => Answer;
  readonly list: (client: Client, from?: string) => ReturnType<Client["books"]["byNumber"]>;
  readonly urls: readonly string[];
  readonly positions: readonly (string | undefined)[];
}[] = [
  {
    name: "a token in the body",
    answer({ query: asked }) {
      const { items, next } = pageAt(asked.get("continue"));
      return { body: { items, token: next ?? "of the page there is not", more: next !== undefined } };
    },
    list: (client, from) => client.books.byToken({ query }, { from }) as never,
    urls: [
      "/api/v1/tokens?kind=%C3%A6%20%26%20b",
      "/api/v1/tokens?kind=%C3%A6%20%26%20b&continue=a%2Bb%2Fc%3D",
      "/api/v1/tokens?kind=%C3%A6%20%26%20b&continue=b%20%26%20c",
      "/api/v1/tokens?kind=%C3%A6%20%26%20b&continue=c",
    ],
    positions: ["continue=a%2Bb%2Fc%3D", "continue=b+%26+c", "continue=c", undefined],
  },
  {
    name: "a link in the body, which leaves out other parameters",
    answer({ query: asked }, url) {
      const { items, next } = pageAt(asked.get("token"));
      return { body: { data: items, links: { next: next && `${url}?${new URLSearchParams({ token: next })}` } } };
    },
    list: (client, from) => client.books.byLink({ path: { shelf: "a b" }, query }, { from }) as never,
    urls: [
      "/api/v1/shelves/a%20b/links?kind=%C3%A6%20%26%20b",
      "/api/v1/shelves/a%20b/links?kind=%C3%A6%20%26%20b&token=a%2Bb%2Fc%3D",
      "/api/v1/shelves/a%20b/links?kind=%C3%A6%20%26%20b&token=b%20%26%20c",
      "/api/v1/shelves/a%20b/links?kind=%C3%A6%20%26%20b&token=c",
    ],
    positions: ["token=a%2Bb%2Fc%3D", "token=b+%26+c", "token=c", undefined],
  },
  {
    name: "a link in the body, of which two parameters tell the page",
    answer({ query: asked }, url) {
      const { items, next } = pageAt(asked.get("token"));
      const moved = `${url}?kind=lost&${new URLSearchParams({ since: `2026-0${items.length}`, token: next ?? "" })}`;
      return { body: { data: items, links: { next: next ? moved : null } } };
    },
    list: (client, from) => client.books.byTwo({ query: { ...query, since: "2025" } }, { from }) as never,
    urls: [
      "/api/v1/updated?kind=%C3%A6%20%26%20b&since=2025",
      "/api/v1/updated?kind=%C3%A6%20%26%20b&since=2026-02&token=a%2Bb%2Fc%3D",
      "/api/v1/updated?kind=%C3%A6%20%26%20b&since=2026-00&token=b%20%26%20c",
      "/api/v1/updated?kind=%C3%A6%20%26%20b&since=2026-02&token=c",
    ],
    positions: ["since=2026-02&token=a%2Bb%2Fc%3D", "since=2026-00&token=b+%26+c", "since=2026-02&token=c", undefined],
  },
  {
    name: "numbers, and a Link header",
    answer({ query: asked }, url) {
      const page = Number(asked.get("page") ?? 1);
      const items =
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ][page - 1] ?? [];
      const links = [page < 3 ? `<${url}?page=${page + 1}>; rel="next"` : "", `<${url}?page=3>; rel="last"`];
      return { headers: { Link: links.filter(Boolean).join(",") }, body: items };
    },
    list: (client, from) => client.books.byNumber({ query }, { from }),
    urls: [
      "/api/v1/numbers?kind=%C3%A6%20%26%20b",
      "/api/v1/numbers?kind=%C3%A6%20%26%20b&page=2",
      "/api/v1/numbers?kind=%C3%A6%20%26%20b&page=3",
    ],
    positions: ["page=2", "page=3", undefined],
  },
  {
    name: "a feed with a URL in a header, not escaped",
    answer({ query: asked }, url) {
      const after = Number(asked.get("after") ?? 0);
      const items = [1, 2, 3, 4, 5, 6].filter((item) => item > after).slice(0, 2);
      return { headers: items.length > 0 ? { next: `${url}?after=${items.at(-1)}&kind=a&b+c` } : {}, body: items };
    },
    list: (client, from) => client.feeds.byHeader({ query }, { from }),
    urls: [
      "/api/v1/events?kind=%C3%A6%20%26%20b",
      "/api/v1/events?kind=%C3%A6%20%26%20b&after=2",
      "/api/v1/events?kind=%C3%A6%20%26%20b&after=4",
      "/api/v1/events?kind=%C3%A6%20%26%20b&after=6",
    ],
    positions: ["after=2", "after=4", "after=6", "after=6"],
  },
];

describe.each(styles)("$name", ({ answer, list, urls, positions }) => {
  test("a loop comes to every item of every page", async () => {
    const client = await open(answer);

    expect(await all(list(client))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sent()).toEqual(urls);
  });

  test("pages tell where the next one begins", async () => {
    const client = await open(answer);

    const pages = await all(list(client).pages());

    expect(pages.map(({ position }) => position)).toEqual(positions);
    expect(pages.flatMap(({ items }) => items)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([0, 1])(
    "from the position of page %i the rest follows, and nothing before it is asked for",
    async (index) => {
      const client = await open(answer);
      const pages = await all(list(client).pages());
      const rest = pages.slice(index + 1).flatMap(({ items }) => items);

      expect(await all(list(client, pages[index]!.position))).toEqual(rest);
      expect(sent().slice(pages.length)).toEqual(urls.slice(index + 1));
    },
  );
});

test("awaited, a call is the result of its first page", async () => {
  const client = await open(({ query: asked }) => ({ body: { items: [1], token: asked.get("continue") ? "" : "a" } }));

  const result = await client.books.byToken();

  expect(result.data).toEqual({ items: [1], token: "a" });
  expect(result.response.status).toBe(200);
});

test("a call that was awaited is iterated without asking for its first page again", async () => {
  const client = await open(({ query: asked }) => ({
    body: { items: [1], token: asked.get("continue") ? undefined : "a" },
  }));
  const call = client.books.byToken();
  await call;

  expect(await all(call)).toEqual([1, 1]);
  expect(sent()).toEqual(["/api/v1/tokens", "/api/v1/tokens?continue=a"]);
});

test("no page is asked for before it is come to", async () => {
  const client = await open((_, __, before) => ({ body: { items: [1, 2], token: `${before}` } }));

  const items = client.books.byToken()[Symbol.asyncIterator]();
  expect([await items.next(), await items.next()].map(({ value }) => value as number)).toEqual([1, 2]);
  expect(sent()).toHaveLength(1);
  await items.next();
  expect(sent()).toHaveLength(2);
});

test("a page holds the answer whole, and what is null there is no item", async () => {
  const client = await open((_, __, before) => ({ body: { items: null, token: before === 0 ? "a" : null } }));

  expect(await all(client.books.byToken().pages())).toEqual([
    { items: [], data: { items: null, token: "a" }, position: "continue=a" },
    { items: [], data: { items: null, token: null }, position: undefined },
  ]);
});

test("every page has the headers and the time of the call", async () => {
  const client = await open((_, __, before) =>
    before < 2 ? { body: { items: [1], token: `${before}` } } : new Promise(() => undefined),
  );

  const found = all(client.books.byToken({}, { headers: { "X-Trace": "t" }, timeoutMs: 200 }));

  await expect(found).rejects.toThrow(expect.objectContaining({ kind: "timeout", operation: "GET /tokens" }));
  expect(library!.api.received.map(({ headers }) => headers["x-trace"])).toEqual(["t", "t", "t"]);
});

test("a signal ends the walk at the next page, with its own reason", async () => {
  const client = await open((_, __, before) => ({ body: { items: [before], token: `${before}` } }));
  const reason = new Error("enough");
  const controller = new AbortController();

  const walk = async (): Promise<void> => {
    for await (const item of client.books.byToken({}, { signal: controller.signal })) {
      if (item === 1) controller.abort(reason);
    }
  };

  await expect(walk()).rejects.toBe(reason);
  expect(sent()).toHaveLength(2);
});
