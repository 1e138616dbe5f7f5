import { afterEach, expect, test } from "vitest";
import { all, openLibrary, type Asked } from "./librarian.js";

let library: Awaited<ReturnType<typeof openLibrary>> | undefined;

afterEach(async () => {
  await library?.close();
  library = undefined;
});

const sent = (): string[] =>
  library!.api.received.map(({ url }) => decodeURIComponent(url.replace("/api/v1/offsets", "")));

/** Three at most of all there are, as asked for. */
function shelf(books: readonly number[]) {
  return ({ query }: Asked) => {
    const skipped = Number(query.get("$skip"));
    const top = Math.min(Number(query.get("$top") ?? 3), 3);
    return { body: { _embedded: { books: books.slice(skipped, skipped + top) } } };
  };
}

test("pages follow one another by what was before them, until one is not full", async () => {
  library = await openLibrary(shelf([1, 2, 3, 4, 5]));

  expect(await all(library.client.books.byOffset())).toEqual([1, 2, 3, 4, 5]);
  expect(sent()).toEqual(["", "?$skip=3"]);
});

test("a walk whose last page is full ends at an empty one", async () => {
  library = await openLibrary(shelf([1, 2, 3]));

  expect(await all(library.client.books.byOffset())).toEqual([1, 2, 3]);
  expect(sent()).toEqual(["", "?$skip=3"]);
});

test("pages may be shorter than the service would make them, and never longer", async () => {
  library = await openLibrary(shelf([1, 2, 3, 4]));

  expect(await all(library.client.books.byOffset({ query: { $top: 2, $skip: 1 } }))).toEqual([2, 3, 4]);
  expect(await all(library.client.books.byOffset({ query: { $top: 100 } }))).toEqual([1, 2, 3, 4]);
  expect(sent()).toEqual(["?$top=2&$skip=1", "?$top=2&$skip=3", "?$top=100", "?$top=100&$skip=3"]);
});

test("a position goes on where it was", async () => {
  library = await openLibrary(shelf([1, 2, 3, 4]));
  const { byOffset } = library.client.books;

  const [page] = await all(byOffset().pages());

  expect(page!.position).toBe("%24skip=3");
  expect(await all(byOffset({}, { from: page!.position }))).toEqual([4]);
});

test("a service that takes no notice of it is not listed twice", async () => {
  library = await openLibrary(() => ({ body: { _embedded: { books: [1, 2, 3] } } }));

  expect(await all(library.client.books.byOffset())).toEqual([1, 2, 3]);
  expect(sent()).toHaveLength(2);
});
