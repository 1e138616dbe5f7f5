import { connect, HttpError, unwrap } from "altinnkit";
import { resourceregistryV1 } from "altinnkit/altinn3/resourceregistry/v1";
import { afterEach, expect, test } from "vitest";
import { startApi, type Api } from "../../servers/api.js";

let running: Api | undefined;
afterEach(() => running?.close());

/** An access list at version `"2"`, which heeds conditions as RFC 9110 says. */
async function accessLists(): Promise<ReturnType<typeof client>> {
  running = await startApi(({ headers }) => {
    const version = { ETag: '"2"' };
    if (headers["if-none-match"] === '"2"') return { status: 304, headers: version };
    if (headers["if-match"] !== undefined && headers["if-match"] !== '"2"') {
      return { status: 412, headers: { "Content-Type": "application/problem+json" }, body: '{"title":"Changed"}' };
    }
    return { headers: version, body: { identifier: "a" } };
  });
  return client(running.url);
}

const client = (baseUrl: string) => connect(resourceregistryV1, { environment: "custom", baseUrl }).accessLists;
const path = { owner: "ttd", identifier: "a" };

test("an answer brings its version, and what has it already gets no more than 304", async () => {
  const lists = await accessLists();
  const { etag } = await lists.get({ path });
  const again = await lists.get({ path, ifNoneMatch: etag! });

  expect(etag).toBe('"2"');
  expect([again.status, again.data, again.error]).toEqual([
    304,
    undefined,
    { type: "about:blank", title: "Not Modified", status: 304 },
  ]);
});

test("a version that is no more refuses the change with 412", async () => {
  const lists = await accessLists();
  const body = { name: "A" };
  const { status, error } = await lists.set({ path, body, ifMatch: '"1"' });

  expect([status, error]).toEqual([412, { title: "Changed" }]);
  expect((await lists.set({ path, body, ifMatch: '"2"' })).status).toBe(200);
  expect(running!.received.map(({ headers }) => headers["if-match"])).toEqual(['"1"', '"2"']);
});

test("unwrap throws on a 304 as on any answer without data", async () => {
  const lists = await accessLists();
  const result = await lists.get({ path, ifNoneMatch: '"2"' });

  expect(() => unwrap(result)).toThrow(new HttpError("GET /access-lists/{owner}/{identifier}", 304, { attempts: 1 }));
});
