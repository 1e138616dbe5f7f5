import { connect } from "altinnkit";
import { apiKey, bearer, type ApiKeyOptions, type Credential } from "altinnkit/auth";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveV1 } from "../archive.js";
import { path, startAuthWorld, type World } from "./world.js";

let world: World;
beforeEach(async () => {
  world = await startAuthWorld();
});
afterEach(() => world.close());

describe("apiKey", () => {
  const browser = (...origins: string[]): ApiKeyOptions => ({ kind: "browser", key: "browser-key", origins });
  const connected = (auth: Credential, environment: "prod" | "tt02" = "tt02") =>
    connect(archiveV1, { environment, auth });

  /** Does something as if in a page of this origin. */
  function inPage<T>(origin: string, work: () => T): T {
    const globals = { window: {}, document: {}, location: { origin } };
    Object.assign(globalThis, globals);
    try {
      return work();
    } finally {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    }
  }

  test.each([{ kind: "backend", key: "backend-key" } as const, browser("https://app.example")])(
    "of kind $kind goes beside the token",
    async (options) => {
      await world.archive([bearer(() => "t"), apiKey(options)]).people.get({ path });
      expect(world.api.received[0]!.headers).toMatchObject({ authorization: "Bearer t", apikey: options.key });
    },
  );

  test("for servers is kept out of browsers", () => {
    expect(() => inPage("https://app.example", () => apiKey({ kind: "backend", key: "k" }))).toThrow(
      "A backend key has no place in a browser. Keep it on a server, and use bearer() here.",
    );
  });

  test("for browsers is good in pages of its origins only", () => {
    const auth = apiKey(browser("https://app.example", "https://other.example/"));
    expect(() => inPage("https://other.example", () => connected(auth))).not.toThrow();
    expect(() => inPage("https://elsewhere.example", () => connected(auth))).toThrow(
      "This page's origin, https://elsewhere.example, is not among the key's. " +
        "Altinn would send no CORS headers, and the browser would keep every answer back.",
    );
    expect(() => inPage("null", () => connected(auth))).toThrow("This page's origin, null, is not among the key's.");
  });

  test.each<[string, () => unknown, string]>([
    ["no origin", () => apiKey(browser()), 'A browser key needs its registered "origins".'],
    [
      "an origin that is none",
      () => apiKey(browser("app.example")),
      'Each of "origins" is scheme and host, such as https://app.example.',
    ],
    [
      "an origin with a path",
      () => apiKey(browser("https://app.example/start")),
      'Each of "origins" is scheme and host, such as https://app.example.',
    ],
    [
      "localhost in production",
      () => connected(apiKey(browser("http://localhost:3000")), "prod"),
      "No key for production is registered for localhost.",
    ],
    [
      "a broken key",
      () => apiKey({ kind: "backend", key: "a\nb" }),
      "The API key is empty or holds what no header may.",
    ],
  ])("with %s is refused", (_, build, message) => {
    expect(build).toThrow(expect.objectContaining({ kind: "configuration", message }));
  });

  test("for localhost is good in test", () => {
    expect(() => connected(apiKey(browser("http://localhost:3000")))).not.toThrow();
  });
});
