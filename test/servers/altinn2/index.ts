import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesOf } from "../api.js";
import { serve, type Running } from "../listen.js";
import { authorization } from "./authorization.js";
import { brokerService } from "./broker.js";
import { messageBox } from "./messages.js";
import { metadata } from "./metadata.js";
import { parties } from "./parties.js";
import { requests } from "./requests.js";
import { routed, type Given, type Routes } from "./routes.js";
import { serviceOwner } from "./service-owner.js";
import { addresses } from "./site.js";

export { organisation, person } from "./parties.js";

/** A request that was let in. */
export interface Seen {
  /** Method and documented path template. */
  readonly route: string;
  /** It came to the documented address, not to one a link has led to. */
  readonly isDocumented: boolean;
}

/** How it stands in. */
export interface StandInOptions {
  /** Where links that are none of its own lead. */
  readonly foreignOrigin: string;
  /**
   * Routes, by method and documented path template, that stay where they are documented; all else has moved to entirely
   * other addresses. Left out: nothing has moved.
   */
  readonly unmoved?: readonly string[];
  /** What who is not logged in gets: a page at once, or a redirect to one. */
  readonly login?: "page" | "redirect";
  /** The token to be shown; left out, `token`. */
  readonly token?: string;
  /** What its links call it; left out, where it listens. */
  readonly origin?: string;
}

/** An Altinn II as far as its REST API goes, with state. */
export interface StandIn extends Running {
  readonly seen: readonly Seen[];
}

export const apiKey = "11111111-2222-3333-4444-555555555555";
const loginPage = '<html><form action="/login"><input type="password"></form></html>';
const open = /^(GET \/metadata|POST \/authentication)/;

/** Starts one. */
export async function startAltinn2(options: StandInOptions): Promise<StandIn> {
  const { foreignOrigin, unmoved, login = "page", token = "token", origin } = options;
  const routes: Routes = {
    ...messageBox(),
    ...parties(),
    ...authorization(),
    ...requests(),
    ...brokerService(),
    ...metadata,
    ...serviceOwner(),
    "POST /authentication/authenticatewithpassword": () => ({
      headers: { "Set-Cookie": ".ASPXAUTH=secret; path=/; HttpOnly" },
    }),
  };
  const seen: Seen[] = [];
  const stays =
    unmoved &&
    ((path: string) => unmoved.some((route) => routed({ [route]: routes[route]! }, route.split(" ")[0]!, path)));
  const site = addresses(() => origin ?? running.url, foreignOrigin, stays);
  const running = await serve((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", headers } = request;
    const body = await bytesOf(request);
    const url = new URL(request.url!, running.url);
    const found = site.documented(url.pathname);
    if (url.pathname === "/login") return void response.setHeader("Content-Type", "text/html").end(loginPage);
    // A link may bring a query of its own along.
    const { pathname: path, searchParams } = new URL(found ?? "", running.url);
    for (const [name, value] of url.searchParams) searchParams.set(name, value);
    const hit = found === undefined ? undefined : routed(routes, method, path);
    if (!hit) return give(response, { status: 404 });
    const isOpen = open.test(hit.route);
    if (!isOpen && headers["apikey"] !== apiKey) {
      return give(response, { status: 400, phrase: "Required header 'ApiKey' is missing." });
    }
    if (!isOpen && !hit.route.endsWith("hasavailablefiles") && headers.authorization !== `Bearer ${token}`) {
      return give(
        response,
        login === "page"
          ? { body: loginPage, headers: { "Content-Type": "text/html" } }
          : { status: 302, headers: { Location: "/login" } },
      );
    }
    seen.push({ route: hit.route, isDocumented: url.pathname.startsWith("/api/") });
    give(response, hit.handler({ at: hit.at, path, query: searchParams, headers, body, site }));
  }

  return { ...running, seen };
}

function give(response: ServerResponse, { status = 200, phrase, headers = {}, body }: Given): void {
  const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const all = isRaw ? headers : { "Content-Type": "application/hal+json; charset=utf-8", ...headers };
  if (phrase === undefined) response.writeHead(status, all);
  else response.writeHead(status, phrase, all);
  response.end(isRaw ? body : JSON.stringify(body));
}
