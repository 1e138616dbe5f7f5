import { AltinnkitError, type ErrorFacts } from "altinnkit";
import type { errorCodes } from "../../../generated/dan/datasets/v1/index.gen.js";

/** The service's name for what is wrong. */
export type DanErrorName = keyof typeof errorCodes;

/** What may be known of a refusal. */
export interface DanErrorFacts extends ErrorFacts {
  readonly operation: string;
  readonly status: number;
  /** The service's own number for what is wrong; absent when the gateway answered, or nobody said a word. */
  readonly code?: number | undefined;
  readonly codeName?: DanErrorName | undefined;
  /** The source's own number, such as `SVV-3`, or the service's for a source, `ES-5001`. */
  readonly detailCode?: string | undefined;
  /** The service's sentence. */
  readonly description?: string | undefined;
  /** The source's sentence. */
  readonly detailDescription?: string | undefined;
  /** On a 403: scopes the operation asks for, each entry a set that will do. */
  readonly scopes?: readonly (readonly string[])[] | undefined;
  /** What the message says beside the numbers. */
  readonly hint?: string | undefined;
}

/**
 * data.altinn.no, its gateway or a dataset's source refused. This class itself stands for codes that are new.
 *
 * What the service calls the request in its own logs is `ids.invocationId`.
 */
export class DanError extends AltinnkitError {
  override readonly name: string = "DanError";
  readonly kind = "http";
  declare readonly operation: string;
  declare readonly status: number;
  /** The service's own number for what is wrong; absent when the gateway answered, or nobody said a word. */
  declare readonly code?: number;
  /** The service's name for {@link code}, where it is a known one. */
  declare readonly codeName?: DanErrorName;
  /** The source's own number, such as `SVV-3`, or the service's for a source, `ES-5001`. */
  declare readonly detailCode?: string;
  /** On a 403: scopes the operation asks for, each entry a set that will do. */
  declare readonly scopes?: readonly (readonly string[])[];
  readonly #description: string | undefined;
  readonly #detailDescription: string | undefined;

  constructor({ description, detailDescription, hint, ...facts }: DanErrorFacts) {
    super(`${facts.operation}: the service answered ${told(facts)}.${hint ? ` ${hint}` : ""}`, facts);
    this.#description = description;
    this.#detailDescription = detailDescription;
  }

  /** The service's sentence. It may name a party, so it is in no message and no print. */
  get description(): string | undefined {
    return this.#description;
  }

  /** The sentence of the dataset's source, likewise. */
  get detailDescription(): string | undefined {
    return this.#detailDescription;
  }
}

function told({ status, code, codeName, detailCode }: Omit<DanErrorFacts, "operation">): string {
  const numbers = [code, detailCode].filter((one) => one !== undefined).join(", ");
  const what = [codeName, numbers && `(${numbers})`].filter(Boolean).join(" ");
  return what ? `${status}, ${what}` : String(status);
}
