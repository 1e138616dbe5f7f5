import { DanError, type DanErrorFacts } from "./dan-error.js";

/**
 * How it stands with a consent: not answered (`pending`), `denied` or taken back, run out (`expired`), `answered` when a
 * reminder comes too late, `unneeded` when there is nothing to remind of. `unknown` where the service does not tell.
 */
export type ConsentState = "pending" | "denied" | "expired" | "answered" | "unneeded" | "unknown";

/** The subject's consent is missing, or a reminder of it is not in place: 1010, 1011, 1012, 1021. */
export class ConsentError extends DanError {
  override readonly name = "ConsentError";
  readonly consent: ConsentState;

  constructor(facts: DanErrorFacts) {
    const consent = consentOf(facts);
    super({ ...facts, hint: `Consent: ${consent}.` });
    this.consent = consent;
  }
}

/** One code stands for several states; only the service's sentence tells them apart. */
function consentOf({ operation, codeName, description = "" }: DanErrorFacts): ConsentState {
  if (codeName === "ExpiredConsent") return "expired";
  if (codeName === "DeletedConsent") return "denied";
  if (codeName === "ConsentAlreadyHandled") return "answered";
  if (operation.endsWith("/reminders")) return "unneeded";
  const said = /\b(?:(pending)|(denied|revoked)|(expired))\b/i.exec(description) ?? [];
  const [, pending, denied, expired] = said;
  if (pending) return "pending";
  if (denied) return "denied";
  return expired ? "expired" : "unknown";
}
