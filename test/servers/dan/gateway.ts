import { contextOf } from "./contexts.js";
import { gatewayRefusal } from "./refusal.js";

/** How many requests the gateway lets through. */
export interface Throttle {
  readonly requests: number;
  readonly perMs: number;
}

/** The gateway before the service: it wants a key, and counts requests. */
export class Gateway {
  throttle: Throttle | undefined;
  #quota = Infinity;
  #seen: number[] = [];

  /** From now on so many requests, then no more. */
  limitTo(requests: number): void {
    this.#quota = requests;
  }

  /** The product that a key stands for; throws for what is not let through. */
  admit(key: string | undefined): string {
    const context = contextOf(key ?? "");
    if (context === undefined) {
      throw gatewayRefusal(401, `The subscription key is ${key === undefined ? "missing" : "unknown"}.`);
    }
    if (this.#quota-- <= 0) throw gatewayRefusal(403, "The quota is used up.");
    this.#count();
    return context;
  }

  #count(): void {
    if (!this.throttle) return;
    const { requests, perMs } = this.throttle;
    const now = performance.now();
    this.#seen = this.#seen.filter((moment) => moment > now - perMs);
    if (this.#seen.length >= requests) {
      throw gatewayRefusal(429, "Too many requests.", Math.ceil((this.#seen[0]! + perMs - now) / 1000));
    }
    this.#seen.push(now);
  }
}
