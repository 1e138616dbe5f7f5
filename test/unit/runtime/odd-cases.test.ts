import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { connect, ConfigurationError, type AltinnkitError, type Fetch } from "altinnkit";
import { archiveV1 } from "./archive.js";

const path = { ssn: "14857310056" };
const secret = "sesam14857310056";

const client = (fetch: Fetch, more: object = {}) =>
  connect(archiveV1, { environment: "tt02", fetch, policies: [], ...more });
const failing = (fetch: Fetch, more: object = {}, request: object = {}) =>
  client(fetch, more)
    .people.get({ path, ...request })
    .then(
      () => undefined,
      (error: unknown) => error as AltinnkitError,
    );

afterEach(() => {
  vi.useRealTimers();
});

test("a redirect with a name and password in it is not followed, and not quoted", async () => {
  const error = await failing(async (request) => {
    const location = new URL(request.url);
    location.username = "user";
    location.password = secret;
    return new Response(null, { status: 302, headers: { location: location.href } });
  });

  expect(error?.kind).toBe("redirect");
  expect(inspect(error, { depth: null })).not.toContain(secret);
});

test("a body that is broken already does not replace the answer's own error", async () => {
  const error = await failing(async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) });
    return new Response(body, { status: 302, headers: { location: "https://other.test/" } });
  });

  expect(error?.kind).toBe("redirect");
});

test.each([
  ["a date", new Date(0)],
  ["a set", new Set(["a"])],
  ["a map", new Map([["a", 1]])],
])("%s in a query is refused, not left out", async (_what, value) => {
  const fetch = vi.fn<Fetch>();
  const error = await failing(fetch, {}, { query: { changed: value } });

  expect([error?.kind, fetch.mock.calls.length]).toEqual(["argument", 0]);
});

test("no limit of time may be told as Infinity", async () => {
  const answer: Fetch = async () => Response.json({ name: "Kari" });

  expect((await client(answer, { timeoutMs: Infinity }).people.get({ path })).data).toEqual({ name: "Kari" });
});

test("an error that is its own cause has no code", async () => {
  const round = new Error("round");
  round.cause = round;
  const error = await failing(() => Promise.reject(round));

  expect(error).toMatchObject({ kind: "network" });
});

test("a listener that fails later is its own affair", async () => {
  const rejected = vi.fn<(reason: unknown) => void>();
  process.on("unhandledRejection", rejected);
  const onEvent = () => Promise.reject(new Error("late"));
  await client(async () => Response.json({}), { onEvent }).people.get({ path });
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", rejected);

  expect(rejected).not.toHaveBeenCalled();
});

test.each(["https://things.test/api?key=1", "https://things.test/#a"])("%s is no server", (baseUrl) => {
  expect(() => connect(archiveV1, { environment: "custom", baseUrl })).toThrow(ConfigurationError);
});

test("an id with an identity number's digits in it is not told", async () => {
  const fetch: Fetch = async () =>
    Response.json(
      { traceId: "14857310056-310724181-abc" },
      { status: 500, headers: { "x-request-id": "310724181-abcdef0" } },
    );
  const { error, response } = await client(fetch).people.get({ path });
  const { unwrap } = await import("altinnkit");

  expect(() => unwrap({ error, response })).toThrow(expect.objectContaining({ ids: {} }) as Error);
});

test("a result prints neither URL nor headers, in Deno either", async () => {
  const { response } = await client(async () => Response.json({}, { headers: { "x-secret": secret } })).people.get({
    path,
  });
  const printed = (name: string) => (response as unknown as Record<symbol, () => string>)[Symbol.for(name)]!();

  expect([printed("Deno.privateCustomInspect"), inspect(response)]).toEqual(["Response {}", "Response {}"]);
});
