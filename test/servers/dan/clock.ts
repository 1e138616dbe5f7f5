/** The service's clock. */
export class Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}

export const dayMs = 24 * 60 * 60 * 1000;

/** A moment as .NET writes it: seven decimals and an offset. */
export function written(moment: Date): string {
  return moment.toISOString().replace("Z", "4567+00:00");
}

/** A moment to the second, without a time zone. */
export function writtenWithoutZone(moment: Date): string {
  return moment.toISOString().slice(0, 19);
}
