import { inspect } from "node:util";
import { connect, unwrap, type Policy } from "altinnkit";
import { bearer, maskinporten, subscriptionKey, type Credential } from "altinnkit/auth";
import { beforeAll, describe, expect, test } from "vitest";
import { startApi } from "../../servers/api.js";
import { newKey, type TestKey } from "../../servers/keys.js";
import { archiveV1 } from "./archive.js";

const ssn = "14857310056";
const token = "sesam-token";
const gatewayKey = "sesam-gateway-key";
let key: TestKey;

beforeAll(async () => {
  key = await newKey("k");
});

/** Everything that printing, serialising or looking into a thing shows. */
function shown(thing: unknown): string {
  const error = thing instanceof Error ? [thing.message, thing.stack, String(thing.cause)] : [];
  return [inspect(thing, { depth: 9, showHidden: true, getters: true }), JSON.stringify(thing), ...error].join("\n");
}

const secrets = () => [ssn, token, gatewayKey, key.privateJwk.d!, key.privatePem.split("\n")[3]!, "?tag=", "eyJ"];

const secretsIn = (thing: unknown) => secrets().filter((secret) => shown(thing).includes(secret));

describe("printing shows no secret of", () => {
  const credentials = (): Record<string, Credential> => ({
    "maskinporten from PEM": maskinporten({ clientId: "c", key: key.privatePem, kid: "k", scopes: ["a"] }),
    "maskinporten from JWK": maskinporten({ clientId: "c", key: key.privateJwk, scopes: ["a"] }),
    bearer: bearer(() => token),
    "subscription key": subscriptionKey(gatewayKey),
  });

  test.each(["maskinporten from PEM", "maskinporten from JWK", "bearer", "subscription key"])("%s", (name) => {
    expect(secretsIn(credentials()[name])).toEqual([]);
  });

  test("a client, before and after a call", async () => {
    const api = await startApi(() => ({ body: {} }));
    const client = connect(archiveV1, {
      environment: "custom",
      baseUrl: api.url,
      auth: [bearer(() => token), subscriptionKey(gatewayKey)],
    });
    expect(secretsIn(client)).toEqual([]);
    unwrap(await client.people.get({ path: { ssn } }));
    expect(secretsIn(client)).toEqual([]);
    await api.close();
  });
});

describe("no error shows a secret or whom a call is about", () => {
  const elsewhere = "https://elsewhere.example";
  const call = async (
    answer: (request: Request) => Response | Promise<Response>,
    { auth = bearer(() => token), policies = [] as readonly Policy[], timeoutMs = 5000 } = {},
  ) => {
    const client = connect(archiveV1, {
      environment: "tt02",
      auth,
      policies,
      fetch: async (request) => answer(request),
    });
    return unwrap(await client.people.get({ path: { ssn } }, { timeoutMs }));
  };

  test.each<[string, string, () => Promise<unknown>]>([
    ["a refusal", "http", () => call(({ url }) => Response.json({ detail: url }, { status: 403 }))],
    [
      "a network that names the URL",
      "network",
      () =>
        call(({ url, headers }) => {
          throw Object.assign(new Error(`cannot reach ${url}`, { cause: headers }), { path: url });
        }),
    ],
    ["an answer that is no JSON", "answer", () => call(({ url }) => new Response(new Blob([url])))],
    ["a redirect", "redirect", () => call(({ url }) => Response.redirect(url.replace(/^https:..[^/]*/, elsewhere)))],
    [
      "another origin",
      "origin",
      () =>
        call(() => new Response(), {
          policies: [(next) => (request, call) => next(new Request(elsewhere, request), call)],
        }),
    ],
    [
      "a time limit",
      "timeout",
      () =>
        call(
          ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
          {
            timeoutMs: 20,
          },
        ),
    ],
    ["a token no header may hold", "token", () => call(() => new Response(), { auth: bearer(() => `${token}\n`) })],
    [
      "a refused grant",
      "token",
      () =>
        call(
          async (request) =>
            Response.json({ error: "invalid_grant", error_description: await request.text() }, { status: 400 }),
          { auth: maskinporten({ clientId: "c", key: key.privateJwk, scopes: ["a"] }) },
        ),
    ],
    [
      "a token endpoint out of reach",
      "token",
      () =>
        call(
          async (request) => {
            throw new TypeError(await request.text());
          },
          { auth: maskinporten({ clientId: "c", key: key.privateJwk, scopes: ["a"] }) },
        ),
    ],
  ])("%s", async (_, kind, failing) => {
    const error = await failing().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toMatchObject({ kind });
    expect(secretsIn(error)).toEqual([]);
  });

  test("a path the contract does not list is not repeated", async () => {
    const client = connect(archiveV1, { environment: "tt02", fetch: async () => new Response(null, { status: 404 }) });
    const result = await client.GET(`/people/${ssn}` as "/people/{ssn}", { params: { path: { ssn } } });
    expect(() => unwrap(result)).toThrow("GET (a path of its own): the API answered 404.");
  });

  test.each(["", "a b", `${gatewayKey}\n`])("a subscription key that cannot be one: %j", (bad) => {
    expect(() => subscriptionKey(bad)).toThrow("The subscription key is empty or holds what no header may.");
  });
});
