/** Something for the user to mend; printed without a stack. Anything else is our bug and printed with one. */
export class InputError extends Error {
  override readonly name: string = "InputError";
}
