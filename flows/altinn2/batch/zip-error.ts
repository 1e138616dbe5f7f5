import { AltinnkitError } from "altinnkit";

/**
 * What is wrong with a ZIP: it is larger than what is allowed (`limit`), a file in it has a name that leads elsewhere, is
 * used twice or is not there (`name`), it is encrypted (`encrypted`), or it is damaged or not told the same way everywhere
 * (`damaged`).
 */
export type ZipFault = "limit" | "name" | "encrypted" | "damaged";

/** A ZIP that is not read, or not written. */
export class ZipError extends AltinnkitError {
  override readonly name = "ZipError";
  readonly kind = "argument";
  readonly fault: ZipFault;
  readonly #file: string | undefined;

  constructor(fault: ZipFault, says: string, file?: string) {
    super(`ZIP: ${says}${file === undefined ? "" : ` The error's "file" names it.`}`);
    this.fault = fault;
    this.#file = file;
  }

  /** The name of the file it is about. It may tell of a person, so it is in no message and no print. */
  get file(): string | undefined {
    return this.#file;
  }
}
