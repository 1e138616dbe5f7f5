import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { bytesOf } from "./api.js";
import { serve, type Running } from "./listen.js";

const path = "/broker/api/v1/filetransfer/upload/tus";

/** Has the say before anything is done: true, and it has answered. */
export type Before = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** A Broker as far as uploads go, over the TUS protocol's own server. */
export interface Broker extends Running {
  /** Method and where the upload had come to, of every TUS request in order. */
  readonly requests: readonly string[];
  /** Bodies of `POST /filetransfer`. */
  readonly opened: readonly unknown[];
  bytesOf(fileTransferId: string): Promise<Buffer>;
}

export const fileTransferId = "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70";

/** Starts it. As at Broker, an upload's address is its file transfer's, and its `Location` says so. */
export async function startBroker(before: Before = () => false): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), "altinnkit-broker-"));
  const requests: string[] = [];
  const opened: unknown[] = [];
  const tus = new Server({
    path,
    datastore: new FileStore({ directory: folder }),
    namingFunction: (request) => new URL(request.url).pathname.split("/").at(-1)!,
    generateUrl: (_, { id }) => `${path}/${id}`,
    getFileIdFromRequest: (_, last) => last,
  });
  const running = await serve((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    if (await before(request, response)) return;
    if (url.startsWith(`${path}/`)) {
      requests.push([method, headers["upload-offset"]].filter(Boolean).join(" "));
      return tus.handle(request, response);
    }
    if (url.endsWith("/upload") && headers["content-length"] === undefined) return void response.writeHead(500).end();
    if (url.endsWith("/upload")) await writeFile(join(folder, fileTransferId), await bytesOf(request));
    else if (method === "POST") opened.push(JSON.parse((await bytesOf(request)).toString()));
    if (url.endsWith("/download")) return sendFile(response, headers.range);
    const body = method === "POST" ? { fileTransferId } : { fileTransferId, fileTransferStatus: "Published" };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
  }

  async function sendFile(response: ServerResponse, range = "bytes=0-"): Promise<void> {
    const bytes = await readFile(join(folder, fileTransferId));
    const from = Number(/^bytes=(\d+)-$/.exec(range)![1]);
    response.writeHead(from > 0 ? 206 : 200, {
      "Content-Length": bytes.length - from,
      "Content-Disposition": 'attachment; filename="report.zip"',
    });
    response.end(bytes.subarray(from));
  }

  return {
    url: `${running.url}/broker/api/v1`,
    requests,
    opened,
    bytesOf: (id) => readFile(join(folder, id)),
    close: async () => {
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}
