import type { HeadersOptions, PathSerializer } from "openapi-fetch";
import { ArgumentError } from "./errors.js";
import { rememberBody } from "./replay.js";
import { nameOf, type Call } from "./send.js";

type Values = Readonly<Record<string, unknown>>;

/** What a request is made of: what openapi-fetch takes for one call. */
export interface RequestParts extends Omit<RequestInit, "body" | "headers"> {
  readonly params?: { readonly [part in "path" | "query" | "header"]?: object | undefined };
  readonly headers?: HeadersInit | HeadersOptions | undefined;
  /** Headers that any other of the same name replaces. */
  readonly usualHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly baseUrl?: string;
  readonly bodySerializer?: (body: unknown, headers: Headers) => unknown;
  /** A function; openapi-fetch's `createQuerySerializer` makes one of options. */
  readonly querySerializer?: (query: object) => string;
  readonly pathSerializer?: PathSerializer;
}

/**
 * Makes the request of a call; parameters are written in OpenAPI's default styles.
 *
 * @throws {@link ArgumentError} when that cannot be. It repeats nothing, where platforms quote the header they refuse.
 */
export function requestOf(server: string, call: Call, path: string, parts: RequestParts): Request {
  try {
    return make(server, call, path, parts);
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(nameOf(call), "no request can be made of these parameters, headers and body.");
  }
}

function make(server: string, call: Call, path: string, parts: RequestParts): Request {
  const { params, headers: own, usualHeaders, body: value, baseUrl = server, ...rest } = parts;
  const { bodySerializer = bodyText, querySerializer = queryText, pathSerializer, ...init } = rest;
  const values = (params?.path ?? {}) as Values;
  const filled = pathSerializer ? pathSerializer(path, values) : filledPath(path, values, call);
  const query = querySerializer(params?.query ?? {});
  const headers = merged(usualHeaders, own, params?.header);
  const body = value === undefined ? undefined : (bodySerializer(value, headers) as BodyInit);
  if (body !== undefined && !(body instanceof FormData) && !headers.has("content-type")) {
    headers.set("Content-Type", "application/json");
  }
  const target = `${baseUrl.replace(/\/$/, "")}${filled}`;
  const request = new Request(query ? `${target}?${query}` : target, {
    ...init,
    method: call.method,
    redirect: "manual",
    headers,
    ...(body === undefined ? {} : { body }),
  });
  rememberBody(request, body);
  return request;
}

/** Stops a path parameter from leading to another operation: URLs resolve `..` before they are sent. */
function filledPath(path: string, values: Values, call: Call): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = [values[name] ?? ""].flat().map(encoded).join(",");
    if (!["", ".", ".."].includes(text)) return text;
    throw new ArgumentError(nameOf(call), `the path parameter "${name}" is missing, empty or a dot segment.`);
  });
}

/** Style `form`, exploded: a list repeats its name, an object's members stand by their own. */
function queryText(query: unknown): string {
  return Object.entries(query as Values)
    .flatMap(([name, value]): [string, unknown][] => {
      if (Array.isArray(value)) return value.map((one) => [name, one]);
      return typeof value === "object" && value ? Object.entries(value) : [[name, value]];
    })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join("&");
}

function encoded(value: unknown): string {
  if (typeof value === "object") throw new TypeError();
  return encodeURIComponent(value as string | number | boolean);
}

function bodyText(body: unknown, headers: Headers): unknown {
  if (body instanceof FormData) return body;
  const isForm = headers.get("content-type") === "application/x-www-form-urlencoded";
  return isForm ? String(new URLSearchParams(body as Record<string, string>)) : JSON.stringify(body);
}

/** One set of headers; a later one wins, and `null` takes it out. */
function merged(usual: RequestParts["usualHeaders"], ...others: (RequestParts["headers"] | object)[]): Headers {
  const headers = new Headers(usual);
  for (const some of others) {
    if (some === undefined) continue;
    const entries = some instanceof Headers || Array.isArray(some) ? some : Object.entries(some);
    for (const [name, value] of entries as Iterable<[string, unknown]>) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) headers.set(name, value as string);
    }
  }
  return headers;
}
