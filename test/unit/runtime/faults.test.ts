import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { attemptTimeout, connect, retry, unwrap, type ClientEvent } from "altinnkit";
import { bearer, subscriptionKey } from "altinnkit/auth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startApi, type Api } from "../../servers/api.js";
import { serve, type Running } from "../../servers/listen.js";
import { archiveV1 } from "./archive.js";

/** What a server does to its nth request, 1 for the first. */
type Fault = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

const path = { ssn: "14857310056" };
const secrets = ["sesam-token", "sesam-gateway-key"];
const answerWell: Fault = (_, response) =>
  response.writeHead(200, { "content-type": "application/json" }).end('{"name":"Kari"}');

let elsewhere: Api;
let home: Running | undefined;
let requests: number;
let events: ClientEvent[];

beforeAll(async () => {
  elsewhere = await startApi(() => ({ body: { name: "Mallory" } }));
});
beforeEach(() => {
  requests = 0;
  events = [];
});
afterEach(async () => {
  await home?.close();
  home = undefined;
});
afterAll(() => elsewhere.close());

async function archive(fault: Fault, perTryMs = 150) {
  home = await serve((request, response) => fault(request, response, ++requests));
  return connect(archiveV1, {
    environment: "custom",
    baseUrl: home.url,
    auth: [bearer(() => secrets[0]!), subscriptionKey(secrets[1]!)],
    policies: [retry({ baseDelayMs: 2 }), attemptTimeout(perTryMs)],
    onEvent: (event) => events.push(event),
  });
}

const reset: Fault = (request) => request.socket.resetAndDestroy();
const silence: Fault = () => undefined;
const refuse =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (_, response) =>
    response.writeHead(status, headers).end();
const once =
  (fault: Fault): Fault =>
  (request, response, nth) =>
    (nth === 1 ? fault : answerWell)(request, response, nth);
const stopHalfWay: Fault = (_, response) => void response.writeHead(200).write('{"name":');
const cutShort: Fault = (_, response) => {
  response.writeHead(200, { "content-length": "15" });
  response.write('{"name":', () => response.destroy());
};
const drip: Fault = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(timer));
};
const page: Fault = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Gateway</h1>");
const redirect =
  (status: number): Fault =>
  (_, response) =>
    response.writeHead(status, { location: `${elsewhere.url}/people` }).end();

interface Row {
  readonly fault: Fault;
  readonly method?: "GET" | "POST";
  /** What the caller gets: a name, a status that was refused, or facts of the error thrown. */
  readonly brings: string | number | object;
  readonly requests: number;
}

/** Of an error, the facts that matter here. */
const wanted = (brings: Row["brings"]): unknown =>
  typeof brings === "object" ? expect.objectContaining(brings) : brings;

const network = { kind: "network", retryable: true };

