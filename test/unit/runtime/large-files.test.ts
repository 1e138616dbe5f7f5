import { createWriteStream, openAsBlob } from "node:fs";
import { mkdtemp, open, rm, stat } from "node:fs/promises";
import type { IncomingMessage, RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  ArgumentError,
  connect,
  NetworkError,
  RedirectError,
  retry,
  TimeoutError,
  unwrap,
  type Progress,
} from "altinnkit";
import { bearer } from "altinnkit/auth";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { afterEach, describe, expect, test } from "vitest";
import { bytesOf } from "../../servers/api.js";
import { serve, type Running } from "../../servers/listen.js";
import { archiveV1 } from "./archive.js";

type Listener = (...args: Parameters<RequestListener>) => unknown;

const megabyte = 2 ** 20;
const started: Running[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.close())));

async function archive(listener: Listener, options: { readonly auth?: ReturnType<typeof bearer> } = {}) {
  const server = await serve((request, response) => void listener(request, response));
  started.push(server);
  return connect(archiveV1, {
    environment: "custom",
    baseUrl: server.url,
    policies: [retry({ baseDelayMs: 1 })],
    ...options,
  });
}

function streamOf(...lengths: number[]): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(lengths.map((length) => new Uint8Array(length)))) as ReadableStream<Uint8Array>;
}

/** What of a request matters here. */
async function seen(request: IncomingMessage): Promise<object> {
  const { length } = await bytesOf(request);
  const { "content-length": told, "transfer-encoding": transfer } = request.headers;
  return { length, ...(told && { told }), ...(transfer && { transfer }) };
}

/** A value that somebody else comes to know. */
function signalled<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

const thrown = (call: Promise<unknown>): Promise<unknown> => call.then(String, (error: unknown) => error);

