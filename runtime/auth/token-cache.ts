import { unlessAborted } from "../wait.js";
import { AltinnkitError } from "../errors.js";
import { stopwatch } from "./stopwatch.js";
import { fetchStored, putStored, type TokenStore } from "./token-store.js";

/** A token as its issuer gave it. */
export interface IssuedToken {
  readonly value: string;
  /** Seconds from its receipt until it dies. */
  readonly lifetime: number;
}

/** Has a token issued. `afresh`: the last one was refused, so one that somebody keeps will not do. */
export type Mint = (afresh: boolean) => Promise<IssuedToken>;

interface Entry {
  held?: HeldToken | undefined;
  flight?: Promise<string> | undefined;
  failure?: Failure | undefined;
  refused?: string | undefined;
}

interface HeldToken extends IssuedToken {
  /** In milliseconds. */
  readonly age: () => number;
}

interface Failure {
  readonly error: unknown;
  readonly age: () => number;
}

/** How long a failure that asking again does not change is told without asking again, in milliseconds. */
const failureHoldMs = 5000;
/** A token this new may be refused because the API's clock is behind its issuer's, in milliseconds. */
const youthMs = 5000;

/**
 * Tokens by key, each minted once however many ask for it at the same time.
 *
 * A token's age is counted from its receipt here, never read from `exp`: that is the server's clock, not ours. It is
 * used until thirty seconds, or a fifth of its life, before its end; from half as much earlier on, the next one is
 * fetched while this one still serves.
 */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();
  readonly #store: TokenStore | undefined;
  readonly #size: number;

  /** @param size - Keys kept; the longest unused one goes first. */
  constructor(store?: TokenStore, size = 1000) {
    this.#store = store;
    this.#size = size;
  }

  /** The token held under a key, or a new one. The signal ends this caller's waiting only. */
  async get(key: string, mint: Mint, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const entry = this.#entry(key);
    const { held, failure } = entry;
    const lately = failure !== undefined && failure.age() < failureHoldMs;
    if (held && isGood(held, 1)) {
      if (!isGood(held, 1.5) && !lately) this.#fly(key, entry, mint).catch(() => undefined);
      return held.value;
    }
    if (lately && isFinal(failure.error)) throw failure.error;
    return unlessAborted(this.#fly(key, entry, mint), signal);
  }

  /** Forgets a token, but not one that has come in its place. */
  drop(value: string): void {
    const entry = this.#entryOf(value);
    if (entry) {
      entry.held = undefined;
      entry.refused = value;
    }
  }

  /** True for a token that has only just come. */
  isYoung(value: string): boolean {
    const held = this.#entryOf(value)?.held;
    return held !== undefined && held.age() < youthMs;
  }

  #fly(key: string, entry: Entry, mint: Mint): Promise<string> {
    entry.flight ??= this.#renew(key, entry, mint)
      .catch((error: unknown) => {
        entry.failure = { error, age: stopwatch() };
        throw error;
      })
      .finally(() => (entry.flight = undefined));
    return entry.flight;
  }

  async #renew(key: string, entry: Entry, mint: Mint): Promise<string> {
    const { refused } = entry;
    const held = (await this.#fetch(key, refused)) ?? (await this.#mint(key, mint, refused !== undefined));
    Object.assign(entry, { held, failure: undefined, refused: undefined });
    return held.value;
  }

  async #fetch(key: string, refused: string | undefined): Promise<HeldToken | undefined> {
    const stored = this.#store && (await fetchStored(this.#store, key));
    if (stored === undefined || stored.value === refused) return undefined;
    const elsewhere = Date.now() - stored.receivedAt;
    const here = stopwatch();
    const held = { value: stored.value, lifetime: stored.lifetime, age: () => elsewhere + here() };
    // One from the future tells a clock that is off, and then its age tells nothing.
    return elsewhere >= 0 && isGood(held, 1.5) ? held : undefined;
  }

  async #mint(key: string, mint: Mint, afresh: boolean): Promise<HeldToken> {
    const { value, lifetime } = await mint(afresh);
    const held = { value, lifetime, age: stopwatch() };
    if (this.#store) await putStored(this.#store, key, { value, lifetime, receivedAt: Date.now() });
    return held;
  }

  #entry(key: string): Entry {
    const entry = this.#entries.get(key) ?? {};
    // A map keeps the order of insertion, so what is used goes to its end.
    this.#entries.delete(key);
    if (this.#entries.size >= this.#size) this.#evict();
    this.#entries.set(key, entry);
    return entry;
  }

  #evict(): void {
    const idle = [...this.#entries].find(([, { flight }]) => flight === undefined);
    if (idle) this.#entries.delete(idle[0]);
  }

  #entryOf(value: string): Entry | undefined {
    return [...this.#entries.values()].find(({ held }) => held?.value === value);
  }
}

/** True until so many margins before the token's end. */
function isGood({ lifetime, age }: HeldToken, margins: number): boolean {
  return age() < (lifetime - margins * Math.min(30, lifetime * 0.2)) * 1000;
}

function isFinal(error: unknown): boolean {
  return error instanceof AltinnkitError && !error.retryable;
}