describe("what comes of a fault", () => {
  test.each<[string, Row]>([
    ["a reset, once", { fault: once(reset), brings: "Kari", requests: 2 }],
    ["a reset, always", { fault: reset, brings: { ...network, code: "ECONNRESET", attempts: 3 }, requests: 3 }],
    ["a reset of a POST", { fault: reset, method: "POST", brings: { ...network, attempts: 1 }, requests: 1 }],
    ["no headers in time, once", { fault: once(silence), brings: "Kari", requests: 2 }],
    [
      "no headers in time, ever",
      { fault: silence, brings: { kind: "timeout", timeoutMs: 150, attempts: 3 }, requests: 3 },
    ],
    [
      "no headers in time for a POST",
      { fault: silence, method: "POST", brings: { kind: "timeout", attempts: 1 }, requests: 1 },
    ],
    [
      "headers, then nothing",
      { fault: stopHalfWay, brings: { kind: "timeout", timeoutMs: 1000, attempts: 1 }, requests: 1 },
    ],
    ["a slow drip", { fault: drip, brings: { kind: "timeout", timeoutMs: 1000, attempts: 1 }, requests: 1 }],
    ["a body cut short", { fault: cutShort, brings: { ...network, attempts: 1 }, requests: 1 }],
    ["429 without Retry-After, once", { fault: once(refuse(429)), brings: "Kari", requests: 2 }],
    ["429 with Retry-After, once", { fault: once(refuse(429, { "retry-after": "0" })), brings: "Kari", requests: 2 }],
    [
      "429 with Retry-After too long for the call",
      { fault: refuse(429, { "retry-after": "9" }), brings: 429, requests: 1 },
    ],
    ["429 to a POST, once", { fault: once(refuse(429)), method: "POST", brings: "Kari", requests: 2 }],
    ["503 without Retry-After, once", { fault: once(refuse(503)), brings: "Kari", requests: 2 }],
    ["503 with Retry-After, once", { fault: once(refuse(503, { "retry-after": "0" })), brings: "Kari", requests: 2 }],
    ["503, always", { fault: refuse(503), brings: 503, requests: 3 }],
    ["503 to a POST", { fault: refuse(503), method: "POST", brings: 503, requests: 1 }],
    ["307 to another origin", { fault: redirect(307), brings: { kind: "redirect", status: 307 }, requests: 1 }],
    ["308 to another origin", { fault: redirect(308), brings: { kind: "redirect", status: 308 }, requests: 1 }],
    [
      "307 of a POST to another origin",
      { fault: redirect(307), method: "POST", brings: { kind: "redirect" }, requests: 1 },
    ],
    [
      "308 of a POST to another origin",
      { fault: redirect(308), method: "POST", brings: { kind: "redirect" }, requests: 1 },
    ],
    ["a page in place of JSON", { fault: page, brings: { kind: "answer", status: 200, attempts: 1 }, requests: 1 }],
  ])("%s", async (_, { fault, method = "GET", brings, requests: expected }) => {
    const client = await archive(fault);
    const options = { timeoutMs: 1000 };
    const call =
      method === "GET" ? client.people.get({ path }, options) : client.people.add({ body: { name: "Kari" } }, options);

    const brought = await call.then(
      ({ data, response }) => data?.name ?? response.status,
      (error: unknown) => error,
    );

    expect(brought).toEqual(wanted(brings));
    expect(elsewhere.received).toEqual([]);
    expect(requests).toBe(expected);
    expect(events.filter(({ type }) => type === "attempt")).toHaveLength(expected);
    expect(secrets.filter((secret) => JSON.stringify([brought, events]).includes(secret))).toEqual([]);
  });
});

describe("200 MB", () => {
  const size = 200 * 2 ** 20;
  const megabyte = 2 ** 20;
  let lengths: number[];

  /** Counts what comes in and keeps nothing. */
  const swallow =
    (answer: (response: ServerResponse, nth: number) => void): Fault =>
    (request, response, nth) => {
      let received = 0;
      request.on("data", (chunk: Buffer) => (received += chunk.length));
      request.on("end", () => {
        lengths.push(received);
        answer(response, nth);
      });
    };
  beforeEach(() => {
    lengths = [];
  });

  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;

  /** How far the memory that is in use outside V8's heap rises above where it was, in megabytes. */
  async function growth(work: () => Promise<unknown>): Promise<number> {
    const held = () => {
      collect();
      return process.memoryUsage().external / megabyte;
    };
    const before = held();
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, held())), 20);
    await work().finally(() => clearInterval(timer));
    return most - before;
  }

  test.each<[string, () => Blob | Uint8Array<ArrayBuffer>]>([
    ["a Blob", () => new Blob([new Uint8Array(size)])],
    ["bytes", () => new Uint8Array(size)],
  ])("uploaded from %s and sent again, they take no more memory than one bare fetch of them", async (_, made) => {
    const content = made();
    const client = await archive(
      swallow((response, nth) => response.writeHead(nth === 2 ? 429 : 201).end()),
      20_000,
    );
    const bare = await growth(() => fetch(`${home!.url}/files`, { method: "POST", body: content }));
    const ours = await growth(() => client.files.add({ body: { content } }));
    expect(lengths).toEqual([size, size, size]);
    expect(ours).toBeLessThan(bare + 100);
  });

  test("uploaded from a stream, they pass through", async () => {
    const block = randomBytes(megabyte);
    let left = size / megabyte;
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(block)) : controller.close()),
    });
    const client = await archive(
      swallow((response) => response.writeHead(201).end()),
      20_000,
    );
    const grown = await growth(() => client.files.add({ body: { content } }));
    expect(lengths).toEqual([size]);
    expect(grown).toBeLessThan(100);
  });

  test("downloaded as a stream, they pass through", async () => {
    const block = randomBytes(megabyte);
    const client = await archive((_, response) => {
      let left = size / megabyte;
      const more = (): void => {
        while (left-- > 0) if (!response.write(block)) return void response.once("drain", more);
        response.end();
      };
      more();
    });
    let received = 0;
    const grown = await growth(async () => {
      const file = unwrap(await client.files.download({ path: { id: "a" } }));
      for await (const chunk of file.stream) received += chunk.length;
    });
    expect(received).toBe(size);
    expect(grown).toBeLessThan(100);
  });
});
