import { TokenError } from "./token-error.js";
import type { TokenAnswer } from "./token-request.js";

/** What may help after a refusal: a new grant, one told by the server's clock, or another of the client's keys. */
export type Remedy = "grant" | "clock" | "key";

const signature = 'The signature does not fit. Check "key", its "kid" or certificate, and their environment.';
const clock = "The grant's time is off. Check this machine's clock.";

/**
 * What a refusal means that says this, in small letters, and what to do.
 *
 * @see [Maskinporten, troubleshooting](https://docs.digdir.no/docs/Maskinporten/maskinporten_feilsoking)
 */
const meanings: readonly (readonly [says: string, hint: string, remedy?: Remedy])[] = [
  ["mp-011", "A value is malformed, or a claim is not expected."],
  ["mp-012", "The grant was used before.", "grant"],
  ["mp-100", "Check the client id, and that it is of this environment.", "key"],
  ["mp-110", 'The audience is wrong. Check "issuer", with the slash at its end.'],
  ["mp-120", signature, "key"],
  ["mp-121", "The registered key has expired. Rotate: register a new one.", "key"],
  ["mp-122", "The certificate is another organization's than the client."],
  ["mp-123", "The certificate chain is malformed."],
  ["mp-124", signature, "key"],
  ["mp-130", clock, "clock"],
  ["mp-200", "The client has not been given the scope."],
  ["mp-201", "The client's integration type does not allow the scope."],
  ["mp-250", "The consumer has not been given the scope."],
  ["mp-251", "The consumer has not delegated the scope to this supplier, in this environment."],
  ["mp-30", "The type, a field or a value of the authorization details is not allowed, or missing."],
  // Some come without a code of their own.
  ["issue time is after now", clock, "clock"],
  ["combination consumer_org", '"consumerOrg" is the client\'s own organization. Leave it out.'],
];

const unanswered = " A consent not yet answered is refused too: ask again when it is.";

// Beside the error, not on it: nobody else is to branch on it.
const remedies = new WeakMap<TokenError, Remedy>();

/** What may help after a refusal that {@link refusedGrant} has made. */
export function remedyOf(error: unknown): Remedy | undefined {
  return error instanceof TokenError ? remedies.get(error) : undefined;
}

/** A group of as many digits as an organization's number has, or a person's. */
const someonesNumber = /\b(\d{9}|\d{11})\b/;

/**
 * The error for a refused grant. Of the answer it keeps only the codes and the id that support can search for:
 * descriptions hold organization numbers. An id is left out when it may be somebody's.
 *
 * @param ofConsent - The grant asked for a token by consent.
 */
export function refusedGrant({ text, facts }: TokenAnswer, ofConsent: boolean): TokenError {
  const { error, description } = oauthError(text);
  const code = /\bMP-\d{3}\b/.exec(description)?.[0] ?? error;
  const [, hint = "", remedy] = meanings.find(([says]) => description.toLowerCase().includes(says)) ?? [];
  const id = /\b(?:trace|correlation)[ _-]?id\W{1,3}([\da-f]{8}[\da-f-]{8,28})\b/i.exec(description)?.[1];
  const refusal = new TokenError(
    "Maskinporten",
    `the grant was refused (${code ? `${code}, ` : ""}HTTP ${facts.status}).${hint && ` ${hint}`}${ofConsent ? unanswered : ""}`,
    { ...facts, code, ids: id && !someonesNumber.test(id) ? { traceId: id } : {} },
  );
  if (remedy) remedies.set(refusal, remedy);
  return refusal;
}

function oauthError(text: string): { readonly error?: string | undefined; readonly description: string } {
  try {
    const { error, error_description: description } = JSON.parse(text) as Record<string, unknown>;
    const known = typeof error === "string" && /^[a-z_]{1,60}$/.test(error);
    return { error: known ? error : undefined, description: String(description) };
  } catch {
    return { description: "" };
  }
}
