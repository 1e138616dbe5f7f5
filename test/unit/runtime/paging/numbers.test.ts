import { afterEach, describe, expect, test } from "vitest";
import { all, openLibrary } from "./librarian.js";

let library: Awaited<ReturnType<typeof openLibrary>> | undefined;

afterEach(async () => {
  await library?.close();
  library = undefined;
});

const sent = (): string[] => library!.api.received.map(({ url }) => url);

describe("pages by number", () => {
  test("without a Link header the walk ends at an empty page", async () => {
    library = await openLibrary(({ query }) => ({ body: [[1, 2], [3]][Number(query.get("page") ?? 1) - 1] ?? [] }));

    expect(await all(library.client.books.byNumber({ query: { limit: 100 } }))).toEqual([1, 2, 3]);
    expect(sent()).toEqual([
      "/api/v1/numbers?limit=100",
      "/api/v1/numbers?limit=100&page=2",
      "/api/v1/numbers?limit=100&page=3",
    ]);
  });

  test("X-Total-Count tells that the first page is the only one", async () => {
    library = await openLibrary(() => ({ headers: { "X-Total-Count": "2" }, body: [1, 2] }));

    expect(await all(library.client.books.byNumber())).toEqual([1, 2]);
    expect(sent()).toHaveLength(1);
  });

  test.each([
    [3, ["/api/v1/numbers?page=3", "/api/v1/numbers?page=4"]],
    [0, ["/api/v1/numbers?page=0", "/api/v1/numbers?page=2"]],
  ])("a walk may begin at page %i", async (page, urls) => {
    library = await openLibrary((_, __, before) => ({ body: before === 0 ? [1] : [] }));

    expect(await all(library.client.books.byNumber({ query: { page } }))).toEqual([1]);
    expect(sent()).toEqual(urls);
  });

  test("a service that takes no notice of the number is not listed twice", async () => {
    library = await openLibrary(() => ({ body: [1, 2] }));

    expect(await all(library.client.books.byNumber())).toEqual([1, 2]);
    expect(sent()).toHaveLength(2);
  });
});

describe("pages by number and size, in headers", () => {
  const listed = [1, 2, 3, 4, 5];
  const numbers = (): unknown[] => library!.api.received.map(({ headers }) => [headers["x-page"], headers["x-size"]]);

  test("pages of a size are walked through until one is not full", async () => {
    library = await openLibrary(({ headers }) => {
      const start = 2 * (Number(headers["x-page"] ?? 1) - 1);
      return { body: { data: listed.slice(start, start + 2) } };
    });
    const { bySize } = library.client.books;

    const pages = await all(bySize({ header: { "X-Size": 2 } }).pages());
    expect(pages.map(({ items, position }) => [items, position])).toEqual([
      [[1, 2], "X-Page=2"],
      [[3, 4], "X-Page=3"],
      [[5], undefined],
    ]);
    expect(await all(bySize({ header: { "X-Size": 2 } }, { from: "X-Page=2" }))).toEqual([3, 4, 5]);
    expect(numbers()).toEqual([
      [undefined, "2"],
      ["2", "2"],
      ["3", "2"],
      ["2", "2"],
      ["3", "2"],
    ]);
  });

  test("without a size all is on one page", async () => {
    library = await openLibrary(() => ({ body: { data: listed } }));

    expect(await all(library.client.books.bySize())).toEqual(listed);
    expect(sent()).toHaveLength(1);
  });

  test.each([2, 5])("a service that takes no notice of the size %i is not listed twice", async (size) => {
    library = await openLibrary(() => ({ body: { data: listed } }));

    expect(await all(library.client.books.bySize({ header: { "X-Size": size } }))).toEqual(listed);
  });
});
