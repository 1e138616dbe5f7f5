import createClient, { type Client as FetchClient } from "openapi-fetch";
import type { Credential } from "./auth/credential.js";
import { caller, type Caller } from "./caller.js";
import type { ApiDescriptor, OperationDescriptor } from "./descriptor.js";
import type { Environment } from "./environments.js";
import { ConfigurationError, UnknownEnvironmentError } from "./errors.js";
import { named, type NamedMethod } from "./named.js";
import { onlyTo, safeUrl } from "./origin.js";
import { retry } from "./policies/retry.js";
import { through, type Fetch, type Policy } from "./send.js";
import { transport } from "./transport.js";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

// OpenAPI's own default for objects, where openapi-fetch has deepObject.
const querySerializer = { object: { style: "form", explode: true } } as const;

/** An API's operations by name, and openapi-fetch's methods by path for the same operations. */
export type Client<Paths extends object, Operations extends object> = Operations &
  Pick<FetchClient<Paths>, (typeof methods)[number]>;

/** The client {@link connect} makes of a descriptor. */
export type ClientOf<Descriptor> =
  Descriptor extends ApiDescriptor<infer Paths, infer Operations> ? Client<Paths, Operations> : never;

/** How a client is connected. */
export interface ConnectOptions {
  readonly environment: Environment;
  /** Sent to the connected server's origin only. */
  readonly auth?: Credential | readonly Credential[];
  /** Around every request, outermost first; credentials are added inside. Left out: `[retry()]`. */
  readonly policies?: readonly Policy[];
  /** Used for every request, those for tokens included. Left out: the platform's. */
  readonly fetch?: Fetch;
  /** In place of the environment's server. `custom` needs it. */
  readonly baseUrl?: string;
}

/**
 * Opens a typed client for one API version. Sends nothing yet.
 *
 * @param descriptor - Generated: which API, which version, where it runs.
 * @returns A client; 4xx and 5xx arrive as `error`, they do not throw.
 * @throws {@link UnknownEnvironmentError} when the API has no server in `options.environment`.
 * @throws {@link ConfigurationError} when the server is not https, or a credential does not fit the environment.
 */
export function connect<Paths extends object, Operations extends object>(
  descriptor: ApiDescriptor<Paths, Operations>,
  options: ConnectOptions,
): Client<Paths, Operations> {
  const { environment, policies = [retry()], fetch = (request) => globalThis.fetch(request) } = options;
  const server = serverOf(descriptor, options);
  const credentials = [options.auth ?? []]
    .flat()
    .map((credential) => credential.bind({ environment, token: descriptor.auth.token, fetch }));
  const send = through([...policies, onlyTo(server.origin), ...credentials], transport(fetch));
  const call = caller(descriptor, createClient({ baseUrl: server.href, querySerializer }), send);

  const byPath = methods.map((method) => [method, (path: string, init = {}) => call(method, path, init)]);
  return { ...operationsOf(descriptor, call), ...Object.fromEntries(byPath) } as Client<Paths, Operations>;
}

function serverOf({ id, servers }: ApiDescriptor, { environment, baseUrl }: ConnectOptions): URL {
  if (baseUrl !== undefined) return safeUrl(baseUrl, "baseUrl");
  if (environment === "custom") throw new ConfigurationError('environment "custom" needs a "baseUrl".');
  const server = servers[environment];
  if (server === undefined) throw new UnknownEnvironmentError(id, environment, Object.keys(servers));
  return safeUrl(server, `The server of ${id}`);
}

function operationsOf({ operations }: ApiDescriptor, call: Caller): Record<string, Record<string, NamedMethod>> {
  return mapValues(operations, (group) => mapValues(group, (operation: OperationDescriptor) => named(operation, call)));
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
