import type { Client as FetchClient } from "openapi-fetch";
import { stateOf } from "./call-state.js";
import type { Credential, Identity } from "./auth/credential.js";
import { caller } from "./caller.js";
import type { Finding } from "./doctor/finding.js";
import { watchDeprecations } from "./deprecation.js";
import type { ApiDescriptor } from "./descriptor.js";
import type { Environment } from "./environments.js";
import { ConfigurationError, UnknownEnvironmentError } from "./errors.js";
import type { Emit } from "./events.js";
import { methodsOf, type methods } from "./methods.js";
import type * as doctorModule from "./doctor/index.js";
import { onlyTo, safeUrl } from "./origin.js";
import { changed } from "./replay.js";
import { retry } from "./policies/retry.js";
import { through, type Fetch, type Policy } from "./send.js";
import { transport } from "./transport.js";

/** What a client has beside its operations. An API that has a group of such a name keeps it. */
export interface ClientMembers<Paths extends object, Operations extends object> {
  /**
   * The same client on behalf of another: a system user, or an organization that has delegated to ours. Shares tokens,
   * budgets and limits with this one.
   *
   * @throws {@link ConfigurationError} when a credential cannot act so.
   */
  as(identity: Identity): Client<Paths, Operations>;
  /**
   * Says which step towards a call fails, and why: the settings, key and certificate, this machine's clock, a token, its
   * exchange, its scopes. Asks for one new token, and calls no operation.
   *
   * @returns One finding for each step, in order; after one that failed, the others are skipped. Does not throw.
   */
  doctor(): Promise<readonly Finding[]>;
  /** Base URL of the server it is connected to. */
  readonly server: string;
  /** The version of the API the client was generated for, such as `v1`, where the API names one. */
  readonly version: string | undefined;
}

/** An API's operations by name, and openapi-fetch's methods by path for the same operations where it has paths. */
export type Client<Paths extends object, Operations extends object> = Operations &
  ([Paths] extends [never] ? unknown : Pick<FetchClient<Paths>, (typeof methods)[number]>) &
  Omit<ClientMembers<Paths, Operations>, keyof Operations>;

/** The client {@link connect} makes of a descriptor. */
export type ClientOf<Descriptor> =
  Descriptor extends ApiDescriptor<infer Paths, infer Operations> ? Client<Paths, Operations> : never;

/** How a client is connected. */
export interface ConnectOptions {
  readonly environment: Environment;
  /** Sent to the connected server's origin only. */
  readonly auth?: Credential | readonly Credential[];
  /**
   * Around every request, outermost first; credentials are added inside, where no policy sees them. Left out:
   * `[retry()]`, and inside it what the API brings itself, such as the limits it is known to have.
   */
  readonly policies?: readonly Policy[];
  /** Used for every request, those for tokens included. Left out: the platform's. */
  readonly fetch?: Fetch;
  /** What stands in for the names in braces of the environment's server: an app's `org` and `app`. */
  readonly server?: Readonly<Record<string, string>>;
  /** In place of the environment's server. `custom` needs it. */
  readonly baseUrl?: string;
  /** Longest time in milliseconds for a call that names none of its own. Left out: no limit of ours. */
  readonly timeoutMs?: number;
  /** Hears of attempts, retries, tokens and deprecations, without anything secret or personal in them. */
  readonly onEvent?: Emit;
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
  // Without `window`, and with the redirect mode of uploads, Node does not hold all of a body: nodejs/undici#4058.
  const {
    environment,
    auth = [],
    fetch = (request) => globalThis.fetch(request, { window: null }),
    timeoutMs,
  } = options;
  const server = serverOf(descriptor, options);
  const policies = options.policies ?? [retry(), ...(descriptor.policies ?? [])];
  const emit: Emit = (event) => {
    // Events are for looking on: what a listener throws is its own affair.
    const told = async (): Promise<void> => options.onEvent?.(event);
    told().catch(() => undefined);
  };
  const watch = watchDeprecations(emit);
  const inside: Policy = (next) => (request, call) =>
    // The policies that come with the package look at no header afterwards; others need not be trusted with it.
    (stateOf(call).policy?.(next) ?? next)(options.policies ? changed(request, {}) : request, call);
  const credentials = [auth].flat();

  const clientAs = (identity?: Identity): object => {
    if (identity && credentials.length === 0) {
      throw new ConfigurationError('A client without "auth" cannot act for another.');
    }
    const target = { environment, api: descriptor.id, server: server.href, ...descriptor.auth, fetch, emit, identity };
    const callerWith = (bound: readonly Policy[]) => {
      const send = through([...policies, onlyTo(server.origin), inside, ...bound], transport(fetch));
      return caller(server.href, send, { emit, watch, timeoutMs });
    };
    const call = callerWith(credentials.map((credential) => credential.bind(target)));
    return {
      // Nobody is not oneself.
      as: (identity?: Identity) => clientAs(Object(identity) as Identity),
      doctor: async () => (await loadDoctor()).examine(descriptor, server, credentials, target),
      server: server.href,
      version: descriptor.version,
      ...(descriptor.methods ?? methodsOf)(descriptor, call, target, callerWith),
    };
  };
  return clientAs() as Client<Paths, Operations>;
}

/** Put together so that no bundler takes the doctor into every client. */
async function loadDoctor(): Promise<typeof doctorModule> {
  try {
    return (await import(["altinnkit", "doctor"].join("/"))) as typeof doctorModule;
  } catch {
    throw new ConfigurationError('The doctor is not in this bundle: "npx altinnkit doctor".');
  }
}

/** @internal Where an API runs, as the options have it. */
export function serverOf(
  { id, servers }: ApiDescriptor,
  { environment, baseUrl, server: given = {} }: ConnectOptions,
): URL {
  if (baseUrl !== undefined) {
    if (/[?#]/.test(baseUrl)) throw new ConfigurationError('"baseUrl" must not hold "?" or "#".');
    return safeUrl(baseUrl, "baseUrl");
  }
  if (environment === "custom") throw new ConfigurationError('environment "custom" needs a "baseUrl".');
  const template = servers[environment];
  if (template === undefined) throw new UnknownEnvironmentError(id, environment, Object.keys(servers));
  const server = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name] ?? "";
    // One label of a host, so that no value leads to another.
    if (/^[a-z\d][a-z\d-]*$/i.test(value)) return value;
    throw new ConfigurationError(`${id} needs "server.${name}": letters, digits, "-".`);
  });
  return safeUrl(server, `The server of ${id}`);
}
