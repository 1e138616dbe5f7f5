import {
  api,
  pageLinks,
  pageNumbers,
  pageOffsets,
  pageSequence,
  pageTokens,
  type CallOptions,
  type Paged,
  type PageOptions,
  type Result,
} from "altinnkit/codegen";

interface Problem {
  readonly title?: string;
}

interface Tokens {
  readonly items?: number[] | null;
  readonly token?: string | null;
  readonly more?: boolean;
}

interface Embedded {
  readonly _embedded: { readonly books: number[] };
}

interface Links {
  readonly data: number[];
  readonly links: { readonly next?: string | null };
}

export interface Item {
  readonly number: number;
}

type List<Data, Listed> = (
  request?: {
    readonly path?: { shelf: string };
    readonly query?: Record<string, string | number>;
    readonly header?: Record<string, number>;
  },
  options?: PageOptions,
) => Paged<Listed, Data, { 404: Problem }>;

interface LibraryOperations {
  readonly books: {
    readonly byToken: List<Tokens, number>;
    readonly byLink: List<Links, number>;
    readonly byTwo: List<Links, number>;
    readonly byNumber: List<number[], number>;
    readonly bySize: List<{ readonly data: number[] }, number>;
    readonly byOffset: List<Embedded, number>;
  };
  readonly feeds: {
    readonly byToken: List<Tokens, number>;
    readonly byHeader: List<number[], number>;
    readonly bySequence: List<Item[], Item>;
  };
  readonly desk: { count(options?: CallOptions): Promise<Result<number, { 404: Problem }>> };
}

/** A descriptor as the generator writes them, with an operation for every way pages follow one another. */
export const libraryV1 = /*@__PURE__*/ api<object, LibraryOperations>({
  id: "test/library/v1",
  servers: { tt02: "https://library.tt02.example/api/v1", prod: "https://{branch}.library.example/api/v1" },
  auth: { token: "none" },
  operations: {
    books: {
      byToken: {
        method: "GET",
        path: "/tokens",
        pages: /*@__PURE__*/ pageTokens({ items: "items", token: "token", more: "more", parameter: "continue" }),
      },
      byLink: {
        method: "GET",
        path: "/shelves/{shelf}/links",
        pages: /*@__PURE__*/ pageLinks({ items: "data", link: "links.next", parameters: ["token"] }),
      },
      byTwo: {
        method: "GET",
        path: "/updated",
        pages: /*@__PURE__*/ pageLinks({ items: "data", link: "links.next", parameters: ["since", "token"] }),
      },
      byNumber: { method: "GET", path: "/numbers", pages: /*@__PURE__*/ pageNumbers({ page: "page" }) },
      bySize: {
        method: "GET",
        path: "/sizes",
        pages: /*@__PURE__*/ pageNumbers({ items: "data", page: "X-Page", size: "X-Size", in: "header" }),
      },
      byOffset: {
        method: "GET",
        path: "/offsets",
        pages: /*@__PURE__*/ pageOffsets({ items: "_embedded.books", skip: "$skip", top: "$top", size: 3 }),
      },
    },
    feeds: {
      byToken: {
        method: "GET",
        path: "/news",
        pages: /*@__PURE__*/ pageTokens({ items: "items", token: "token", parameter: "continue", feed: true }),
      },
      byHeader: {
        method: "GET",
        path: "/events",
        pages: /*@__PURE__*/ pageLinks({ header: "next", parameters: ["after"], feed: true }),
      },
      bySequence: {
        method: "GET",
        path: "/feed",
        pages: /*@__PURE__*/ pageSequence({ member: "number", parameter: "Seq" }),
      },
    },
    desk: { count: { method: "GET", path: "/count" } },
  },
});
