import { AltinnkitError } from "altinnkit";
import type { XmlError } from "altinnkit/xml";

const shown = 3;

/** An object that no valid document can be made of. Nothing is written. */
export class InvalidBatchError extends AltinnkitError {
  override readonly name = "InvalidBatchError";
  readonly kind = "argument";
  /** All that is wrong, each with the path of its place. */
  readonly errors: readonly XmlError[];

  constructor(element: string, errors: readonly XmlError[]) {
    const more = errors.length > shown ? ` And ${errors.length - shown} more.` : "";
    const told = errors.slice(0, shown).map(({ message }) => message);
    super(`${element}: ${told.join(" ")}${more}`);
    this.errors = errors;
  }
}
