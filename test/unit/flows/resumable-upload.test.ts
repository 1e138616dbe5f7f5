import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { connect, type AltinnkitError, type Progress } from "altinnkit";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { bearer } from "altinnkit/auth";
import { resumableUpload, sendFile } from "altinnkit/flows/broker";
import { startApi } from "../../servers/api.js";
import { fileTransferId, startBroker, type Before, type Broker } from "../../servers/broker.js";

const chunkSize = 500_000;
const bytes = randomBytes(3 * chunkSize + 7);
const content = new Blob([bytes]);
const options = { chunkSize, retryDelaysMs: [0, 10, 10] };

const started: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.close())));

async function broker(before?: Before): Promise<Broker> {
  const server = await startBroker(before);
  started.push(server);
  return server;
}

const clientOf = ({ url }: Broker, auth = bearer(async () => "token")) =>
  connect(brokerV1, { environment: "custom", baseUrl: url, auth, policies: [] });

/** Has the say over the nth PATCH, counted from 1. */
const atPatch = (nth: number, say: Before): Before => {
  let patches = 0;
  return (request, response) => request.method === "PATCH" && ++patches === nth && say(request, response);
};

async function failureOf(call: Promise<unknown>): Promise<AltinnkitError> {
  return call.then(
    () => expect.unreachable("it went well"),
    (error: AltinnkitError) => error,
  );
}

test("sends a file: opens the transfer, uploads piece by piece, and tells what became of it", async () => {
  const server = await broker();
  const told: Progress[] = [];
  const ids: string[] = [];
  const transfer = { fileName: "a.bin", resourceId: "r", sender: "0192:310724181", recipients: ["0192:310724181"] };

  const sent = await sendFile(clientOf(server), transfer, content, {
    ...options,
    onOpened: (id) => ids.push(id),
    onProgress: (progress) => told.push(progress),
  });

  expect(sent).toEqual({ fileTransferId, fileTransferStatus: "Published" });
  expect(server.opened).toEqual([transfer]);
  expect(ids).toEqual([fileTransferId]);
  expect(server.requests).toEqual(["HEAD", "POST", "PATCH 0", "PATCH 500000", "PATCH 1000000", "PATCH 1500000"]);
  expect(Buffer.compare(await server.bytesOf(fileTransferId), bytes)).toBe(0);
  expect(told[0]).toEqual({ done: 0, total: bytes.length });
  expect(told.some(({ done }) => done % chunkSize !== 0 && done < bytes.length)).toBe(true);
  expect(told.at(-1)).toEqual({ done: bytes.length, total: bytes.length });
});

test.each<[string, Before]>([
  ["a connection that is cut", ({ socket }) => Boolean(socket.destroy())],
  ["a 500", (_, response) => Boolean(response.writeHead(500).end())],
  ["a 503", (_, response) => Boolean(response.writeHead(503).end())],
  ["an upload that is locked", (_, response) => Boolean(response.writeHead(423).end())],
  ["an offset that is not the server's", (_, response) => Boolean(response.writeHead(409).end())],
])("goes on from where it was after %s", async (_, say) => {
  const server = await broker(atPatch(3, say));
  await resumableUpload(clientOf(server), fileTransferId, content, options);
  expect(Buffer.compare(await server.bytesOf(fileTransferId), bytes)).toBe(0);
  expect(server.requests.slice(2)).toEqual(["PATCH 0", "PATCH 500000", "HEAD", "PATCH 1000000", "PATCH 1500000"]);
});

test("goes on in the middle of a piece, where the server has kept a part of it", async () => {
  const large = randomBytes(20_000_000);
  const server = await broker(
    atPatch(1, ({ socket }) => {
      const before = socket.bytesRead;
      const timer = setInterval(() => {
        if (socket.bytesRead - before < large.length / 4) return;
        clearInterval(timer);
        socket.destroy();
      });
      return false;
    }),
  );
  await resumableUpload(clientOf(server), fileTransferId, new Blob([large]), { ...options, chunkSize: large.length });
  expect(Buffer.compare(await server.bytesOf(fileTransferId), large)).toBe(0);
  expect(server.requests).toEqual(["HEAD", "POST", "PATCH 0", "HEAD", expect.stringMatching(/^PATCH [1-9]\d*$/)]);
});

test("throws what is wrong when it fails more often than there are waits", async () => {
  const server = await broker((request) => request.method === "PATCH" && Boolean(request.socket.destroy()));
  const error = await failureOf(resumableUpload(clientOf(server), fileTransferId, content, options));
  expect(error).toMatchObject({ name: "NetworkError", kind: "network", retryable: true });
  expect(JSON.stringify([error, error.message])).not.toContain(fileTransferId);
});

