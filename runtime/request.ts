import type { HeadersOptions, PathSerializer } from "openapi-fetch";
import { ArgumentError } from "./errors.js";
import { requestWith, type BodySource } from "./replay.js";
import { nameOf, type Call } from "./send.js";

type Values = Readonly<Record<string, unknown>>;

/** What a request is made of: what openapi-fetch takes for one call. */
export interface RequestParts extends Omit<RequestInit, "body" | "headers"> {
  readonly params?: { readonly [part in "path" | "query" | "header"]?: object | undefined };
  readonly headers?: HeadersInit | HeadersOptions | undefined;
  /** Headers that any other of the same name replaces. */
  readonly usualHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly duplex?: "half";
  /** Told once a successful answer begins. */
  readonly onSent?: (() => void) | undefined;
  readonly baseUrl?: string;
  /** Gives what `fetch` takes, or a function that gives it anew each time it is sent. */
  readonly bodySerializer?: (body: unknown, headers: Headers) => unknown;
  /** A function; openapi-fetch's `createQuerySerializer` makes one of options. */
  readonly querySerializer?: (query: object) => string;
  readonly pathSerializer?: PathSerializer;
}

/** Makes the body of a request out of what the caller gave, with what is said about it. */
export type BodyWriter = (parts: RequestParts, call: Call) => RequestParts;

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
  const {
    params = {},
    headers: own,
    usualHeaders,
    body: value,
    baseUrl = server,
    bodySerializer = bodyText,
    querySerializer = queryText,
    pathSerializer = (template, values) => filledPath(template, values, call),
    ...init
  } = parts;
  const filled = pathSerializer(path, { ...params.path });
  const query = querySerializer(params.query ?? {});
  const headers = merged(usualHeaders, own, params.header);
  const body = value === undefined ? null : ((bodySerializer(value, headers) ?? null) as BodySource | null);
  if (body !== null && !(body instanceof FormData) && !headers.has("content-type")) {
    headers.set("Content-Type", "application/json");
  }
  const url = `${baseUrl.replace(/\/$/, "")}${filled === "/" ? "" : filled}${query && `?${query}`}`;
  return requestWith(url, { redirect: "manual", ...init, method: call.method, headers }, body);
}

/** Stops a path parameter from leading to another operation: URLs resolve `..` before they are sent. */
function filledPath(path: string, values: Values, call: Call): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    const text = [value].flat().map(encoded).join(",");
    if (!/^\.{0,2}$/.test(text)) return text;
    throw new ArgumentError(nameOf(call), `the path parameter "${name}" is missing, empty or a dot segment.`);
  });
}

/** Style `form`, exploded: a list repeats its name, an object's members stand by their own. */
export function queryText(query: object): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown) => {
    if (value !== undefined && value !== null) pairs.push(`${encoded(name)}=${encoded(value)}`);
  };
  for (const [name, value] of Object.entries(query as Values)) {
    if (Array.isArray(value)) for (const one of value) add(name, one);
    else if (isPlain(value)) for (const [member, one] of Object.entries(value)) add(member, one);
    else add(name, value);
  }
  return pairs.join("&");
}

/** Any other object has no members to write, and would vanish from the query. */
function isPlain(value: unknown): value is Values {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
function merged(...all: (RequestParts["headers"] | object)[]): Headers {
  const headers = new Headers();
  for (const some of all) {
    if (some === undefined) continue;
    const entries = some instanceof Headers || Array.isArray(some) ? some : Object.entries(some);
    for (const [name, value] of entries as Iterable<[string, unknown]>) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) headers.set(name, value as string);
    }
  }
  return headers;
}
