import { connect, ForeignOriginError, HttpError, PagingError } from "altinnkit";
import { afterEach, describe, expect, test } from "vitest";
import { libraryV1 } from "./library.js";
import { all, openLibrary } from "./librarian.js";

let library: Awaited<ReturnType<typeof openLibrary>> | undefined;

afterEach(async () => {
  await library?.close();
  library = undefined;
});

const secret = "14857310056";

test("a page that is refused is thrown as unwrap throws it, when it is come to", async () => {
  library = await openLibrary((_, __, before) =>
    before < 2 ? { body: { items: [before], token: `${before}-${secret}` } } : { status: 403, body: { title: secret } },
  );
  const found: number[] = [];

  const walk = async (): Promise<void> => {
    for await (const item of library!.client.books.byToken()) found.push(item);
  };

  await expect(walk()).rejects.toEqual(new HttpError("GET /tokens", 403, { attempts: 1 }));
  expect(found).toEqual([0, 1]);
});

test("a first page that is refused is an error of the result, and thrown by a loop", async () => {
  library = await openLibrary(() => ({ status: 404, body: { title: "None" } }));
  const call = library.client.books.byToken();

  expect((await call).error).toEqual({ title: "None" });
  await expect(all(call)).rejects.toThrow("GET /tokens: the API answered 404.");
});

describe("a link to the next page", () => {
  async function linked(next: (own: string) => string): Promise<number[]> {
    library = await openLibrary((_, url, before) => ({
      body: { data: [before], links: { next: before === 0 ? next(url) : null } },
    }));
    return all(library.client.books.byLink({ path: { shelf: secret } }));
  }

  test.each([
    ["to another host", () => `https://elsewhere.example/api/v1/shelves/${secret}/links?token=${secret}`],
    ["to another port", (own: string) => `${own.replace(/:\d+/, ":1")}?token=${secret}`],
    ["to a host that begins alike", (own: string) => `${own.replace("127.0.0.1", "$&.example")}?token=${secret}`],
    ["to another operation", (own: string) => `${own.replace("links", "loans")}?token=${secret}`],
    ["below the operation", (own: string) => `${own}/1?token=${secret}`],
    ["out of the API", (own: string) => `${own.replace("/api/v1", "")}?token=${secret}`],
    ["with a name before the host", () => `https://127.0.0.1@elsewhere.example/?token=${secret}`],
    ["that is no page of the web", () => `javascript:token=${secret}`],
  ])("%s is not followed", async (_, next) => {
    await expect(linked(next)).rejects.toEqual(new ForeignOriginError("GET /shelves/{shelf}/links"));
    expect(library!.api.received).toHaveLength(1);
  });

  test.each([
    ["in letters of another case", (own: string) => `${own.replace("shelves", "Shelves")}?token=a`],
    ["without its host", (own: string) => `${new URL(own).pathname}?token=a`],
    ["with a slash at the end", (own: string) => `${own}/?token=a`],
    ["with a scheme from behind a gateway", (own: string) => `${own.replace("http:", "https:")}?token=a`],
    ["to the address the contract names", () => `https://library.tt02.example/api/v1/shelves/${secret}/links?token=a`],
  ])("%s is the operation's own", async (_, next) => {
    expect(await linked(next)).toEqual([0, 1]);
    expect(library!.api.received[1]!.url).toBe(`/api/v1/shelves/${secret}/links?token=a`);
  });

  test.each([
    ["that is none", () => "http://["],
    ["that does not tell the page", (own: string) => `${own}?page=2`],
  ])("%s is told", async (_, next) => {
    await expect(linked(next)).rejects.toEqual(
      new PagingError("GET /shelves/{shelf}/links", "the API's link to the next page does not tell which that is."),
    );
  });
});

describe("pages that lead in a circle", () => {
  const circle = new PagingError("GET /tokens", "the API leads from page to page in a circle.");

  test.each([
    ["one page that leads to itself", ["a", "a"], 2],
    ["two pages", ["a", "b", "a", "b"], 3],
    ["seven pages after three", ["x", "y", "z", ...Array.from({ length: 63 }, (_, index) => `${index % 7}`)], 21],
  ])("%s are left", async (_, tokens, most) => {
    library = await openLibrary((__, ___, before) => ({ body: { items: [before], token: tokens[before] } }));

    await expect(all(library.client.books.byToken())).rejects.toEqual(circle);
    expect(library.api.received.length).toBeLessThanOrEqual(most);
  });

  test("a list that leads back to where the walk began is left", async () => {
    library = await openLibrary(() => ({ body: { items: [1], token: "a" } }));

    await expect(all(library.client.books.byToken({}, { from: "continue=a" }))).rejects.toEqual(circle);
    expect(library.api.received).toHaveLength(1);
  });

  test("a feed that stands still and yet has items is left", async () => {
    library = await openLibrary((_, url) => ({ headers: { next: `${url}?after=1` }, body: [1] }));

    await expect(all(library.client.feeds.byHeader())).rejects.toThrow(PagingError);
  });
});

test("a position of another operation is refused before anything is sent, and not repeated", async () => {
  library = await openLibrary(() => ({ body: [] }));
  const { books } = library.client;

  await expect(all(books.byToken({}, { from: `token=${secret}` }))).rejects.toThrow(
    expect.objectContaining({ kind: "argument", message: 'GET /tokens: "from" is no position among its pages.' }),
  );
  expect(library.api.received).toEqual([]);
});

test("what is thrown when the first request fails waits for whoever looks", async () => {
  const client = connect(libraryV1, {
    environment: "tt02",
    policies: [],
    fetch: () => Promise.reject(new TypeError()),
  });
  const call = client.books.byToken();

  await expect(all(call.pages())).rejects.toThrow(expect.objectContaining({ kind: "network" }));
});