test("that is aborted throws the signal's reason, and another client goes on with it", async () => {
  const server = await broker();
  const controller = new AbortController();
  const reason = new Error("enough");
  const onProgress = ({ done }: Progress) => done > 2 * chunkSize && controller.abort(reason);
  let uploadUrl = "";

  const first = resumableUpload(clientOf(server), fileTransferId, content, {
    ...options,
    signal: controller.signal,
    onProgress,
    onUploadUrl: (url) => (uploadUrl = url),
  });
  await expect(first).rejects.toBe(reason);
  const before = server.requests.length;
  await resumableUpload(clientOf(server), fileTransferId, new Blob([bytes]), { ...options, uploadUrl });

  expect(uploadUrl).toBe(`${server.url}/filetransfer/upload/tus/${fileTransferId}`);
  expect(server.requests.slice(before)[0]).toBe("HEAD");
  expect(server.requests.slice(before)).not.toContain("POST");
  expect(server.requests.slice(before)).not.toContain("PATCH 0");
  expect(Buffer.compare(await server.bytesOf(fileTransferId), bytes)).toBe(0);
});

test("that was done already sends nothing", async () => {
  const server = await broker();
  await resumableUpload(clientOf(server), fileTransferId, content, options);
  const before = server.requests.length;
  await resumableUpload(clientOf(server), fileTransferId, content, options);
  expect(server.requests.slice(before)).toEqual(["HEAD"]);
});

test("is not begun when its signal is aborted already", async () => {
  const server = await broker();
  const reason = new Error("enough");
  const call = resumableUpload(clientOf(server), fileTransferId, content, { signal: AbortSignal.abort(reason) });
  await expect(call).rejects.toBe(reason);
  expect(server.requests).toEqual([]);
});

test("renews a token that dies on the way", async () => {
  const shown: (string | undefined)[] = [];
  let dead = false;
  const server = await broker((request, response) => {
    if (request.method !== "PATCH") return false;
    shown.push(request.headers.authorization);
    dead ||= shown.length === 3;
    if (!dead || request.headers.authorization === "Bearer new") return false;
    request.resume().on("end", () => response.writeHead(401).end());
    return true;
  });
  const auth = bearer(async ({ fresh }) => (fresh || dead ? "new" : "old"));
  await resumableUpload(clientOf(server, auth), fileTransferId, content, options);
  expect(shown).toEqual(["Bearer old", "Bearer old", "Bearer old", "Bearer new", "Bearer new"]);
  expect(Buffer.compare(await server.bytesOf(fileTransferId), bytes)).toBe(0);
});

test("takes no credentials to an origin that the server names", async () => {
  const elsewhere = await startApi(() => ({ status: 204 }));
  started.push(elsewhere);
  const server = await broker((request, response) => {
    if (request.method !== "POST") return false;
    response.writeHead(201, { Location: `${elsewhere.url}/upload`, "Tus-Resumable": "1.0.0" }).end();
    return true;
  });
  const error = await failureOf(resumableUpload(clientOf(server), fileTransferId, content, options));
  expect(error).toMatchObject({ name: "ForeignOriginError", kind: "origin" });
  expect(elsewhere.received).toEqual([]);
});

test("nor to one that the caller names", async () => {
  const elsewhere = await startApi(() => ({ status: 204 }));
  started.push(elsewhere);
  const uploadUrl = `${elsewhere.url}/upload`;
  const call = resumableUpload(clientOf(await broker()), fileTransferId, content, { ...options, uploadUrl });
  expect(await failureOf(call)).toMatchObject({ name: "ForeignOriginError", kind: "origin" });
  expect(elsewhere.received).toEqual([]);
});

test("is not begun anew when the server refuses to say how far it has come", async () => {
  const server = await broker((request, response) => {
    if (request.method !== "HEAD") return false;
    response.writeHead(403).end();
    return true;
  });
  const error = await failureOf(resumableUpload(clientOf(server), fileTransferId, content, options));
  expect(error).toMatchObject({ name: "HttpError", kind: "http", status: 403 });
  expect(JSON.stringify([error, error.message])).not.toContain(fileTransferId);
  expect(server.requests).toEqual([]);
});

test("tells of a server that does not speak TUS", async () => {
  const server = await broker(atPatch(1, (_, response) => Boolean(response.writeHead(204).end())));
  const error = await failureOf(resumableUpload(clientOf(server), fileTransferId, content, options));
  expect(error.message).toBe(
    "PATCH /filetransfer/upload/tus/{fileTransferId}: the API answered 204 without what TUS asks for.",
  );
});

test.each(["", "..", "a/b", "a?b"])("takes no id that leads elsewhere: %j", async (id) => {
  const error = await failureOf(resumableUpload(clientOf(await broker()), id, content, options));
  expect(error.name).toBe("ArgumentError");
});
