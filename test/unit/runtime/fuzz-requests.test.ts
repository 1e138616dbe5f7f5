import { connect } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { describe, expect, test } from "vitest";
import { archiveV1 } from "./archive.js";
import { Fuzz, mark, odd, outcome, rounds } from "./fuzz.js";

describe("whatever is given", () => {
  test("a path parameter stays in its segment, or the call is refused", async () => {
    const fuzz = new Fuzz(1);
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return Response.json({});
    };
    const client = connect(archiveV1, { environment: "tt02", policies: [], fetch });
    for (let round = 0; round < rounds; round++) {
      const { fit } = await outcome(() => client.people.freeze({ path: { ssn: fuzz.text(odd) } }));
      expect(fit).toBe(true);
    }
    expect(urls.length).toBeGreaterThan(rounds / 2);
    for (const url of urls) expect(url).toMatch(/^https:\/\/archive\.tt02\.example\/api\/v1\/people\/[^/?#]+\/freeze$/);
  });

  test("a query adds no parameter and no path", async () => {
    const fuzz = new Fuzz(2);
    const whole = odd.filter((atom) => atom !== "\uD800");
    const client = connect(archiveV1, {
      environment: "tt02",
      policies: [],
      fetch: async ({ url }) =>
        Response.json([...new URL(url).searchParams], { headers: { "x-path": new URL(url).pathname } }),
    });
    for (let round = 0; round < rounds; round++) {
      const tag = [fuzz.text(whole), fuzz.text(whole)];
      const { data, response } = await client.people.list({ query: { tag } });
      expect(data).toEqual(tag.map((value) => ["tag", value]));
      expect(response.headers.get("x-path")).toBe("/api/v1/people");
    }
  });

  test("a header is sent as it is, or the call is refused without repeating it", async () => {
    const fuzz = new Fuzz(3);
    const refused: unknown[] = [];
    const client = connect(archiveV1, { environment: "tt02", policies: [], fetch: async () => Response.json({}) });
    for (let round = 0; round < rounds; round++) {
      const headers = { [fuzz.text(["X", "-", "a", " ", ":", "\n", mark], 4)]: fuzz.text(odd) };
      const { came, fit } = await outcome(() => client.people.count({ headers }));
      expect(fit).toBe(true);
      if (came instanceof Error) refused.push(came);
    }
    expect(refused.length).toBeGreaterThan(50);
    for (const error of refused) expect(error).toMatchObject({ kind: "argument", operation: "GET /people/count" });
  });

  test("a token is sent, or refused without showing it", async () => {
    const fuzz = new Fuzz(4);
    const parts = ["eyJhbGciOiJub25lIn0", ".", "e30", "=", "-", "_", " ", "\n", "\0", "ø", mark];
    const sent: (string | null)[] = [];
    const refused: unknown[] = [];
    for (let round = 0; round < rounds; round++) {
      const client = connect(archiveV1, {
        environment: "tt02",
        auth: bearer(() => fuzz.text(parts)),
        fetch: async ({ headers }) => {
          sent.push(headers.get("authorization"));
          return Response.json({});
        },
      });
      const { came, fit } = await outcome(() => client.people.count());
      expect(fit).toBe(true);
      if (came instanceof Error) refused.push(came);
    }
    expect(Math.min(sent.length, refused.length)).toBeGreaterThan(50);
    for (const shown of sent) expect(shown).toMatch(/^Bearer [\x21-\x7e]+$/);
    for (const error of refused) expect(error).toMatchObject({ kind: "token" });
  });
});
