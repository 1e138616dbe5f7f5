import { texas } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api, type Received } from "../../../servers/api.js";
import { path, startAuthWorld, type World } from "./world.js";

let world: World;
let server: Api;
let answer: (request: Received, before: number) => Answer;
beforeEach(async () => {
  world = await startAuthWorld();
  server = await startApi((request, before) => answer(request, before));
});
afterEach(() => Promise.all([world.close(), server.close()]));

const asked = () => server.received.map(({ method, url }) => `${method} ${url}`);

describe("texas", () => {
  const token = (value: string): Answer => ({ body: { access_token: value, expires_in: 100, token_type: "Bearer" } });
  const sidecar = () =>
    texas({
      endpoint: `${server.url}/api/v1/token`,
      scopes: ["b", "a", "b"],
      resource: "https://r.example/",
      exchangeUrl: world.altinn.exchangeUrl,
    });

  test("asks the service beside the app, and keeps what it gives", async () => {
    answer = () => token("from-texas");
    const client = world.archive(sidecar(), "maskinporten");
    await client.people.get({ path });
    await client.people.get({ path });
    expect({ asked: asked(), shown: world.shown() }).toEqual({
      asked: ["POST /api/v1/token"],
      shown: ["from-texas", "from-texas"],
    });
    expect(JSON.parse(server.received[0]!.body.toString())).toEqual({
      identity_provider: "maskinporten",
      target: "a b",
      resource: "https://r.example/",
    });
    expect(world.told()).toEqual(["Texas issued"]);
  });

  test("asks past the service's own cache when Altinn refuses the token", async () => {
    answer = (_, before) => token(`from-texas-${before}`);
    await expect(world.archive(sidecar()).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ from: "Altinn", status: 401 }),
    );
    const skipped = server.received.map(
      ({ body }) => (JSON.parse(body.toString()) as { skip_cache?: boolean }).skip_cache,
    );
    expect(skipped).toEqual([undefined, true]);
  });

  test.each<[Answer, string]>([
    [{ status: 400, body: { error: "invalid_scope" } }, "Texas: no token was given (invalid_scope, HTTP 400)."],
    [{ status: 401, body: "no" }, "Texas: no token was given (HTTP 401)."],
    [{ body: {} }, "Texas: the answer holds no token with a lifetime."],
  ])("%j is told", async (refusal, message) => {
    answer = () => refusal;
    await expect(world.archive(sidecar()).people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "token", from: "Texas", message }),
    );
  });

  test("needs a scope", () => {
    expect(() => texas({ endpoint: server.url, scopes: [] })).toThrow('Texas needs "scopes": a list of at least one.');
  });
});
