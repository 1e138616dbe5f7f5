import { TokenError } from "../errors.js";

/**
 * What to do about Maskinporten's codes.
 *
 * @see [Maskinporten, troubleshooting](https://docs.digdir.no/docs/Maskinporten/maskinporten_feilsoking)
 */
const hints: Readonly<Record<string, string>> = {
  "MP-011": "A value is malformed, or a claim is not expected.",
  "MP-012": "The grant was used before.",
  "MP-100": "Check the client id, and that the client is registered in this environment.",
  "MP-110": 'The audience is wrong: it is the issuer, with the slash at its end. Check "issuer".',
  "MP-120": 'The signature does not fit a registered key. Check "key" and "kid", and their environment.',
  "MP-121": "The registered key has expired. Register a new one.",
  "MP-122": "The certificate is another organization's than the client.",
  "MP-123": "The certificate chain is malformed.",
  "MP-124": 'The signature does not fit a registered key. Check "key" and "kid", and their environment.',
  "MP-130": "The grant's time is off. Check this machine's clock.",
  "MP-200": "The client has not been given a scope it asks for.",
  "MP-201": "The client's integration type does not allow a scope it asks for.",
  "MP-250": "The consumer has not been given the scope.",
  "MP-251": "The consumer has not delegated the scope to this supplier, in this environment.",
  "MP-301": "The type of the authorization details is not known.",
  "MP-302": "The authorization details have missing or unknown fields.",
  "MP-303": "The authorization details have values that are not allowed.",
};

/** The error for a refused grant. Of the answer it keeps only the codes: descriptions hold organization numbers. */
export function refusedGrant(status: number, text: string): TokenError {
  const { error, description } = oauthError(text);
  const code = /\bMP-\d{3}\b/.exec(description)?.[0] ?? error;
  const says = [code, `HTTP ${status}`].filter(Boolean).join(", ");
  const hint = hints[code ?? ""];
  return new TokenError("Maskinporten", `the grant was refused (${says}).${hint ? ` ${hint}` : ""}`, {
    status,
    ...(code ? { code } : {}),
  });
}

function oauthError(text: string): { readonly error?: string; readonly description: string } {
  try {
    const { error, error_description: description } = JSON.parse(text) as Record<string, unknown>;
    const known = typeof error === "string" && /^[a-z_]{1,60}$/.test(error);
    return { ...(known ? { error } : {}), description: String(description) };
  } catch {
    return { description: "" };
  }
}
