import { inspect } from "node:util";
import { attemptTimeout, connect, retry, unwrap, type ClientEvent, type Environment } from "altinnkit";
import {
  apiKey,
  bearer,
  idporten,
  localtest,
  maskinporten,
  subscriptionKey,
  testTokens,
  texas,
  type Credential,
} from "altinnkit/auth";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newKey, type TestKey } from "../../servers/keys.js";
import { archiveV1 } from "./archive.js";

/** Stands in every secret, header, path, query and body, on the way there and back. */
const mark = "sesam14857310056";
const printed: string[] = [];
const outputs = ["log", "info", "warn", "error", "debug", "trace"] as const;
let key: TestKey;

beforeAll(async () => {
  key = await newKey("k");
});
beforeEach(() => {
  printed.length = 0;
  for (const output of outputs)
    vi.spyOn(console, output).mockImplementation((...what) => void printed.push(shown(what)));
  vi.spyOn(process, "emitWarning").mockImplementation((what) => void printed.push(shown(what)));
});
afterEach(() => vi.restoreAllMocks());

/** Everything that printing, serialising or looking into a thing shows. */
function shown(thing: unknown): string {
  const error = thing instanceof Error ? [thing.message, thing.stack, String(thing.cause)] : [];
  const options = { depth: 12, showHidden: true, getters: true, showProxy: true };
  return [inspect(thing, options), JSON.stringify(thing), String(thing), ...error].join("\n");
}

const marks = (text: string) =>
  [mark, key.privateJwk.d!, key.privatePem.split("\n")[3]!, "eyJ"].filter((one) => text.includes(one));

const token = [{ alg: "none" }, { iat: 1, exp: 1801, pid: mark }, mark]
  .map((part) => btoa(JSON.stringify(part)).replace(/=+$/, ""))
  .join(".");

const credentials: Readonly<Record<string, { readonly made: () => Credential; readonly environment?: Environment }>> = {
  bearer: { made: () => bearer(() => mark) },
  "a subscription key": { made: () => subscriptionKey(mark) },
  "an API key": { made: () => apiKey({ kind: "backend", key: mark }) },
  maskinporten: { made: () => maskinporten({ clientId: "c", key: key.privatePem, kid: "k", scopes: ["a"] }) },
  "maskinporten for a person": {
    made: () => maskinporten({ clientId: "c", key: key.privateJwk, scopes: ["a"], pid: "14857310056" }),
  },
  "ID-porten": { made: () => idporten({ token: () => token }) },
  texas: { made: () => texas({ scopes: ["a"], endpoint: "http://127.0.0.1:1/token" }) },
  "test tokens": {
    made: () =>
      testTokens({
        environment: "tt02",
        scopes: ["a"],
        of: { pid: "14857310056", userId: 1, partyId: 2 },
        user: mark,
        password: mark,
      }),
  },
  localtest: { made: () => localtest({ org: mark }), environment: "custom" },
};

type Answer = (request: Request) => Response | Promise<Response>;

/** What a server at fault may do; each repeats all it was sent. */
const faults: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 410, 429, 500, 503].map((status): [string, Answer] => [
      `HTTP ${status}`,
      (request) => echo(request, status),
    ]),
  ),
  "a network error": async (request) => {
    throw Object.assign(new TypeError(await dump(request)), { cause: new Error(mark), code: "ECONNRESET" });
  },
  "a redirect": (request) =>
    new Response(mark, { status: 307, headers: { location: `https://x.example/${mark}?${request.url}` } }),
  "what is no JSON": (request) =>
    new Response(`<p>${mark}${request.url}</p>`, { headers: { "content-type": "text/html" } }),
  "a body that breaks off": () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error(mark)) })),
  "no answer": ({ signal }) =>
    new Promise((_, reject) =>
      signal.addEventListener("abort", () => reject(new Error(mark, { cause: signal.reason }))),
    ),
  "a token no header may hold": () => Response.json({ access_token: `${mark}\n${mark}`, expires_in: 100 }),
};

async function dump(request: Request): Promise<string> {
  return [
    mark,
    request.url,
    ...[...request.headers].flat(),
    await request
      .clone()
      .text()
      .catch(() => ""),
  ].join(" ");
}

async function echo(request: Request, status: number): Promise<Response> {
  const detail = await dump(request);
  const body = {
    title: detail,
    detail,
    traceId: detail,
    invocationId: detail,
    code: detail,
    error: mark,
    error_description: detail,
  };
  return Response.json(body, {
    status,
    statusText: mark,
    headers: {
      "x-request-id": mark,
      "set-cookie": mark,
      "www-authenticate": mark,
      "retry-after": "0",
      sunset: mark,
      deprecation: mark,
    },
  });
}

const well: Answer = ({ url }) =>
  /token|exchange|Get|Home/.test(new URL(url).pathname)
    ? new Response(url.endsWith("/token") ? JSON.stringify({ access_token: token, expires_in: 100 }) : token)
    : Response.json({ name: mark });

const isApi = ({ url }: Request) => /\/(people|files)(\/|\?|$)/.test(new URL(url).pathname);

describe.each(Object.keys(credentials))("no trace of what is secret or personal with %s, when", (name) => {
  test.each(
    Object.keys(faults).flatMap((fault) => [
      ["the API", fault, isApi],
      ["the token's giver", fault, (request: Request) => !isApi(request)],
    ]) as [string, string, (request: Request) => boolean][],
  )("%s gives %s", async (_, fault, concerned) => {
    const { made, environment = "tt02" } = credentials[name]!;
    const events: ClientEvent[] = [];
    const credential = made();
    let asked = 0;
    const client = connect(archiveV1, {
      environment,
      ...(environment === "custom" ? { baseUrl: "http://127.0.0.1:1/api/v1" } : {}),
      auth: credential,
      policies: [retry({ baseDelayMs: 1, attempts: 2 }), attemptTimeout(60)],
      timeoutMs: 400,
      onEvent: (event) => events.push(event),
      fetch: async (request) => {
        asked++;
        return concerned(request) ? faults[fault]!(request) : well(request);
      },
    });
    const headers = { "X-Trace": mark };
    const results = await Promise.allSettled([
      client.people.get({ path: { ssn: mark } }, { headers }),
      client.people.list({ query: { tag: [mark] }, header: { "If-Match": mark } }),
      client.people.add({ body: { name: mark } }),
      client.files.add({ body: { content: new Blob([mark]), fileName: mark } }),
      client.GET("/people/{ssn}", { params: { path: { ssn: mark } }, headers }),
      client.GET(`/people/${mark}` as "/people/{ssn}", { params: { path: { ssn: mark } } }),
      client.people.count({ headers: { "X-Bad": `a\n${mark}` } }),
    ]);
    const seen = results.map((result) => {
      if (result.status === "rejected") return shown(result.reason);
      try {
        unwrap(result.value);
        return shown(result.value.response);
      } catch (error) {
        return shown(error) + shown(result.value.response);
      }
    });

    expect(asked).toBeGreaterThan(0);
    expect(marks([...seen, ...printed, shown(events), shown(client), shown(credential)].join("\n"))).toEqual([]);
  });
});
