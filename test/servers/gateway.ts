import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesOf } from "./api.js";
import { serve, type Running } from "./listen.js";

/** What a gateway lets through, and where to. */
export interface GatewayOptions {
  /** Base URL of the API behind it. */
  readonly upstream: string;
  /** Path the API lies under here; cut off on the way. */
  readonly base: string;
  /** Throws for a token that is not good. */
  readonly verify: (token: string, headers: IncomingMessage["headers"]) => Promise<unknown>;
}

/** An API's front door. */
export interface Gateway extends Running {
  /** Method, path and status of every request, in order. */
  readonly seen: readonly string[];
}

/** Starts a front door that asks for a good token, as the platform does before an API sees a request. */
export async function startGateway({ upstream, base, verify }: GatewayOptions): Promise<Gateway> {
  const seen: string[] = [];
  const running = await serve((request, response) => void pass(request, response));

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "", headers } = request;
    const status = await answer(request, response, `${upstream}${url.slice(base.length)}`, method, headers);
    seen.push(`${method} ${url.split("?")[0]} ${status}`);
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    method: string,
    headers: IncomingMessage["headers"],
  ): Promise<number> {
    try {
      await verify(headers.authorization?.replace(/^Bearer /, "") ?? "", headers);
    } catch {
      response.writeHead(401).end();
      return 401;
    }
    const { host: _, connection: __, "transfer-encoding": ___, ...forwarded } = headers as Record<string, string>;
    const body = await bytesOf(request);
    const answered = await fetch(target, { method, headers: forwarded, body: body.length > 0 ? body : null });
    const bytes = Buffer.from(await answered.arrayBuffer());
    const type = answered.headers.get("content-type");
    response.writeHead(answered.status, type === null ? {} : { "Content-Type": type }).end(bytes);
    return answered.status;
  }

  return { ...running, seen };
}
