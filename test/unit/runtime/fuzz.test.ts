import { inspect } from "node:util";
import { AltinnkitError, connect, unwrap } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { describe, expect, test } from "vitest";
import { startApi } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";

/** Random text, the same in every run. */
class Fuzz {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Mulberry32. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  text(atoms: readonly string[], longest = 8): string {
    return Array.from({ length: this.below(longest + 1) }, () => this.one(atoms)).join("");
  }
}

const mark = "sesam14857310056";
const odd = [
  "\0",
  "\r\n",
  "\n",
  " ",
  "\u2028",
  "\uD800",
  "é",
  "𐍈",
  "%2e",
  "%2F",
  "%",
  "..",
  ".",
  "/",
  "\\",
  "?",
  "#",
  "@",
  ":",
  "&",
  "=",
  "+",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "<",
  mark,
];
const rounds = 400;

/** All that a log would show of something. */
const shown = (thing: unknown) =>
  [
    inspect(thing, { depth: 9, showHidden: true }),
    JSON.stringify(thing),
    thing instanceof Error ? thing.stack : "",
  ].join();

/** What came of a call, and whether that is fit to be seen: data, or one of our errors without the mark. */
async function outcome(call: () => Promise<unknown>): Promise<{ readonly came: unknown; readonly fit: boolean }> {
  try {
    return { came: await call(), fit: true };
  } catch (error) {
    return { came: error, fit: error instanceof AltinnkitError && !shown(error).includes(mark) };
  }
}

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

describe("whatever is answered", () => {
  const values: readonly unknown[] = [
    mark,
    14857310056,
    -1,
    1e300,
    null,
    true,
    [],
    [mark],
    {},
    { title: mark },
    "IDX10205",
    mark.repeat(9),
  ];
  const names = [
    "type",
    "title",
    "status",
    "detail",
    "traceId",
    "invocationId",
    "code",
    "scopes",
    "__proto__",
    "toJSON",
    "constructor",
  ];

  test("a refusal's body gets into no error", async () => {
    const fuzz = new Fuzz(5);
    let answer = "";
    const api = await startApi(() => ({ status: fuzz.one([400, 401, 403, 404, 409, 500, 501]), body: answer }));
    const client = connect(archiveV1, { environment: "custom", baseUrl: api.url });
    for (let round = 0; round < rounds; round++) {
      const members = Array.from({ length: fuzz.below(6) }, () => [fuzz.one(names), fuzz.one(values)]);
      const whole = JSON.stringify(Object.fromEntries(members));
      answer = fuzz.one([
        whole,
        whole.slice(0, fuzz.below(whole.length)),
        fuzz.text(odd),
        JSON.stringify(fuzz.one(values)),
      ]);
      const result = await client.people.count();
      expect(result.error).toBeTruthy();
      const { status } = result.response;
      expect(await outcome(async () => unwrap<unknown>(result))).toMatchObject({ came: { status }, fit: true });
    }
    await api.close();
  });

  test("a Retry-After costs no more time than the call has", async () => {
    const fuzz = new Fuzz(6);
    const parts = [
      "0",
      "1",
      "9",
      "99999999999",
      "-",
      "+",
      ".",
      "e9",
      " ",
      ",",
      "Mon, 01 Jan 2035 00:00:00",
      " GMT",
      "Infinity",
      "NaN",
      "é",
    ];
    const start = performance.now();
    const calls = Array.from({ length: rounds }, () => {
      const headers = {
        "retry-after": fuzz.text(parts, 3),
        date: fuzz.text(parts, 2),
        sunset: fuzz.text(parts, 2),
        deprecation: `@${fuzz.text(parts, 2)}`,
      };
      const fetch = async () => Response.json({}, { status: 503, headers });
      return connect(archiveV1, { environment: "tt02", fetch }).people.count({ timeoutMs: 1500 });
    });
    for (const { response } of await Promise.all(calls)) expect(response.status).toBe(503);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test("a Location leads nowhere else", async () => {
    const fuzz = new Fuzz(7);
    const parts = [
      "https:",
      "http:",
      "//",
      "/",
      "\\",
      "elsewhere.example",
      "archive.tt02.example",
      "@",
      ":443",
      ":8443",
      "?",
      "#",
      "..",
      "\t",
      "javascript:",
      "é",
      mark,
    ];
    for (let round = 0; round < rounds; round++) {
      const location = encodeURI(fuzz.text(parts, 6)).replaceAll("%5C", "\\").replaceAll("%09", "\t");
      const client = connect(archiveV1, {
        environment: "tt02",
        policies: [],
        auth: bearer(() => mark),
        fetch: async ({ url }) => {
          expect(new URL(url).origin).toBe("https://archive.tt02.example");
          return new Response(null, { status: 302, headers: { location } });
        },
      });
      const came = { kind: "redirect", status: 302 };
      expect(await outcome(() => client.people.count())).toMatchObject({ came, fit: true });
    }
  });

  test("a successful body is data or one of our errors", async () => {
    const fuzz = new Fuzz(8);
    for (let round = 0; round < rounds; round++) {
      const body = fuzz.text([...odd, "{", "}", '"a":', "1", "null", ","]);
      const headers = {
        "content-type": fuzz.one(["application/json", "text/plain", "text/html", ";;", "x/y; charset=é"]),
      };
      const fetch = async () => new Response(body, { headers });
      const { fit } = await outcome(() => connect(archiveV1, { environment: "tt02", fetch }).people.count());
      expect(fit).toBe(true);
    }
  });
});
