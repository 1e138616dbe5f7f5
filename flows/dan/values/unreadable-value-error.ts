import { AltinnkitError } from "altinnkit";

/** A value is not of the type that its dataset declares. */
export class UnreadableValueError extends AltinnkitError {
  override readonly name = "UnreadableValueError";
  readonly kind = "answer";
  /** Name on the wire. */
  readonly dataset: string;
  /** The value's name. */
  readonly value: string;
  readonly #text: string;

  constructor(dataset: string, value: string, type: string, text: string) {
    super(`${dataset}, value ${value}: what came is no ${type}. The error's "text" holds it.`);
    this.dataset = dataset;
    this.value = value;
    this.#text = text;
  }

  /** What came. It may tell of a person, so it is in no message and no print. */
  get text(): string {
    return this.#text;
  }
}
