import type { Moment } from "altinnkit/codegen";
import { moment } from "../values/moment.js";
import { DanError, type DanErrorFacts } from "./dan-error.js";

/** The source of an asynchronous dataset is still at work: 1016. Ask again, in a while. */
export class NotReadyError extends DanError {
  override readonly name = "NotReadyError";
  /** The earliest moment to ask again, where the source tells one. Without a time zone it is the service's clock: UTC. */
  declare readonly retryAt?: Moment;

  constructor(facts: DanErrorFacts) {
    const retryAt = lastMoment(facts.description ?? "");
    super({ ...facts, ...(retryAt && { retryAt, hint: `Not before ${retryAt.text}.` }) });
  }
}

/** The service has no member for it: it ends its sentence with it. */
function lastMoment(description: string): Moment | undefined {
  const texts = description.match(/\d{4}-\d{2}-\d{2}(?:[T ][\d:.,]*\d(?: ?(?:Z\b|[+-]\d{2}:?\d{2}\b))?)?/gi) ?? [];
  return texts
    .map(moment)
    .filter((one) => one !== null)
    .at(-1);
}
