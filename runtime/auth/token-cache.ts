import { AltinnkitError } from "../errors.js";
import type { TokenEvent } from "../events.js";
import { unlessAborted } from "../wait.js";
import { inTime } from "./in-time.js";
import { stopwatch } from "./stopwatch.js";
import { TokenError } from "./token-error.js";
import type { TokenSource } from "./token-source.js";
import { fetchStored, putStored, type TokenStore } from "./token-store.js";

/** A token as its issuer gave it. */
export interface IssuedToken {
  readonly value: string;
  /** Seconds it lives. */
  readonly lifetime: number;
}

/** A token and how old it may be. */
export interface HeldToken extends IssuedToken {
  /** Milliseconds since it was asked for. */
  readonly age: () => number;
}

/** Has a token issued. `afresh`: the last one was refused, so one that somebody keeps will not do. */
export type Mint = (afresh: boolean) => Promise<HeldToken>;

/** The tokens under one key. */
export type TokenCache = (key: string, mint: Mint) => TokenSource;

interface Entry {
  held?: HeldToken | undefined;
  flight?: Promise<string> | undefined;
  failure?: Failure | undefined;
  refused?: string | undefined;
}

interface Failure {
  readonly error: unknown;
  /** True as long as it is told without asking again, and in any case for so many milliseconds. */
  readonly holds: (leastMs: number) => boolean;
}

/** How long a failure that asking again does not change is held, in milliseconds. */
const failureHoldMs = 5000;
/** However long the other side asks to be left alone. */
const longestHoldMs = 60_000;
/** What has not come by then never will: some key function or `fetch` does not settle. */
const flightMs = 60_000;
/** A token this new may be refused because the API's clock is behind its issuer's, in milliseconds. */
const newMs = 5000;

/**
 * Tokens by key, each minted once however many ask for it at the same time.
 *
 * A token's age is never read from `exp`: that is the server's clock, not ours. It is counted from the moment it was
 * asked for, not from its receipt: its issuer began to count somewhere between, and an answer may take long. It is used
 * until thirty seconds, or a fifth of its life, before its end; from half as much earlier on, the next one is fetched
 * while this one still serves.
 *
 * @param size - Keys kept; the longest unused one goes first.
 */
export function tokenCache(from: TokenEvent["from"], store?: TokenStore, size = 10_000): TokenCache {
  const entries = new Map<string, Entry>();

  const use = (key: string): Entry => {
    const entry = entries.get(key) ?? {};
    // A map keeps the order of insertion, so what is used goes to its end.
    entries.delete(key);
    if (entries.size >= size) evict(entries);
    entries.set(key, entry);
    return entry;
  };

  const renew = async (key: string, refused: string | undefined, mint: Mint): Promise<HeldToken> => {
    const stored = store && (await fetchStored(store, key));
    if (stored && stored.value !== refused) {
      const elsewhere = Date.now() - stored.requestedAt;
      const here = stopwatch();
      const held = { ...stored, age: () => elsewhere + here() };
      // One from the future tells a clock that is off, and then its age tells nothing.
      if (elsewhere >= 0 && isGood(held, 1.5)) return held;
    }
    const held = await mint(refused !== undefined);
    const { value, lifetime, age } = held;
    if (store) await putStored(store, key, { value, lifetime, requestedAt: Math.floor(Date.now() - age()) });
    return held;
  };

  const late = (says: string) => new TokenError(from, says, { retryable: true });

  const fly = (key: string, entry: Entry, mint: Mint): Promise<string> => {
    entry.flight ??= inTime(renew(key, entry.refused, mint), flightMs, late(`no token within ${flightMs} ms.`))
      .then((held) => {
        if (!isGood(held, 0)) throw late("the token came too late.");
        Object.assign(entry, { held, failure: undefined, refused: undefined });
        return held.value;
      })
      .catch((error: unknown) => {
        const age = stopwatch();
        entry.failure = { error, holds: (leastMs) => age() < Math.max(leastMs, holdOf(error)) };
        throw error;
      })
      .finally(() => (entry.flight = undefined));
    return entry.flight;
  };

  return (key, mint) => ({
    from,
    async get(signal) {
      signal?.throwIfAborted();
      const entry = use(key);
      const { held, failure } = entry;
      if (held && isGood(held, 1)) {
        if (!isGood(held, 1.5) && !failure?.holds(failureHoldMs)) fly(key, entry, mint).catch(() => undefined);
        return held.value;
      }
      if (failure?.holds(0)) throw failure.error;
      const flight = fly(key, entry, mint);
      return unlessAborted(flight, signal);
    },
    refuse(token, evenNew = false) {
      const entry = entries.get(key);
      if (entry?.held?.value !== token) return true;
      if (!evenNew && entry.held.age() < newMs) return false;
      Object.assign(entry, { held: undefined, refused: token });
      return true;
    },
  });
}

function evict(entries: Map<string, Entry>): void {
  for (const [key, { flight }] of entries) {
    if (flight === undefined) {
      entries.delete(key);
      return;
    }
  }
}

/** True until so many margins before the token's end. */
function isGood({ lifetime, age }: HeldToken, margins: number): boolean {
  return age() < (lifetime - margins * Math.min(30, lifetime * 0.2)) * 1000;
}

function holdOf(error: unknown): number {
  const { retryable = true, retryAfterMs = 0 } = error instanceof AltinnkitError ? error : {};
  return Math.min(Math.max(retryable ? 0 : failureHoldMs, retryAfterMs), longestHoldMs);
}
