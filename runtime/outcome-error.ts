import { AltinnkitError } from "./altinnkit-error.js";

/** The API took on work that takes time, and the work came to another end than the one wanted. */
export class OutcomeError extends AltinnkitError {
  override readonly name = "OutcomeError";
  readonly kind = "outcome";
  declare readonly operation: string;
  /** What the API calls that end, such as `Failed`. */
  declare readonly outcome: string;

  constructor(operation: string, outcome: string) {
    super(`${operation}: the work ended as ${outcome}.`, { operation, outcome });
  }
}
