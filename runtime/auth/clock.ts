import { httpDate } from "../retry-after.js";

/** This machine's clock, set right by a server that refused the time it told. */
export class Clock {
  #offsetMs = 0;

  /** Whole seconds since 1970. */
  now(): number {
    return Math.floor((Date.now() + this.#offsetMs) / 1000);
  }

  /** Takes the time over from an answer that came just now. */
  learn({ headers }: Response): void {
    const date = httpDate(headers.get("date") ?? "");
    if (date !== undefined) this.#offsetMs = date - Date.now();
  }
}