describe("an upload", () => {
  test("of a stream with a size tells it as Content-Length", async () => {
    const requests: object[] = [];
    const client = await archive(async (request, response) => {
      requests.push(await seen(request));
      response.writeHead(201).end();
    });
    unwrap(await client.files.add({ body: { content: streamOf(3, 4), size: 7 } }));
    unwrap(await client.files.add({ body: { content: streamOf(3, 4) } }));
    expect(requests).toEqual([
      { length: 7, told: "7" },
      { length: 7, transfer: "chunked" },
    ]);
  });

  test.each([
    ["shorter", 8],
    ["longer", 6],
    ["longer by a whole chunk", 3],
  ])("of a stream that is %s than its size throws, and is never whole for the server", async (_, size) => {
    let whole = 0;
    const client = await archive((request, response) => {
      request.resume().on("error", () => undefined);
      request.on("end", () => {
        whole++;
        response.writeHead(201).end();
      });
    });
    const error = await thrown(client.files.add({ body: { content: streamOf(3, 4), size } }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ message: 'POST /files: the stream is not as long as its "size".' });
    expect(whole).toBe(0);
  });

  test.each<[string, Blob | Uint8Array | string | ReadableStream<Uint8Array>, size: number | undefined]>([
    ["a Blob", new Blob([new Uint8Array(200_000)]), undefined],
    ["bytes", new Uint8Array(200_000), undefined],
    ["text", "æ".repeat(100_000), undefined],
    ["nothing", new Uint8Array(), undefined],
    ["a stream with a size", streamOf(100_000, 100_000), 200_000],
  ])("of %s tells how far it has come, and its size", async (_, content, size) => {
    const requests: object[] = [];
    const told: Progress[] = [];
    const client = await archive(async (request, response) => {
      requests.push(await seen(request));
      response.writeHead(201).end();
    });
    const onProgress = (progress: Progress) => void told.push(progress);

    unwrap(await client.files.add({ body: { content, onProgress, ...(size !== undefined && { size }) } }));

    const length = content instanceof Uint8Array ? content.length : 200_000;
    expect(requests).toEqual([{ length, told: String(length) }]);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((one, other) => one - other));
    expect(told.at(-1)).toEqual(length === 0 ? undefined : { done: length, total: length });
  });

  test("of a stream without a size tells no total", async () => {
    const told: Progress[] = [];
    const client = await archive(async (request, response) => {
      await seen(request);
      response.writeHead(201).end();
    });
    unwrap(
      await client.files.add({ body: { content: streamOf(3, 4), onProgress: (progress) => told.push(progress) } }),
    );
    expect(told).toEqual([{ done: 3 }, { done: 7 }]);
  });

  test("that is counted is sent again after a 401 and a 429, and counted from the start", async () => {
    const requests: object[] = [];
    const told: Progress[] = [];
    const statuses = [401, 429, 201];
    const client = await archive(
      async (request, response) => {
        requests.push({ ...(await seen(request)), token: request.headers.authorization });
        response.writeHead(statuses.shift()!).end();
      },
      { auth: bearer(async ({ fresh }) => (fresh ? "new" : "old")) },
    );
    const content = new Blob([new Uint8Array(10)]);
    unwrap(await client.files.add({ body: { content, onProgress: (progress) => told.push(progress) } }));
    expect(requests).toEqual([
      { length: 10, told: "10", token: "Bearer old" },
      { length: 10, told: "10", token: "Bearer new" },
      { length: 10, told: "10", token: "Bearer new" },
    ]);
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ done: 10, total: 10 })));
  });

  test("is not disturbed by a listener that throws", async () => {
    const client = await archive(async (request, response) => {
      await seen(request);
      response.writeHead(201).end();
    });
    const onProgress = () => {
      throw new Error("the listener's own");
    };
    const { response } = await client.files.add({ body: { content: "text", onProgress } });
    expect(response.status).toBe(201);
  });

  test("that is aborted midway closes the connection and throws the signal's reason", async () => {
    const closed = signalled<boolean>();
    const client = await archive((request) => {
      request.resume().on("error", () => undefined);
      request.on("close", () => closed.resolve(request.complete));
    });
    const controller = new AbortController();
    const reason = new Error("enough");
    const content = new Blob([new Uint8Array(50 * megabyte)]);
    const onProgress = ({ done }: Progress) => done > megabyte && controller.abort(reason);

    const error = await thrown(client.files.add({ body: { content, onProgress } }, { signal: controller.signal }));

    expect(error).toBe(reason);
    expect(await closed.promise).toBe(false);
  });

  test("that is redirected is not followed", async () => {
    const client = await archive((request, response) => {
      request.resume().on("end", () => response.writeHead(307, { Location: "/files/2" }).end());
    });
    const error = await thrown(client.files.add({ body: new Blob(["text"]) }));
    expect(error).toBeInstanceOf(RedirectError);
    expect(error).toMatchObject({ operation: "POST /files", status: 0, attempts: 1 });
  });

  test("to a service that asks for the length is refused before it is sent when a stream has none", async () => {
    let requests = 0;
    const server = await serve((_, response) => {
      requests++;
      response.end();
    });
    started.push(server);
    const broker = connect(brokerV1, { environment: "custom", baseUrl: server.url });
    const path = { fileTransferId: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" };

    const error = await thrown(broker.fileTransfers.upload({ path, body: { content: streamOf(1) } }));

    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({
      message: 'POST /filetransfer/{fileTransferId}/upload: the service asks for the "size" of a stream.',
    });
    expect(requests).toBe(0);
  });
});

