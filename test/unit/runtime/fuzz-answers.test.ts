import { connect, unwrap } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { describe, expect, test } from "vitest";
import { startApi } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";
import { Fuzz, mark, odd, outcome, rounds } from "./fuzz.js";

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
      expect(await outcome(async () => unwrap(result))).toMatchObject({ came: { status }, fit: true });
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
