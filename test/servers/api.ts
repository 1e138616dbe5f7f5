import type { IncomingMessage, ServerResponse } from "node:http";
import { serve, type Running } from "./listen.js";

/** A request as it came in. */
export interface Received {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer<ArrayBuffer>;
}

/** What is answered: a status, headers, and a body that is sent as JSON unless it is text or bytes. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An API that answers as told and remembers what it was asked. */
export interface Api extends Running {
  readonly received: readonly Received[];
}

/** Starts an API. `answer` also gets how many requests came before. */
export async function startApi(answer: (request: Received, before: number) => Answer | Promise<Answer>): Promise<Api> {
  const received: Received[] = [];
  const running = await serve((request, response) => void respond(request, response));

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body: await bytesOf(request) };
    received.push(seen);
    give(response, await answer(seen, received.length - 1));
  }

  return { ...running, received };
}

/** Sends an answer. */
export function give(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const raw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  response.writeHead(status, raw ? headers : { "Content-Type": "application/json", ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

/** Answers for {@link startApi}: one after the other, the last one for ever. */
export function inTurn(...answers: readonly Answer[]): (request: Received, before: number) => Answer {
  return (_, before) => answers[Math.min(before, answers.length - 1)]!;
}

/** All of a request's body. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
