import { connect, ConfigurationError, UnknownEnvironmentError, unwrap, type Policy } from "altinnkit";
import { bearer, subscriptionKey } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Answer, type Api } from "../../servers/api.js";
import { archiveV1 } from "./archive.js";

const path = { ssn: "14857310056" };
const auth = [bearer(() => "secret-token"), subscriptionKey("secret-key")];

let home: Api;
let elsewhere: Api;
let answer: (url: string) => Answer;

beforeEach(async () => {
  home = await startApi(({ url }) => answer(url));
  elsewhere = await startApi(() => ({ body: { name: "Mallory" } }));
});
afterEach(() => Promise.all([home.close(), elsewhere.close()]));

const archive = (policies: readonly Policy[] = []) =>
  connect(archiveV1, { environment: "custom", baseUrl: home.url, auth, policies });

describe("redirects", () => {
  const redirect = (status: number, location: string): Answer => ({ status, headers: { location } });

  test.each([301, 302, 303, 307, 308])(
    "%i within the origin is followed by a GET, credentials and all",
    async (status) => {
      answer = (url) => (url === "/moved?to=here" ? { body: { name: "Kari" } } : redirect(status, "/moved?to=here"));
      expect(unwrap(await archive().people.get({ path }))).toEqual({ name: "Kari" });
      expect(home.received[1]!.headers).toMatchObject({
        authorization: "Bearer secret-token",
        "ocp-apim-subscription-key": "secret-key",
      });
    },
  );

  test.each([301, 302, 303, 307, 308])("%i to another origin is refused, and nothing is sent there", async (status) => {
    answer = () => redirect(status, `${elsewhere.url}/people`);
    await expect(archive().people.get({ path })).rejects.toThrow(
      expect.objectContaining({ kind: "redirect", status, operation: "GET /people/{ssn}" }),
    );
    expect(elsewhere.received).toEqual([]);
  });

  test("a POST is not followed, even at home", async () => {
    answer = () => redirect(307, "/moved");
    await expect(archive().people.add({ body: { name: "Kari" } })).rejects.toThrow(
      expect.objectContaining({ kind: "redirect", operation: "POST /people" }),
    );
    expect(home.received).toHaveLength(1);
  });

  test("a circle ends", async () => {
    answer = () => redirect(302, "/again");
    await expect(archive().people.get({ path })).rejects.toThrow(expect.objectContaining({ kind: "redirect" }));
    expect(home.received).toHaveLength(6);
  });

  test("openapi-fetch's own redirect option cannot change that", async () => {
    answer = () => redirect(302, elsewhere.url);
    const call = archive().GET("/people/{ssn}", { params: { path }, redirect: "follow" });
    await expect(call).rejects.toThrow(expect.objectContaining({ kind: "redirect" }));
    expect(elsewhere.received).toEqual([]);
  });
});

describe("other origins", () => {
  test("a call's own baseUrl is refused before anything is sent", async () => {
    const call = archive().GET("/people/{ssn}", { params: { path }, baseUrl: elsewhere.url });
    await expect(call).rejects.toThrow(expect.objectContaining({ kind: "origin", operation: "GET /people/{ssn}" }));
    expect(elsewhere.received).toEqual([]);
  });

  test("so is where a policy turns a request to", async () => {
    const client = archive([(next) => (request, call) => next(new Request(elsewhere.url, request), call)]);
    await expect(client.people.get({ path })).rejects.toThrow(expect.objectContaining({ kind: "origin" }));
    expect(elsewhere.received).toEqual([]);
  });
});

describe("where a client may be connected", () => {
  test.each([
    "http://127.0.0.1:1",
    "http://localhost:1/api",
    "http://[::1]:1",
    "http://local.altinn.cloud:8000",
    "https://x.example",
  ])("%s may", (baseUrl) => {
    expect(() => connect(archiveV1, { environment: "custom", baseUrl })).not.toThrow();
  });

  test.each([
    ["http://x.example", "baseUrl must be https; http is for this machine only."],
    ["http://127.0.0.1.x.example", "baseUrl must be https; http is for this machine only."],
    ["http://localhost.x.example", "baseUrl must be https; http is for this machine only."],
    ["ftp://localhost", "baseUrl must be https; http is for this machine only."],
    ["https://user:word@x.example", "baseUrl must not hold a user name or password."],
    ["/api/v1", "baseUrl is not an absolute URL."],
  ])("%s may not", (baseUrl, message) => {
    expect(() => connect(archiveV1, { environment: "custom", baseUrl })).toThrow(new ConfigurationError(message));
  });

  test("an environment takes the descriptor's server", async () => {
    const urls: string[] = [];
    const fetch = async ({ url }: Request) => {
      urls.push(url);
      return Response.json({ name: "Kari" });
    };
    await connect(archiveV1, { environment: "tt02", fetch }).people.get({ path });
    await connect(archiveV1, { environment: "prod", fetch }).people.get({ path });
    expect(urls).toEqual([
      "https://archive.tt02.example/api/v1/people/14857310056",
      "https://archive.example/api/v1/people/14857310056",
    ]);
  });

  test("an environment the API does not run in is named, with those it has", () => {
    expect(() => connect(archiveV1, { environment: "at22" })).toThrow(
      new UnknownEnvironmentError("test/archive/v1", "at22", ["tt02", "prod"]),
    );
    expect(() => connect(archiveV1, { environment: "at22" })).toThrow(
      'test/archive/v1 names no server for "at22". It has tt02, prod; or give a "baseUrl".',
    );
  });

  test("custom needs a base URL", () => {
    expect(() => connect(archiveV1, { environment: "custom" })).toThrow(
      new ConfigurationError('environment "custom" needs a "baseUrl".'),
    );
  });
});
