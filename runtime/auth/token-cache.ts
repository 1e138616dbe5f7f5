/** A token as its issuer gave it. */
export interface IssuedToken {
  readonly value: string;
  /** Seconds from its receipt until it dies. */
  readonly lifetime: number;
}

interface HeldToken {
  readonly value: string;
  /** In the clock's milliseconds. */
  readonly staleAt: number;
}

/**
 * Tokens by key, each minted once however many ask for it at the same time.
 *
 * A token's age is counted from its receipt here, never read from `exp`: that is the server's clock, not ours.
 */
export class TokenCache {
  readonly #held = new Map<string, HeldToken>();
  readonly #flights = new Map<string, Promise<string>>();
  readonly #clock: () => number;

  /** @param clock - In milliseconds. Not a monotonic one by default: those may stand still while the machine sleeps. */
  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** The token held under a key, or a new one. The signal ends this caller's waiting only. */
  async get(key: string, mint: () => Promise<IssuedToken>, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const held = this.#held.get(key);
    if (held && this.#clock() < held.staleAt) return held.value;
    return untilAborted(this.#flights.get(key) ?? this.#takeOff(key, mint), signal);
  }

  /** Forgets a token, but not one that has come in its place. */
  drop(key: string, value: string): void {
    if (this.#held.get(key)?.value === value) this.#held.delete(key);
  }

  #takeOff(key: string, mint: () => Promise<IssuedToken>): Promise<string> {
    const flight = this.#fly(key, mint).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  async #fly(key: string, mint: () => Promise<IssuedToken>): Promise<string> {
    const { value, lifetime } = await mint();
    const skew = Math.min(30, lifetime * 0.2);
    this.#held.set(key, { value, staleAt: this.#clock() + (lifetime - skew) * 1000 });
    return value;
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
