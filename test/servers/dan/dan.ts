import type { JWK } from "jose";
import { startApi, type Answer, type Api, type Received } from "../api.js";
import { Clock } from "./clock.js";
import { ownDataset, pinnedDatasets, type OwnDataset } from "./datasets.js";
import { Gateway, type Throttle } from "./gateway.js";
import { Query } from "./query.js";
import { Refused, refusal, type RefusalDetails } from "./refusal.js";
import { units, type Unit } from "./register.js";
import { find, guardedRoutes, openRoutes } from "./routes.js";
import { signatureKey } from "./signature.js";
import type { ConsentAnswer, Source, SourceAnswer, State } from "./state.js";
import { holderOf, maskinportenTokens, readTestToken } from "./tokens.js";

/** data.altinn.no on this machine, and what a test may do to it. */
export interface DanServer extends Api {
  /** Where the service lies: `environment: "custom"` takes it as `baseUrl`. */
  readonly base: string;
  /** The public key of the harvests' signatures. */
  readonly signatureKey: JWK;
  /** The most requests that were in hand at once. */
  readonly mostAtOnce: number;
  /**
   * The subject answers the consent request of an accreditation; `revoked` takes back a yes.
   *
   * @param options.receipt - `false`: Altinn knows, and the service never hears of it.
   */
  answerConsent(accreditation: string, answer: ConsentAnswer, options?: { readonly receipt?: boolean }): void;
  /** From now on subjects answer so as soon as they are asked, or do not. */
  answerConsents(answer: "given" | "denied" | undefined): void;
  /** The sources of an accreditation have the data that took time. */
  makeAvailable(accreditation: string): void;
  /** How long sources take, from now on, for datasets that are asynchronous; left alone, an hour. */
  takeTime(ms: number): void;
  /** A dataset of the test's own; left alone, it is in `DAN-test` and `eBevis`, synchronous, and needs nothing. */
  addDataset(dataset: OwnDataset): void;
  /** A dataset vanishes from the lists, with its source. */
  removeDataset(name: string): void;
  addUnit(number: string, unit: Unit): void;
  /** What a dataset's source gives from now on. Left alone, a sample of each value by its type. */
  provide(dataset: string, source: SourceAnswer | Source): void;
  /** The next requests that pass the gateway and have a token are refused with a code, known or not. */
  fail(code: number, times?: number, details?: RefusalDetails): void;
  /** The next requests are answered so, whatever they are: the gateway's own refusals, HTML, nothing. */
  answerNext(answer: Answer, times?: number): void;
  /** Reminders that fail from now on, one for each kind of message. */
  failReminders(messages: number): void;
  /** The gateway lets through so many requests in a time; 429 then. `undefined` lets all through. */
  throttle(throttle: Throttle | undefined): void;
  /** The gateway lets through so many requests, and 403 then. */
  limitTo(requests: number): void;
  /** Moves the service's clock ahead. */
  advance(ms: number): void;
}

/** The organization of the tests' tokens, a public agency. */
export const agency = "312455714";

/**
 * Starts data.altinn.no as the fact sheet tells it: the gateway, tokens, accreditations with their consents and
 * reminders, harvests, open data, lists, and the register of units. It knows every pinned dataset.
 *
 * @param maskinporten - Whose tokens it takes. Left out, it takes those of `testToken`.
 */
export async function startDan(maskinporten?: { readonly url: string; readonly issuer: string }): Promise<DanServer> {
  const readToken = maskinporten ? maskinportenTokens(maskinporten) : readTestToken;
  const state: State = {
    clock: new Clock(),
    datasets: pinnedDatasets(),
    sources: new Map(),
    units: new Map(units),
    accreditations: new Map(),
    asyncDelayMs: 60 * 60 * 1000,
    failingReminders: 0,
  };
  const gateway = new Gateway();
  const failures: Refused[] = [];
  const answers: Answer[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;

  async function answer(received: Received): Promise<Answer> {
    const invocationId = crypto.randomUUID();
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    try {
      const told = answers.shift();
      if (told) return told;
      const { headers, ...rest } = await serve(received);
      return { ...rest, headers: { "x-invocationId": invocationId, "x-version": "test", ...headers } };
    } catch (error) {
      const refused = error instanceof Refused ? error : refusal(1015);
      return refused.answer(invocationId);
    } finally {
      atOnce--;
    }
  }

  async function serve({ method, url, headers, body }: Received): Promise<Answer> {
    const { pathname, search } = new URL(url, "http://dan.test");
    const asked = `${method} ${pathname.replace(/^\/v1/, "")}`;
    const ask = { method, query: new Query(search), headers, body };
    const open = find(openRoutes, asked);
    if (open) {
      failNow();
      return open.handler(state, { ...ask, path: open.path });
    }
    const context = gateway.admit(headers["ocp-apim-subscription-key"] as string | undefined);
    const guarded = find(guardedRoutes, asked);
    if (!guarded) return { status: 404 };
    const holder = await holderOf(headers.authorization, readToken);
    failNow();
    return guarded.handler(state, { ...ask, path: guarded.path }, { ...holder, context });
  }

  function failNow(): void {
    const failure = failures.shift();
    if (failure) throw failure;
  }

  const api = await startApi(answer);
  return {
    ...api,
    base: `${api.url}/v1`,
    signatureKey: await signatureKey(),
    get mostAtOnce() {
      return mostAtOnce;
    },
    answerConsent: (id, said, { receipt = true } = {}) => {
      const stored = state.accreditations.get(id)!;
      const consent = stored.consent!;
      consent.answer = said;
      if (!receipt) return;
      // The service is told of answers, not of a yes that is taken back.
      consent.heard = said === "revoked" ? "given" : said;
      stored.lastChanged = state.clock.now();
    },
    answerConsents: (answer) => {
      state.answerToAll = answer && { answer, heard: answer };
    },
    makeAvailable: (id) => {
      state.accreditations.get(id)!.availableAt = state.clock.now();
    },
    takeTime: (ms) => {
      state.asyncDelayMs = ms;
    },
    addDataset: (given) => void state.datasets.set(given.evidenceCodeName, ownDataset(given)),
    removeDataset: (name) => void state.datasets.delete(name),
    addUnit: (number, unit) => void state.units.set(number, unit),
    provide: (name, source) => void state.sources.set(name, typeof source === "function" ? source : () => source),
    fail: (code, times = 1, details = {}) => {
      failures.push(...Array.from({ length: times }, () => refusal(code, details)));
    },
    answerNext: (next, times = 1) => void answers.push(...Array.from({ length: times }, () => next)),
    failReminders: (messages) => {
      state.failingReminders = messages;
    },
    throttle: (throttle) => {
      gateway.throttle = throttle;
    },
    limitTo: (requests) => gateway.limitTo(requests),
    advance: (ms) => state.clock.advance(ms),
  };
}
