import type { JWTPayload } from "jose";
import { startApi, type Answer, type Api, type Received } from "./api.js";
import { keyOf } from "./dan/contexts.js";
import { startJudge, type Judge } from "./judge.js";

/** A request that was let in. */
export interface Asked extends Received {
  /** The path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly claims: JWTPayload;
}

/** What one operation of a service does, and for whom. */
export interface ServedOperation {
  /** Each entry a set that will do; left out, any token will. */
  readonly scopes?: readonly (readonly string[])[];
  /** The service's document does not tell of it, so that nobody can judge. */
  readonly untold?: true;
  readonly answer: (asked: Asked) => Answer | Promise<Answer>;
}

/** The JSON that was sent, which Prism has judged. */
export function sent({ body }: Asked): unknown {
  return JSON.parse(body.toString());
}

/** A service of the platform, with what it remembers. */
export interface Service {
  /** The contract it keeps. */
  readonly id: string;
  /** Path it lies under. */
  readonly base: string;
  /** Whose tokens it takes. */
  readonly token: "altinn" | "maskinporten";
  /** The gateway before it asks for the key of a subscription. */
  readonly subscriptionKey?: true;
  /** By method and path template below the base. */
  readonly operations: Readonly<Record<string, ServedOperation>>;
}

/** Altinn's platform. */
export interface Platform extends Api {
  /** Method, path and status of every request, in order. */
  readonly seen: readonly string[];
}

/** What a good token claims; each throws for any other. */
export type Verifiers = Readonly<Record<Service["token"], (token: string) => Promise<JWTPayload>>>;

/**
 * Starts a platform of services. As there, a request without a good token is answered with 401, one whose token lacks
 * the operation's scope with 403. Prism judges the others by the service's document; it starts when it is first needed.
 */
export async function startPlatform(services: readonly Service[], verifiers: Verifiers): Promise<Platform> {
  const judges = new Map<Service, Promise<Judge>>();
  const seen: string[] = [];

  const api = await startApi(async (received) => {
    const answer = await answerOf(received);
    seen.push(`${received.method} ${received.url.split("?")[0]} ${answer.status ?? 200}`);
    return answer;
  });

  async function answerOf(received: Received): Promise<Answer> {
    const { method, url, headers } = received;
    const { pathname, searchParams: query } = new URL(url, "http://platform.test");
    const service = services.find(({ base }) => pathname.startsWith(`${base}/`));
    const route = service && routeOf(service, method, pathname.slice(service.base.length));
    if (service === undefined || route === undefined) return { status: 404, body: { title: "No such operation" } };
    const token = headers.authorization?.replace(/^Bearer /, "") ?? "";
    const claims = await verifiers[service.token](token).catch(() => undefined);
    const hasKey = !service.subscriptionKey || headers["ocp-apim-subscription-key"] === keyOf("eBevis");
    if (claims === undefined || !hasKey) return { status: 401 };
    const { scopes = [[]], untold, answer } = route.operation;
    const held = String(claims["scope"]).split(" ");
    if (!scopes.some((all) => all.every((one) => held.includes(one)))) return { status: 403 };
    const answered = (): Answer | Promise<Answer> => answer({ ...received, path: route.path, query, claims });
    if (untold) return answered();
    const judge = judges.get(service) ?? startJudge(service.id, service.base);
    judges.set(service, judge);
    return (await judge).judge(received, answered);
  }

  return {
    ...api,
    seen,
    close: async () => {
      await Promise.all([api.close(), ...[...judges.values()].map(async (judge) => (await judge).close())]);
    },
  };
}

interface Route {
  readonly operation: ServedOperation;
  readonly path: Readonly<Record<string, string>>;
}

/** Of two that fit, the one with fewer parameters, as OpenAPI has it. */
function routeOf({ operations }: Service, method: string, path: string): Route | undefined {
  const fitting = Object.entries(operations).flatMap(([key, operation]) => {
    const [wanted, template = ""] = key.split(" ");
    const pattern = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const found = wanted === method ? pattern.exec(path) : null;
    return found === null ? [] : [{ operation, path: decoded(found.groups ?? {}) }];
  });
  return fitting.sort((one, other) => Object.keys(one.path).length - Object.keys(other.path).length)[0];
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
