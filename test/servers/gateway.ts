import type { IncomingMessage, ServerResponse } from "node:http";
import type { JWTPayload } from "jose";
import { bytesOf, give, type Answer, type Received } from "./api.js";
import { serve, type Running } from "./listen.js";

/** What a gateway lets through, and where to. */
export interface GatewayOptions {
  /** Base URL of the API behind it; asked for with every request. */
  readonly upstream: () => Promise<string>;
  /** Path the API lies under here; cut off on the way. */
  readonly base: string;
  /** The claims of a token; throws for one that is not good. */
  readonly verify: (token: string, headers: IncomingMessage["headers"]) => Promise<JWTPayload>;
  /**
   * Answers in place of the API behind it, unless that refuses the request. `undefined` leaves the answer to it.
   */
  readonly answer?: (request: Received, claims: JWTPayload) => Answer | undefined | Promise<Answer | undefined>;
}

/** An API's front door. */
export interface Gateway extends Running {
  /** Method, path and status of every request, in order. */
  readonly seen: readonly string[];
}

/** Starts a front door that asks for a good token, as the platform does before an API sees a request. */
export async function startGateway({ upstream, base, verify, answer }: GatewayOptions): Promise<Gateway> {
  const seen: string[] = [];
  const running = await serve((request, response) => void pass(request, response));

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "", headers } = request;
    const given = await answerTo({ method, url, headers, body: await bytesOf(request) });
    seen.push(`${method} ${url.split("?")[0]} ${given.status ?? 200}`);
    give(response, given);
  }

  async function answerTo(request: Received): Promise<Answer> {
    const { headers } = request;
    let claims: JWTPayload;
    try {
      claims = await verify(headers.authorization?.replace(/^Bearer /, "") ?? "", headers);
    } catch {
      return { status: 401 };
    }
    const forwarded = await forward(request);
    // What Prism holds against a request is 4xx; its 5xx are about answers it could not make up.
    const isRefused = forwarded.status! >= 400 && forwarded.status! < 500;
    return (isRefused ? undefined : await answer?.(request, claims)) ?? forwarded;
  }

  async function forward({ method, url, headers, body }: Received): Promise<Answer> {
    const { host: _, connection: __, "transfer-encoding": ___, ...forwarded } = headers as Record<string, string>;
    const target = `${await upstream()}${url.slice(base.length)}`;
    const answered = await fetch(target, { method, headers: forwarded, body: body.length > 0 ? body : null });
    const type = answered.headers.get("content-type");
    return {
      status: answered.status,
      headers: type === null ? {} : { "Content-Type": type },
      body: new Uint8Array(await answered.arrayBuffer()),
    };
  }

  return { ...running, seen };
}
