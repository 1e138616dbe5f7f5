import { startAltinnExchange } from "../servers/altinn-exchange.js";
import { startApi, type Answer, type Received } from "../servers/api.js";
import { newKey } from "../servers/keys.js";
import type { Running } from "../servers/listen.js";
import { startMaskinporten } from "../servers/maskinporten.js";
import type { Place } from "./portable.js";

/** Lets a page of any origin call, as a browser needs. */
const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "*, Authorization, Content-Type, Content-Disposition",
  "Access-Control-Allow-Methods": "*",
  "Access-Control-Expose-Headers": "*",
};

/** Starts the one server all runtimes are checked against. */
export async function startPlace(): Promise<Running & { readonly place: Omit<Place, "isBrowser"> }> {
  const key = await newKey("test-key");
  const scopes = ["altinn:serviceowner/instances.read"];
  const client = { clientId: "test-client", organization: "310724181", scopes, keys: [key.publicJwk] };
  const maskinporten = await startMaskinporten({ clients: [client] });
  const exchange = await startAltinnExchange(maskinporten);
  const unavailable = new Set<string>();

  async function answer(request: Received): Promise<Answer> {
    if (request.method === "OPTIONS") return { status: 204 };
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const isGood = request.url.startsWith("/exchanged/")
      ? await exchange.verify(token).catch(() => null)
      : token === "token";
    if (!isGood) return { status: 401 };
    return answerTo(request, unavailable);
  }

  const api = await startApi(async (request) => {
    const { headers = {}, ...answered } = await answer(request);
    return { ...answered, headers: { ...cors, ...headers } };
  });
  return {
    ...api,
    place: { url: api.url, issuer: maskinporten.issuer, exchangeUrl: exchange.exchangeUrl, key: key.privateJwk },
    close: async () => {
      await Promise.all([api.close(), exchange.close(), maskinporten.close()]);
    },
  };
}

function answerTo({ method, url, headers, body }: Received, unavailable: Set<string>): Answer {
  const path = url.split("?")[0]!.replace(/^\/[^/]+/, "");
  if (path === "/applications") return { status: 403 };
  if (path === "/instances/gone") {
    return {
      status: 404,
      headers: { "Content-Type": "application/problem+json" },
      body: { title: "Not Found", status: 404 },
    };
  }
  if (path.endsWith("/history") || path.endsWith("/elsewhere/data"))
    return { status: 307, headers: { Location: "https://elsewhere.test/" } };
  if (path.includes("/texts/")) {
    if (unavailable.has(path)) return { body: { id: "texts" } };
    unavailable.add(path);
    return { status: 503 };
  }
  if (path.endsWith("/upload")) return { body: { length: headers["content-length"] } };
  if (method === "POST") {
    const name = /filename\*=UTF-8''(\S+)/.exec(headers["content-disposition"] ?? "")?.[1] ?? "";
    return {
      status: 201,
      body: { size: body.length, contentType: headers["content-type"], filename: decodeURIComponent(name) },
    };
  }
  if (path.includes("/data/")) {
    return {
      headers: { "Content-Type": "application/octet-stream", "Content-Length": "4" },
      body: new Uint8Array([0, 1, 2, 255]),
    };
  }
  return { body: { id: "1/2", appId: "ttd/app" } };
}
