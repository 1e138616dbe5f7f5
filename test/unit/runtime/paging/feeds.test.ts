import { afterEach, expect, test } from "vitest";
import { all, openLibrary } from "./librarian.js";

let library: Awaited<ReturnType<typeof openLibrary>> | undefined;

afterEach(async () => {
  await library?.close();
  library = undefined;
});

test("a feed is followed from position to position: nothing comes twice, and nothing is missed", async () => {
  const shelf: { number: number }[] = [];
  library = await openLibrary(({ query }) => ({
    body: shelf.filter(({ number }) => number > Number(query.get("Seq") ?? 0)).slice(0, 2),
  }));
  const { bySequence } = library.client.feeds;
  const heard: number[] = [];
  let position: string | undefined;

  for (const arrived of [[], [1, 2, 3], [], [4]]) {
    shelf.push(...arrived.map((number) => ({ number })));
    for await (const page of bySequence({}, { from: position }).pages()) {
      heard.push(...page.items.map(({ number }) => number));
      ({ position } = page);
    }
  }

  expect(heard).toEqual([1, 2, 3, 4]);
  expect(position).toBe("Seq=4");
  expect(library.api.received.map(({ url }) => url.replace("/api/v1", ""))).toEqual([
    "/feed",
    "/feed",
    "/feed?Seq=2",
    "/feed?Seq=3",
    "/feed?Seq=3",
    "/feed?Seq=3",
    "/feed?Seq=4",
  ]);
});

test("a feed in which nothing has happened yet has a position too: where it was asked to begin", async () => {
  library = await openLibrary(() => ({ body: [] }));
  const { byHeader } = library.client.feeds;

  const [page] = await all(byHeader({ query: { after: 7 } }).pages());
  await all(byHeader({ query: { after: 7 } }, { from: page!.position }));

  expect(page).toEqual({ items: [], data: [], position: "" });
  expect(library.api.received.map(({ url }) => url)).toEqual(["/api/v1/events?after=7", "/api/v1/events?after=7"]);
});

test("a feed whose token comes with its items is followed from the last one that came", async () => {
  const shelf: number[] = [];
  library = await openLibrary(({ query }) => {
    const items = shelf.slice(Number(query.get("continue") ?? 0)).slice(0, 2);
    const token = items.length === 0 ? (query.get("continue") ?? undefined) : String(items.at(-1));
    return { body: { items, token } };
  });
  const { byToken } = library.client.feeds;
  const heard: number[] = [];
  let position: string | undefined;

  for (const arrived of [[], [1, 2, 3], [], [4]]) {
    shelf.push(...arrived);
    for await (const page of byToken({}, { from: position }).pages()) {
      heard.push(...page.items);
      ({ position } = page);
    }
  }

  expect(heard).toEqual([1, 2, 3, 4]);
  expect(position).toBe("continue=4");
});