describe("a download", () => {
  const path = { id: "7" };
  const ways = ["bytes", "blob", "text", "stream"] as const;
  const read = async (client: Awaited<ReturnType<typeof archive>>, way: (typeof ways)[number], options = {}) => {
    const file = unwrap(await client.files.download({ path }, options));
    if (way !== "stream") return file[way]();
    for await (const chunk of file.stream) expect(chunk.length).toBeGreaterThan(0);
    return undefined;
  };

  test("tells its size, and how far it has come", async () => {
    const client = await archive((_, response) => response.setHeader("Content-Length", 5).end("bytes"));
    const told: Progress[] = [];
    const file = unwrap(await client.files.download({ path })).onProgress((progress) => told.push(progress));
    expect([file.size, await file.text(), told]).toEqual([5, "bytes", [{ done: 5, total: 5 }]]);
  });

  test("that comes in chunks has no size", async () => {
    const client = await archive((_, response) => {
      response.write("by");
      setTimeout(() => response.end("tes"), 50);
    });
    const told: Progress[] = [];
    const file = unwrap(await client.files.download({ path })).onProgress((progress) => told.push(progress));
    expect([file.size, await file.text(), told]).toEqual([undefined, "bytes", [{ done: 2 }, { done: 5 }]]);
  });

  test.each(ways)("that breaks off is no file but a NetworkError, read as %s", async (way) => {
    const client = await archive((_, response) => {
      response.writeHead(200, { "Content-Length": 10 }).write("half");
      setTimeout(() => response.destroy(), 20);
    });
    const error = await thrown(read(client, way));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: "UND_ERR_SOCKET", operation: "GET /files/{id}", attempts: 1 });
  });

  test.each([
    ["shorter", "by"],
    ["longer", "bytes and more"],
  ])("that is %s than it says is a NetworkError, where fetch itself does not look", async (_, body) => {
    const client = connect(archiveV1, {
      environment: "tt02",
      fetch: async () => new Response(body, { headers: { "Content-Length": "5" } }),
    });
    const file = unwrap(await client.files.download({ path }));
    expect(await thrown(file.bytes())).toBeInstanceOf(NetworkError);
  });

  test.each(ways)("that is aborted midway throws the signal's reason, read as %s", async (way) => {
    const closed = signalled<boolean>();
    const client = await archive((_, response) => {
      response.on("close", () => closed.resolve(response.writableFinished));
      response.writeHead(200, { "Content-Length": 10 }).write("half");
    });
    const controller = new AbortController();
    const reason = new Error("enough");
    setTimeout(() => controller.abort(reason), 100);
    expect(await thrown(read(client, way, { signal: controller.signal }))).toBe(reason);
    expect(await closed.promise).toBe(false);
  });

  test("that takes longer than the call was given throws a TimeoutError", async () => {
    const client = await archive((_, response) => void response.writeHead(200).write("half"));
    const error = await thrown(read(client, "text", { timeoutMs: 200 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 200, operation: "GET /files/{id}" });
  });

  test("goes on from where an earlier one broke off, where the service takes a Range", async () => {
    const client = await archive((request, response) => {
      const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
      response.writeHead(206, { "Content-Range": `bytes ${from}-4/5` }).end("bytes".slice(Number(from)));
    });
    const { data, response } = await client.files.download({ path }, { headers: { Range: "bytes=2-" } });
    expect([response.status, await data!.text()]).toEqual([206, "tes"]);
  });
});

test("300 MB go up from a file and down to another without being held in memory", async () => {
  const size = 300 * megabyte;
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-files-"));
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  const file = await open(from, "w");
  await file.truncate(size);
  await file.close();
  const received: number[] = [];
  const client = await archive((request, response) => {
    if (request.method === "GET") return void pipeline(Readable.from(blocks()), response);
    let length = 0;
    request.on("data", (chunk: Buffer) => (length += chunk.length));
    request.on("end", () => {
      received.push(length);
      response.writeHead(201).end();
    });
  });
  function* blocks() {
    const block = Buffer.alloc(megabyte);
    for (let sent = 0; sent < size; sent += megabyte) yield block;
  }
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let [seenAt, most] = [0, 0];
  /** Every 10 MB on the way: what is in use outside V8's heap. */
  const onProgress = ({ done }: Progress) => {
    if (done - seenAt < 10 * megabyte && done >= seenAt) return;
    seenAt = done;
    collect();
    most = Math.max(most, process.memoryUsage().external);
  };
  collect();
  const before = process.memoryUsage().external;

  unwrap(await client.files.add({ body: { content: await openAsBlob(from), onProgress } }));
  const download = unwrap(await client.files.download({ path: { id: "7" } })).onProgress(onProgress);
  await pipeline(download.stream, createWriteStream(to));

  expect([received, (await stat(to)).size]).toEqual([[size], size]);
  expect((most - before) / megabyte).toBeLessThan(100);
  await rm(folder, { recursive: true });
});
