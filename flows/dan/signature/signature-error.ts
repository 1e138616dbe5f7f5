import { AltinnkitError } from "altinnkit";

/**
 * What is wrong with a signature: there is none (`missing`), it cannot be read (`malformed`), none of the keys made it
 * (`key`), or it is another body's (`body`).
 */
export type SignatureFault = "missing" | "malformed" | "key" | "body";

const sentences: Readonly<Record<SignatureFault, string>> = {
  missing: "the answer carries no signature.",
  malformed: "the signature is no compact JWS with RS256 and a digest.",
  key: "none of the keys made the signature.",
  body: "the signature is of another body than came.",
};

/** An answer is not signed as it must be. It is not handed over. */
export class SignatureError extends AltinnkitError {
  override readonly name = "SignatureError";
  readonly kind = "answer";
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault, operation?: string) {
    super(`${operation ?? "Signature"}: ${sentences[fault]}`, { operation });
    this.fault = fault;
  }
}
